"""Pipelines and packages of several functions: every program in them is converted."""

import coremltools as ct
import numpy as np
import pytest

from quantgate_worker.convert.presets import PRESETS
from quantgate_worker.convert.recipes import make
from quantgate_worker.convert.source import Source
from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.errors import UserError
from quantgate_worker.verbs.inspect import inspect

RANDOM = np.random.default_rng(0)
FIRST = RANDOM.normal(size=(64, 96))
SECOND = RANDOM.normal(size=(10, 64))
X = RANDOM.normal(size=(1, 96)).astype(np.float32)
LABELS = [f"class {index}" for index in range(10)]


@pytest.fixture
def pipeline(joined):
    """A matrix of 6,144 weights, then a classifier with 640."""
    return joined(FIRST, SECOND, LABELS)


@pytest.fixture
def functions(dense, saved, tmp_path):
    """Two functions that share their 6,144 weights, the second of them the default."""
    descriptor = ct.utils.MultiFunctionDescriptor()
    for name, softmax in (("scores", False), ("shares", True)):
        descriptor.add_function(str(dense(FIRST, softmax=softmax)), "main", name)
    descriptor.default_function_name = "shares"
    path = str(tmp_path / "unsigned.mlpackage")
    ct.utils.save_multifunction(descriptor, path)
    model = ct.models.MLModel(path, skip_model_load=True)
    model.author = "its author"
    return saved(model, "functions")


@pytest.fixture
def preset(tmp_path):
    def made(package, name):
        return make(
            Source(package), {"kind": "preset", "preset": name}, tmp_path / f"{name}.mlpackage"
        )

    return made


def expected():
    scores = SECOND @ (FIRST @ X[0])
    shares = np.exp(scores - scores.max())
    return shares / shares.sum()


@pytest.mark.parametrize("kind", ["plain", "pipeline", "functions"])
def test_nothing_is_written_into_the_package_that_is_converted(request, dense, preset, kind):
    package = dense(FIRST) if kind == "plain" else request.getfixturevalue(kind)
    before = {path: path.stat().st_mtime_ns for path in package.rglob("*")}
    preset(package, "int8")
    assert {path: path.stat().st_mtime_ns for path in package.rglob("*")} == before


def test_a_pipeline_is_described_over_all_its_stages(pipeline):
    seen = inspect(pipeline)
    assert (seen["kind"], seen["stages"]) == ("pipeline", ["mlProgram", "mlProgram"])
    assert seen["weights"]["elements"] >= FIRST.size + SECOND.size
    assert (seen["classes"], seen["ops"]["linear"]) == (LABELS, 2)
    assert seen["unsupported"]["portable"] == []


def test_a_pipeline_predicts_as_its_stages_one_after_another(pipeline):
    outputs = PortableModel(pipeline).predict({"x": X})
    assert outputs["classLabel"] == LABELS[int(expected().argmax())]
    given = [outputs["classLabel_probs"][label] for label in LABELS]
    np.testing.assert_allclose(given, expected(), atol=1e-5)


@pytest.mark.parametrize(
    ("name", "kind", "minimum"),
    [
        ("fp16", "float16", ("iOS 15", 6)),
        ("int8", "int8", ("iOS 16", 7)),
        ("int4", "int4", ("iOS 18", 9)),
    ],
)
def test_a_preset_converts_every_stage_of_a_pipeline(preset, pipeline, name, kind, minimum):
    made = preset(pipeline, name)
    seen = inspect(made.path)
    assert seen["weights"]["byKind"][kind]["elements"] >= FIRST.size
    assert seen["weights"]["elements"] == inspect(pipeline)["weights"]["elements"]
    assert (seen["minimumOS"], seen["specificationVersion"]) == minimum
    assert seen["bytes"] < inspect(pipeline)["bytes"]
    assert seen["metadata"]["author"] == "its author"
    assert PortableModel(made.path).labels == LABELS


def test_a_threshold_lets_the_small_stage_be_compressed_too(pipeline, tmp_path):
    config = {"global_config": {"weight_threshold": 100}}
    recipe = {"kind": "convert", "steps": [{"op": "quantize", "config": config}]}
    made = make(Source(pipeline), recipe, tmp_path / "made.mlpackage")
    seen = inspect(made.path)["weights"]["byKind"]
    assert seen["int8"] == {"tensors": 2, "elements": FIRST.size + SECOND.size}


def test_a_compressed_pipeline_gives_what_its_stages_give(preset, pipeline):
    made = preset(pipeline, "int8")
    outputs = PortableModel(made.path).predict({"x": X})
    given = [outputs["classLabel_probs"][label] for label in LABELS]
    assert not np.array_equal(given, expected().astype(np.float32))
    np.testing.assert_allclose(given, expected(), atol=0.1)


def test_a_converted_pipeline_can_be_converted_again(preset, pipeline, tmp_path):
    made = preset(pipeline, "fp16").path
    recipe = {"kind": "preset", "preset": "pal4"}
    again = make(Source(made), recipe, tmp_path / "again.mlpackage")
    assert inspect(again.path)["weights"]["byKind"]["lut4"]["elements"] >= FIRST.size
    weights = again.path / "Data/com.apple.CoreML/weights"
    assert sorted(each.name for each in weights.iterdir()) == ["0-weight.bin", "1-weight.bin"]


def test_two_conversions_of_a_pipeline_have_one_digest(preset, pipeline, tmp_path):
    first = inspect(preset(pipeline, "int8").path)["weightsDigest"]
    recipe = {"kind": "preset", "preset": "int8"}
    second = make(Source(pipeline), recipe, tmp_path / "second.mlpackage")
    assert inspect(second.path)["weightsDigest"] == first


def test_names_in_a_policy_are_looked_for_in_all_stages(pipeline, tmp_path):
    config = {"op_name_configs": {"lineaar": None}}
    recipe = {"kind": "convert", "steps": [{"op": "quantize", "config": config}]}
    with pytest.raises(UserError, match="nothing is called 'lineaar'; did you mean 'linear'"):
        make(Source(pipeline), recipe, tmp_path / "made.mlpackage")


def test_the_default_of_several_functions_is_evaluated_and_said_to_be(functions):
    made = make(Source(functions), {"kind": "stored"}, functions)
    assert made.notes == ["of the functions scores, shares, the default, shares, is evaluated"]
    assert sum(PortableModel(functions).predict({"x": X})["scores"][0]) == pytest.approx(1)
    assert inspect(functions)["functions"] == ["scores", "shares"]


@pytest.mark.parametrize("name", [name for name in PRESETS if name != "fp32"])
def test_a_preset_converts_every_function_and_keeps_the_default(preset, functions, name):
    made = preset(functions, name)
    seen, source = inspect(made.path), inspect(functions)
    assert seen["functions"] == ["scores", "shares"]
    assert seen["weights"]["elements"] == source["weights"]["elements"]
    assert set(seen["weights"]["byKind"]) != {"float32"}
    assert seen["bytes"] < source["bytes"] * 0.7
    assert seen["metadata"]["author"] == "its author"
    model = PortableModel(made.path)
    assert sum(model.predict({"x": X})["scores"][0]) == pytest.approx(1, abs=0.01)
    assert "the default, shares, is evaluated" in made.notes[0]
