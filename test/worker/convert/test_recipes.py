import coremltools as ct
import numpy as np
import pytest
from coremltools.models.datatypes import Array
from coremltools.models.neural_network import NeuralNetworkBuilder
from coremltools.proto import Model_pb2

from quantgate_worker.convert.recipes import make
from quantgate_worker.convert.source import Source
from quantgate_worker.errors import UserError


def test_the_stored_variant_is_the_source(digits, tmp_path):
    assert make(Source(digits), {"kind": "stored"}, tmp_path / "x").path == digits


def test_a_variant_made_by_hand_is_read_where_it_lies(digits, quantized, tmp_path):
    recipe = {"kind": "source", "path": str(quantized)}
    assert make(Source(digits), recipe, tmp_path / "x").path == quantized


def test_a_variant_made_by_hand_must_be_an_ml_program(digits, tmp_path):
    recipe = {"kind": "source", "path": str(tmp_path / "Gone.mlpackage")}
    with pytest.raises(UserError, match="there is no such package"):
        make(Source(digits), recipe, tmp_path / "x")


def test_a_legacy_neural_network_is_refused_with_what_to_do(tmp_path):
    builder = NeuralNetworkBuilder([("x", Array(3))], [("y", Array(3))])
    builder.add_activation("relu", "RELU", "x", "y")
    path = tmp_path / "Old.mlmodel"
    ct.models.utils.save_spec(builder.spec, str(path))
    with pytest.raises(UserError, match=r"legacy neural network.*mlprogram"):
        Source(path)


def test_a_pipeline_is_refused_with_what_to_do(tmp_path):
    spec = Model_pb2.Model(specificationVersion=6)
    spec.pipeline.models.add(specificationVersion=6)
    path = tmp_path / "Pipe.mlmodel"
    path.write_bytes(spec.SerializeToString())
    with pytest.raises(UserError, match="give the ML Program inside it"):
        Source(path)


def test_a_package_of_several_functions_is_refused_by_their_names(dense, tmp_path):
    descriptor = ct.utils.MultiFunctionDescriptor()
    for name in ("left", "right"):
        package = dense(np.ones((3, 4)))
        descriptor.add_function(str(package), src_function_name="main", target_function_name=name)
    descriptor.default_function_name = "left"
    both = tmp_path / "both.mlpackage"
    ct.utils.save_multifunction(descriptor, str(both))
    with pytest.raises(UserError, match=r"multifunction package \(left, right\)"):
        Source(both)
