import json
from pathlib import Path

import coremltools as ct
import numpy as np
import pytest
from coremltools.models import MLModel
from hypothesis import given
from hypothesis import strategies as st
from scipy.ndimage import uniform_filter
from sklearn.metrics.pairwise import cosine_similarity

from quantgate_worker.datasets.dataset import Example
from quantgate_worker.datasets.parts import Part
from quantgate_worker.errors import UserError
from quantgate_worker.package.interface import interface
from quantgate_worker.tasks.nearness import MOST_DECIBELS, nearness, ssim
from quantgate_worker.tasks.parity import Parity, ParityReader, worst
from quantgate_worker.tasks.task import Missing

(PASS,) = Parity.passes
CASES = 1_000


def spec_of(package):
    return MLModel(str(package), skip_model_load=True).get_spec()


def cases():
    random = np.random.default_rng(5)
    for _ in range(CASES):
        shape = random.integers(1, 6, random.integers(1, 4))
        scale = 10.0 ** random.integers(-6, 7)
        reference = (random.normal(size=shape) * scale).astype(np.float32)
        noise = random.normal(size=shape) * scale * 10.0 ** random.integers(-5, 1)
        yield (reference + noise).astype(np.float32), reference


def test_cosines_are_those_of_scikit_learn():
    for own, reference in cases():
        expected = cosine_similarity(
            own.reshape(1, -1).astype(float), reference.reshape(1, -1).astype(float)
        )
        found = nearness(own, reference, picture=False)
        assert found["cosine"] == pytest.approx(expected.item(), abs=1e-12)


def test_snr_and_psnr_are_those_of_coremltools_own_tests():
    """Its `compute_snr_and_psnr`, without the 1e-7 that keeps it from dividing by nothing."""
    for own, reference in cases():
        one, other = own.reshape(-1).astype(float), reference.reshape(-1).astype(float)
        noise = np.mean((one - other) ** 2)
        found = nearness(own, reference, picture=False)
        assert found["snr"] == pytest.approx(10 * np.log10(np.mean(other**2) / noise), abs=1e-9)
        assert found["psnr"] == pytest.approx(10 * np.log10(np.max(other**2) / noise), abs=1e-9)
        assert found["max-error"] == np.abs(one - other).max()


def of_scikit_image(one, other):
    """Its structural_similarity(data_range=255), written again over scipy's own filter."""
    mean = {key: uniform_filter(value, 7) for key, value in pairs(one, other).items()}
    norm = 49 / 48
    vx = norm * (mean["xx"] - mean["x"] ** 2)
    vy = norm * (mean["yy"] - mean["y"] ** 2)
    vxy = norm * (mean["xy"] - mean["x"] * mean["y"])
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    a = (2 * mean["x"] * mean["y"] + c1) * (2 * vxy + c2)
    b = (mean["x"] ** 2 + mean["y"] ** 2 + c1) * (vx + vy + c2)
    return (a / b)[3:-3, 3:-3].mean()


def pairs(x, y):
    return {"x": x, "y": y, "xx": x * x, "yy": y * y, "xy": x * y}


def test_similarity_of_pictures_is_that_of_scikit_image():
    random = np.random.default_rng(6)
    for _ in range(CASES):
        height, width = random.integers(7, 20, 2)
        one = random.integers(0, 256, (height, width, 3)).astype(float)
        other = np.clip(one + random.normal(size=one.shape) * random.integers(1, 80), 0, 255)
        channels = [of_scikit_image(one[..., c], other[..., c]) for c in range(3)]
        assert ssim(one, other) == pytest.approx(np.mean(channels), abs=1e-10)
        assert ssim(one[..., 0], other[..., 0]) == pytest.approx(channels[0], abs=1e-10)


def test_a_picture_is_held_against_the_brightest_there_is():
    own, reference = np.full((8, 8, 3), 10, np.uint8), np.full((8, 8, 3), 20, np.uint8)
    found = nearness(own, reference, picture=True)
    assert found["psnr"] == pytest.approx(10 * np.log10(255**2 / 100))
    assert (found["max-error"], 0 < found["ssim"] < 1, "argmax" in found) == (10, True, False)
    assert "ssim" not in nearness(own[:6], reference[:6], picture=True)


