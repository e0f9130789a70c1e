"""The range audit as the worker's parent receives it, against numpy's own arithmetic."""

import json
import subprocess
import sys
from pathlib import Path

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - its usual name

WORKER = Path(__file__).parents[2] / "worker/quantgate_worker/__main__.py"
CLASSES, WIDTH, EXAMPLES = 3, 16, 30


@pytest.fixture
def data():
    """Rows further and further out, and weights that are no matter of chance."""
    rng = np.random.default_rng(5)
    rows = rng.normal(size=(EXAMPLES, WIDTH)) * np.linspace(1, 90, EXAMPLES)[:, None]
    return rows.astype(np.float32), -rng.normal(size=(CLASSES, WIDTH)).astype(np.float32)


@pytest.fixture
def package(data, saved):
    _, weight = data

    @mb.program(input_specs=[mb.TensorSpec((1, WIDTH))], opset_version=ct.target.iOS15)
    def program(x):
        square = mb.mul(x=x, y=x, name="square")
        product = mb.linear(x=square, weight=weight, name="product")
        return mb.softmax(x=product, axis=-1, name="scores")

    labels = ct.ClassifierConfig([str(n) for n in range(CLASSES)])
    return saved(
        ct.convert(
            program,
            convert_to="mlprogram",
            minimum_deployment_target=ct.target.iOS15,
            compute_precision=ct.precision.FLOAT32,
            classifier_config=labels,
            skip_model_load=True,
        )
    )


@pytest.fixture
def answer(data, package, tmp_path):
    """Ask a worker about the package and its cast to halves; return measurements by variant."""
    rows, _ = data
    np.savez(tmp_path / "rows.npz", x=rows)
    samples = tmp_path / "samples.jsonl"
    samples.write_text("".join(f'{{"id": "{n}", "label": "0"}}\n' for n in range(EXAMPLES)))
    request = {
        "id": "m",
        "do": "measure",
        "model": "wide",
        "side": "head",
        "target": "portable",
        "task": "image-classification",
        "source": str(package),
        "variants": [
            {"name": "reference", "recipe": {"kind": "stored"}},
            {"name": "fp16", "recipe": {"kind": "preset", "preset": "fp16"}},
        ],
        "samples": str(samples),
        "data": [{"key": "arrays", "at": str(tmp_path / "rows.npz")}],
        "options": {"top": 2},
        "out": str(tmp_path / "out"),
        "keepPackages": False,
    }
    ran = subprocess.run(  # noqa: S603 - the worker itself
        [sys.executable, "-I", str(WORKER)],
        input=json.dumps(request).encode(),
        capture_output=True,
        check=True,
    )
    result = json.loads(ran.stdout.splitlines()[-1])["value"]
    return {measurement["variant"]: measurement for measurement in result["measurements"]}


def test_the_largest_values_and_their_examples_are_those_that_numpy_computes(answer, data):
    rows, weight = data
    squares = rows * rows
    products = np.abs(squares @ weight.T).max(axis=1)
    factors = np.maximum(products, squares.max(axis=1))
    found = answer["reference"]["range"]
    (overflow,), (product,) = found["overflows"]["ops"], found["products"]["ops"]
    assert (overflow["op"], overflow["name"]) == ("linear", "product")
    assert overflow["largest"] == pytest.approx(products.max(), rel=1e-5)
    assert 0 < overflow["examples"] == (products > 65504).sum() < EXAMPLES
    assert product["largest"] == pytest.approx(factors.max(), rel=1e-5)
    assert product["examples"] == (factors > 32768).sum() > overflow["examples"]
    assert (found["precision"], found["examples"]) == ("fp32", EXAMPLES)


def test_what_the_audit_foretells_of_fp16_comes_true(answer, data, tmp_path):
    """The examples whose product overflows have no finite answer in 16 bits."""
    foretold = answer["reference"]["range"]["overflows"]["ops"][0]["examples"]
    lines = (tmp_path / "out" / answer["fp16"]["records"]["path"]).read_text().splitlines()
    lost = [json.loads(line) for line in lines if "error" in json.loads(line)]
    assert len(lost) == foretold
    rows, weight = data
    halves = rows.astype(np.float16).astype(np.float32)
    squares = (halves * halves).astype(np.float16).astype(np.float32)
    products = squares @ weight.astype(np.float16).astype(np.float32).T
    # Halves end in the middle between 65,504 and what would be the next one.
    assert len(lost) == (products >= 65520).any(axis=1).sum()
