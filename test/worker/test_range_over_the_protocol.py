"""The range audit as the worker's parent receives it, against numpy's own arithmetic."""

import json
from pathlib import Path

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - its usual name

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
def answer(converse, data, package, tmp_path):
    """Ask for the records of the package's cast to halves, and how far the package reaches."""
    rows, _ = data
    np.savez(tmp_path / "rows.npz", x=rows)
    samples = tmp_path / "samples.jsonl"
    samples.write_text("".join(f'{{"id": "{n}", "label": "0"}}\n' for n in range(EXAMPLES)))
    half = {
        "key": "fp16",
        "recipe": {"kind": "preset", "preset": "fp16"},
        "into": str(tmp_path / "fp16"),
    }

    def evaluate(lane, at, **more):
        return {
            "id": lane,
            "do": "evaluate",
            "engine": "portable",
            "task": "image-classification",
            "options": {"top": 2},
            "data": [{"key": "arrays", "at": str(tmp_path / "rows.npz")}],
            "samples": str(samples),
            "source": {"model": str(package)},
            "lanes": [{"name": lane, "packages": {"model": str(at)}, "into": str(tmp_path / lane)}],
            "chunks": [{"key": "all", "rows": [[0, EXAMPLES]], "for": [lane]}],
            **more,
        }

    events, status, _ = converse(
        {"id": "c", "do": "convert", "source": {"model": str(package)}, "recipes": [half]},
        evaluate("halves", tmp_path / "fp16" / "model.mlpackage"),
        evaluate("reference", package, watch="range"),
    )
    assert status == 0
    told = {event["lane"]: Path(event["file"]) for event in events if "file" in event}
    records = [json.loads(line) for line in told["halves"].read_text().splitlines()]
    return records, json.loads(told["reference"].read_text())["range"]


def test_the_largest_values_and_their_examples_are_those_that_numpy_computes(answer, data):
    rows, weight = data
    squares = rows * rows
    products = np.abs(squares @ weight.T).max(axis=1)
    factors = np.maximum(products, squares.max(axis=1))
    _, found = answer
    (overflow,), (product,) = found["overflows"]["ops"], found["products"]["ops"]
    assert (overflow["op"], overflow["name"]) == ("linear", "product")
    assert overflow["largest"] == pytest.approx(products.max(), rel=1e-5)
    assert 0 < overflow["examples"] == (products > 65504).sum() < EXAMPLES
    assert product["largest"] == pytest.approx(factors.max(), rel=1e-5)
    assert product["examples"] == (factors > 32768).sum() > overflow["examples"]
    assert (found["precision"], found["examples"]) == ("fp32", EXAMPLES)


def test_what_the_audit_foretells_of_fp16_comes_true(answer, data):
    """The examples whose product overflows have no finite answer in 16 bits."""
    records, found = answer
    foretold = found["overflows"]["ops"][0]["examples"]
    lost = [record for record in records if "error" in record]
    assert len(lost) == foretold
    rows, weight = data
    halves = rows.astype(np.float16).astype(np.float32)
    squares = (halves * halves).astype(np.float16).astype(np.float32)
    products = squares @ weight.astype(np.float16).astype(np.float32).T
    # Halves end in the middle between 65,504 and what would be the next one.
    assert len(lost) == (products >= 65520).any(axis=1).sum()