def test_equal_outputs_have_no_noise():
    found = nearness(np.zeros(3), np.zeros(3), picture=False)
    assert found == {
        "cosine": 1,
        "snr": MOST_DECIBELS,
        "psnr": MOST_DECIBELS,
        "max-error": 0,
        "argmax": True,
    }
    one, none = np.ones((7, 7)), np.zeros((7, 7))
    assert nearness(one, one, picture=True)["ssim"] == 1
    assert nearness(one, none, picture=False)["cosine"] == 0
    assert nearness(one, none, picture=False)["snr"] == -MOST_DECIBELS


@given(
    st.lists(st.floats(width=32, allow_nan=False, allow_infinity=False), min_size=1, max_size=9),
    st.floats(width=32, allow_nan=False, allow_infinity=False),
)
def test_whatever_the_numbers_are_they_have_finite_nearness(values, other):
    own = np.array(values, np.float32)
    found = nearness(own, np.full_like(own, other), picture=False)
    json.dumps(found, allow_nan=False)
    assert -1 <= found["cosine"] <= 1


@pytest.mark.parametrize(
    ("shape", "has"),
    [
        ((1, 3), True),
        ((3,), True),
        ((1, 3, 1, 1), True),
        ((2, 2), False),
        ((1,), False),
        ((), False),
    ],
)
def test_a_vector_alone_has_a_largest_value(shape, has):
    own = np.arange(np.prod(shape, dtype=int), dtype=float).reshape(shape)
    assert ("argmax" in nearness(own, own, picture=False)) == has
    if has:
        assert nearness(own, -own, picture=False)["argmax"] is False


class Giving:
    """A model that gives these outputs, and remembers which were blamed."""

    def __init__(self, outputs):
        self.outputs, self.blamed = outputs, []

    def __call__(self, _inputs):
        return self.outputs

    def unfinite(self, output):
        self.blamed.append(output)


@pytest.fixture
def reader(dense):
    return ParityReader(spec_of(dense(np.ones((3, 4)), softmax=False)))


def compared(reader, own, reference=None):
    """Take one example ahead, and the other behind it; return its record."""
    example = Example(sample={"id": "a"}, inputs={})
    kept = None
    if reference is not None:
        kept = reader.take(PASS, example, Giving({"linear": reference}), None)[1]
    return reader.take(PASS, example, Giving({"linear": own}), kept)[0]


def test_each_output_is_compared_with_that_of_the_model_ahead(reader):
    record = compared(reader, np.array([[1.0, 0, 0]]), np.array([[0, 2.0, 0]]))
    assert record["id"] == "a"
    assert record["fidelity"]["linear"] | {"snr": 0, "psnr": 0} == {
        "cosine": 0,
        "snr": 0,
        "psnr": 0,
        "max-error": 2,
        "argmax": False,
    }


def test_the_model_ahead_is_compared_with_itself(reader):
    assert compared(reader, np.ones((1, 3)))["fidelity"]["linear"]["cosine"] == 1


@pytest.mark.parametrize(
    ("own", "reference", "said"),
    [
        (np.array([[np.nan, 0, 0]]), np.ones((1, 3)), "the output 'linear' is not finite"),
        (
            np.ones((1, 3)),
            np.array([[np.inf, 0, 0]]),
            "of the reference, the output 'linear' is not finite",
        ),
        (
            np.ones((1, 2)),
            np.ones((1, 3)),
            "the output 'linear' is [1, 2], and the reference's [1, 3]",
        ),
    ],
)
def test_what_cannot_be_compared_is_an_error_of_its_sample(reader, own, reference, said):
    assert compared(reader, own, reference) == {"id": "a", "error": said}


def test_outputs_that_are_not_finite_are_blamed(reader):
    run = Giving({"linear": np.array([[np.inf, 0, 0]])})
    reader.take(PASS, Example(sample={"id": "a"}, inputs={}), run, None)
    assert run.blamed == ["linear"]


def test_without_a_reference_every_sample_says_so(reader):
    example = Example(sample={"id": "a"}, inputs={})
    record, _ = reader.take(
        PASS, example, Giving({"linear": np.ones((1, 3))}), Missing(reason="it was killed")
    )
    assert record == {"id": "a", "error": "there is no reference: it was killed"}


def test_an_input_that_does_not_decode_is_told_as_it_is(reader):
    example = Example(sample={"id": "a"}, inputs=None, error="no picture")
    record, kept = reader.take(PASS, example, Giving({}), None)
    behind, _ = reader.take(PASS, example, Giving({}), kept)
    assert record == behind == {"id": "a", "error": "no picture"}


