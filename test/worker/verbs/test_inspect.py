import json
from pathlib import Path

import coremltools as ct
import numpy as np
import pytest
from coremltools.models.datatypes import Array
from coremltools.models.neural_network import NeuralNetworkBuilder
from coremltools.proto import Model_pb2

from quantgate_worker.verbs.inspect import inspect


def test_the_digits_are_described_as_they_are(digits):
    seen = inspect(digits)
    assert seen["kind"] == "mlprogram"
    assert seen["minimumOS"] == "iOS 15"
    assert seen["precision"] == "fp32"
    assert seen["classes"] == [str(digit) for digit in range(10)]
    assert seen["classCount"] == 10
    assert seen["inputs"][0]["shape"] == [1, 1, 8, 8]
    assert seen["ops"]["conv"] == 2
    assert seen["unsupported"]["portable"] == []
    assert seen["weights"]["elements"] == 5978
    assert seen["bytes"] == sum(f.stat().st_size for f in digits.rglob("*") if f.is_file())


def test_what_is_described_can_be_sent_as_json(digits):
    assert json.loads(json.dumps(inspect(digits), allow_nan=False)) == inspect(digits)


def test_an_image_input_is_described_with_size_and_color(picture_model):
    (picture,) = inspect(picture_model(width=6, height=5))["inputs"]
    assert (picture["kind"], picture["shape"], picture["color"]) == ("image", [5, 6], "rgb")


def test_a_model_without_labels_has_as_many_classes_as_scores(dense):
    seen = inspect(dense(np.ones((7, 3))))
    assert (seen["classes"], seen["classCount"]) == (None, 7)


def test_a_model_in_16_bit_floats_says_so(dense):
    assert inspect(dense(np.ones((7, 12)), half=True))["precision"] == "fp16"


def test_ops_that_the_engine_does_not_execute_are_named(digits, tmp_path):
    spec = ct.models.MLModel(str(digits), skip_model_load=True).get_spec()
    function = spec.mlProgram.functions["main"]
    operations = function.block_specializations[function.opset].operations
    for op in operations:
        op.type = {"relu": "an_op_of_tomorrow"}.get(op.type, op.type)
    package = tmp_path / "Tomorrow.mlpackage"
    ct.models.utils.save_spec(spec, str(package), weights_dir=str(weights_folder(digits)))
    assert inspect(package)["unsupported"]["portable"] == ["an_op_of_tomorrow"]


def test_metadata_have_one_order_though_they_have_none_in_the_file(digits, tmp_path):
    spec = ct.models.MLModel(str(digits), skip_model_load=True).get_spec()
    own = [f"key {number}" for number in (7, 3, 9, 1, 5, 8, 2, 6, 4)]
    spec.description.metadata.userDefined.clear()
    for key in own:
        spec.description.metadata.userDefined[key] = "told"
    package = tmp_path / "Told.mlpackage"
    ct.models.utils.save_spec(spec, str(package), weights_dir=str(weights_folder(digits)))
    assert [key for key in inspect(package)["metadata"] if key in own] == sorted(own)


def weights_folder(package: Path) -> Path:
    return package / "Data/com.apple.CoreML/weights"


@pytest.mark.parametrize("suffix", [".mlmodel", ".mlpackage"])
def test_a_legacy_neural_network_is_told_apart(tmp_path, suffix):
    builder = NeuralNetworkBuilder([("x", Array(3))], [("y", Array(3))])
    builder.add_activation("relu", "RELU", "x", "y")
    path = tmp_path / f"Old{suffix}"
    ct.models.utils.save_spec(builder.spec, str(path))
    seen = inspect(path)
    assert (seen["kind"], seen["weights"]["count"]) == ("neuralnetwork", 0)


def test_a_pipeline_is_told_apart(tmp_path):
    spec = Model_pb2.Model(specificationVersion=6)
    spec.pipeline.models.add(specificationVersion=6)
    path = tmp_path / "Pipe.mlmodel"
    path.write_bytes(spec.SerializeToString())
    assert inspect(path)["kind"] == "pipeline"
