import shutil

import coremltools as ct
import numpy as np
import pytest
from coremltools.models.datatypes import Array
from coremltools.models.neural_network import NeuralNetworkBuilder
from coremltools.proto import Model_pb2

from quantgate_worker.convert.recipes import make
from quantgate_worker.convert.source import Source
from quantgate_worker.errors import UserError, WorkerError


def test_the_stored_variant_is_the_source(digits, tmp_path):
    assert make(Source(digits), {"kind": "stored"}, tmp_path / "x").path == digits


def test_a_variant_made_by_hand_is_read_where_it_lies(digits, quantized, tmp_path):
    recipe = {"kind": "source", "path": str(quantized)}
    assert make(Source(digits), recipe, tmp_path / "x").path == quantized


def test_a_variant_made_by_hand_must_be_an_ml_program(digits, tmp_path):
    recipe = {"kind": "source", "path": str(tmp_path / "Gone.mlpackage")}
    with pytest.raises(UserError, match="is not there"):
        make(Source(digits), recipe, tmp_path / "x")


def test_a_legacy_neural_network_is_refused_with_what_to_do(tmp_path):
    builder = NeuralNetworkBuilder([("x", Array(3))], [("y", Array(3))])
    builder.add_activation("relu", "RELU", "x", "y")
    path = tmp_path / "Old.mlmodel"
    ct.models.utils.save_spec(builder.spec, str(path))
    with pytest.raises(UserError, match=r"legacy neural network.*mlprogram"):
        Source(path)


def test_a_pipeline_of_no_program_is_refused_with_what_to_do(tmp_path):
    spec = Model_pb2.Model(specificationVersion=6)
    spec.pipeline.models.add(specificationVersion=6)
    path = tmp_path / "Pipe.mlmodel"
    path.write_bytes(spec.SerializeToString())
    with pytest.raises(UserError, match=r"no ML Program among the stages.*mlprogram"):
        Source(path)


@pytest.mark.parametrize("preset", ["fp16", "pal4"])
def test_a_program_that_breaks_coremltools_is_an_error_that_names_the_package(
    digits, tmp_path, preset
):
    damaged = shutil.copytree(digits, tmp_path / "Damaged.mlpackage")
    model = damaged / "Data/com.apple.CoreML/model.mlmodel"
    spec = Model_pb2.Model.FromString(model.read_bytes())
    function = spec.mlProgram.functions["main"]
    for op in function.block_specializations[function.opset].operations:
        op.attributes["val"].immediateValue.tensor.ints.ClearField("values")
    model.write_bytes(spec.SerializeToString())
    recipe = {"kind": "preset", "preset": preset}
    with pytest.raises(WorkerError, match=r"Damaged\.mlpackage: coremltools cannot convert it: "):
        make(Source(damaged), recipe, tmp_path / "made.mlpackage")


def test_an_output_that_does_not_come_through_is_named(dense, tmp_path):
    source = Source(dense(np.ones((10, 12))))
    models = source.models
    main_of(source.spec).outputs.append("features")
    with pytest.raises(WorkerError, match="coremltools cannot carry the output 'features'"):
        source.write(models, tmp_path / "made.mlpackage")


def main_of(spec):
    function = spec.mlProgram.functions["main"]
    return function.block_specializations[function.opset]