def test_a_classifier_is_compared_by_its_probabilities(digits):
    reader = ParityReader(spec_of(digits))
    own = {"classLabel": "1", "classLabel_probs": {"1": 0.75, "0": 0.25}}
    record, _ = reader.take(PASS, Example(sample={"id": "a"}, inputs={}), Giving(own), None)
    assert set(record["fidelity"]) == {"classLabel_probs"}
    other = {"classLabel": "0", "classLabel_probs": {"0": 0.75, "1": 0.25}}
    kept = reader.take(PASS, Example(sample={"id": "a"}, inputs={}), Giving(other), None)[1]
    record, _ = reader.take(PASS, Example(sample={"id": "a"}, inputs={}), Giving(own), kept)
    assert record["fidelity"]["classLabel_probs"]["argmax"] is False


def test_a_model_without_numbers_is_refused(digits):
    spec = spec_of(digits)
    kept = [
        each for each in spec.description.output if each.type.WhichOneof("Type") == "stringType"
    ]
    del spec.description.output[:]
    spec.description.output.extend(kept)
    with pytest.raises(UserError, match="this model gives classLabel"):
        ParityReader(spec)


def test_a_ladder_is_compared_with_the_model_ahead_on_its_arrays(dense, evaluated, tmp_path):
    weight = np.random.default_rng(3).normal(size=(3, 4))
    rows = np.random.default_rng(4).normal(size=(5, 4)).astype(np.float32)
    np.savez(tmp_path / "rows.npz", x=rows)
    (tmp_path / "s.jsonl").write_text("".join(f'{{"id": "r{n}"}}\n' for n in range(5)))
    _, told = evaluated(
        {"ahead": dense(weight, softmax=False), "near": dense(weight + 0.01, softmax=False)},
        5,
        task="parity",
        data=[{"key": "arrays", "at": str(tmp_path / "rows.npz")}],
        samples=str(tmp_path / "s.jsonl"),
        ahead="ahead",
    )
    near = told.records("near")
    expected = [np.abs((0.01 * row).sum()) for row in rows]
    found = [record["fidelity"]["linear"]["max-error"] for record in near]
    np.testing.assert_allclose(found, expected, rtol=1e-4)
    assert [r["fidelity"]["linear"]["max-error"] for r in told.records("ahead")] == [0] * 5


def test_pictures_that_a_model_gives_are_compared_as_pictures(evaluated, tmp_path, converted_once):
    from coremltools.converters.mil import Builder as mb  # noqa: N813
    from PIL import Image

    @mb.program(input_specs=[mb.TensorSpec((1, 3, 8, 8))], opset_version=ct.target.iOS16)
    def program(x):
        return mb.mul(x=x, y=np.float32(0.5), name="shown")

    def convert():
        model = ct.convert(
            program,
            inputs=[ct.ImageType(name="x", shape=(1, 3, 8, 8))],
            convert_to="mlprogram",
            minimum_deployment_target=ct.target.iOS16,
            compute_precision=ct.precision.FLOAT32,
            skip_model_load=True,
        )
        image = model._spec.description.output[0].type.imageType
        image.colorSpace, image.height, image.width = image.RGB, 8, 8
        return model

    package = converted_once("halved picture", convert)
    Image.effect_noise((8, 8), 60).convert("RGB").save(tmp_path / "a.png")
    (tmp_path / "s.jsonl").write_text('{"id": "a.png"}\n')
    _, told = evaluated(
        {"one": package},
        1,
        task="parity",
        data=[{"key": "images", "at": str(tmp_path)}],
        samples=str(tmp_path / "s.jsonl"),
        ahead="one",
    )
    (record,) = told.records("one")
    assert record["fidelity"]["shown"]["ssim"] == 1


@pytest.fixture
def texts(text_model, tokenizer, lines):
    """Compare two models that give each token a vector; each has its factor."""

    def compare(samples, own, reference, **options):
        model = interface({"model": text_model(8)})
        data = {"tokenizer": Part(at=tokenizer())}
        dataset = Parity().dataset(data, options, model, Path(lines("samples.jsonl", samples)))
        reader = Parity().reader(model, options, None, {})

        def take(example, factor, kept):
            return reader.take(PASS, example, Rows(factor), kept)

        return [
            take(each, own, take(each, reference, None)[1])[0] for each in dataset.examples(PASS)
        ]

    return compare


class Rows:
    """A model that gives of each token four numbers by its id, the first of them times a factor."""

    def __init__(self, factor):
        self.factor, self.blamed = factor, []

    def unfinite(self, output):
        self.blamed.append(output)

    def __call__(self, inputs):
        ids = inputs["input_ids"].astype(float)
        first = np.array([[each * self.factor if each else 0 for each in ids[0]]])
        return {"tokens": np.stack([first, ids / 2, ids, ids], axis=-1)}


def test_a_text_is_compared_by_the_vectors_of_its_places(texts):
    (record,) = texts([{"id": "t", "text": "red house"}], 2.0, 1.0)
    # The ids are 2, 4, 9 and 3, and 0 fills up.
    assert record["fidelity"]["tokens"]["max-error"] == 9


def test_with_a_pooling_the_one_vector_of_its_tokens_is_compared(texts):
    (record,) = texts([{"id": "t", "text": "red house"}], 2.0, 1.0, pooling="mean")
    numbers = record["fidelity"]["tokens"]
    assert numbers["max-error"] == 4.5
    assert numbers["cosine"] == pytest.approx(
        cosine_similarity([[2, 0.5, 1, 1]], [[1, 0.5, 1, 1]]).item()
    )


@pytest.mark.parametrize("pair", [{"a": "red", "b": "house"}, {"a": "house", "b": "red"}])
def test_of_a_pair_the_worse_text_counts(texts, pair):
    (record,) = texts([{"id": "p", **pair}], 2.0, 1.0, pooling="last", embedding="tokens")
    assert record["fidelity"]["tokens"]["max-error"] == 3
    (record,) = texts([{"id": "p", **pair}], 2.0, 1.0)
    assert record["fidelity"]["tokens"]["max-error"] == 9


def test_of_numbers_each_the_worse_is_kept():
    one = {"fidelity": {"out": {"cosine": 0.5, "max-error": 1.0, "argmax": True}}}
    other = {"fidelity": {"out": {"cosine": 0.75, "max-error": 3.0}}}
    expected = {"fidelity": {"out": {"cosine": 0.5, "max-error": 3.0, "argmax": True}}}
    assert worst([one, other]) == worst([other, one]) == expected
    assert worst([one, {"error": "no"}]) == {"error": "no"}


def test_a_text_whose_vector_is_not_finite_is_an_error_of_its_own(texts):
    samples = [{"id": "t", "text": "red"}]
    assert texts(samples, np.inf, 1.0, pooling="mean") == [
        {"id": "t", "error": "the model's output is not finite"}
    ]
    assert texts(samples, 1.0, np.inf, pooling="mean") == [
        {"id": "t", "error": "of the reference, the model's output is not finite"}
    ]


def test_a_text_that_needs_to_be_told_how_it_is_pooled_says_so_before_it_runs(
    text_model, tokenizer, lines
):
    data = {"tokenizer": Part(at=tokenizer())}
    samples = Path(lines("samples.jsonl", [{"id": "t", "text": "red"}]))
    model = interface({"model": text_model(8)})
    with pytest.raises(UserError, match="say how its vectors become one"):
        Parity().dataset(data, {"embedding": "tokens"}, model, samples)


def test_documents_of_a_corpus_are_not_run(text_model):
    data = {"corpus": Part(at=Path("corpus.jsonl"))}
    with pytest.raises(UserError, match="give texts"):
        Parity().dataset(data, {}, interface({"model": text_model(8)}), Path("samples.jsonl"))


@pytest.mark.parametrize("key", ["context", "stride"])
def test_windows_in_which_nothing_is_run_are_refused(texts, key):
    with pytest.raises(UserError, match=f"{key} is for texts that are recorded in windows"):
        texts([{"id": "t", "text": "red"}], 1.0, 1.0, **{key: 4})


def test_a_survey_tells_how_long_texts_are(lines):
    samples = lines("samples.jsonl", [{"id": "t", "text": "red"}, {"id": "p", "a": "x", "b": ""}])
    data = {"tokenizer": Part(at=Path("tokenizer.json"))}
    found = list(Parity().survey(data, {}, Path(samples), "header"))
    assert [each.facts for each in found] == [
        {"characters-text": 3},
        {"characters-a": 1, "characters-b": 0},
    ]
