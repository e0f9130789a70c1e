import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - its usual name
from coremltools.converters.mil.mil import types

from quantgate_worker.convert.recipes import make
from quantgate_worker.convert.source import Source
from quantgate_worker.errors import UserError
from quantgate_worker.verbs.inspect import inspect


@pytest.fixture
def tied(saved):
    """An embedding whose table is the weight of the last layer too."""

    def build(rows):
        table = np.random.default_rng(0).normal(size=(rows, 64)).astype(np.float32)

        @mb.program(input_specs=[mb.TensorSpec((1, 4), types.int32)], opset_version=ct.target.iOS15)
        def program(x):
            weight = mb.const(val=table, name="table")
            found = mb.gather(x=weight, indices=x, axis=0, name="look_up")
            return mb.linear(x=mb.relu(x=found), weight=weight, name="give")

        precision = ct.precision.FLOAT32
        model = ct.convert(program, convert_to="mlprogram", compute_precision=precision)
        return saved(model, "tied")

    return build


def quantized(package, config, destination):
    steps = [{"op": "cast", "config": {}}, {"op": "quantize", "config": config}]
    return make(Source(package), {"kind": "convert", "steps": steps}, destination)


def kinds(package, config, destination):
    made = quantized(package, {"global_config": {}, **config}, destination)
    return {
        kind: told["elements"] for kind, told in inspect(made.path)["weights"]["byKind"].items()
    }


def refusal(package, config, destination):
    with pytest.raises(UserError) as refused:
        quantized(package, {"global_config": {}, **config}, destination)
    return str(refused.value)


def test_a_weight_that_two_operations_share_and_a_configuration_splits_is_named(tied, tmp_path):
    package, into = tied(100), tmp_path / "made.mlpackage"
    assert refusal(package, {"op_type_configs": {"gather": None}}, into) == (
        "convert.quantize: gather 'look_up' (left alone by op_type_configs) and linear 'give' "
        "(compressed by global_config) take one weight, 'table', which can have one form only: "
        "write op_name_configs: { table: null } to leave it as it is, or treat gather and linear "
        "alike to compress it"
    )
    said = refusal(package, {"op_name_configs": {"give": {"dtype": "uint8"}}}, into)
    assert "linear 'give' (compressed by op_name_configs) take one weight" in said


def test_what_is_advised_of_a_shared_weight_can_be_done(tied, tmp_path):
    package, into = tied(100), tmp_path / "made.mlpackage"
    apart = {"op_type_configs": {"gather": None}}
    assert kinds(package, {**apart, "op_name_configs": {"table": None}}, into) == {"float16": 6500}
    alike = {"op_type_configs": {"gather": None, "linear": None}}
    assert kinds(package, alike, tmp_path / "alike.mlpackage") == {"float16": 6500}
    assert kinds(package, {}, tmp_path / "whole.mlpackage") == {"float16": 100, "int8": 6400}


def test_a_shared_weight_too_small_to_be_compressed_is_no_conflict(tied, tmp_path):
    config = {"op_type_configs": {"gather": {"dtype": "uint8"}}}
    assert kinds(tied(20), config, tmp_path / "made.mlpackage") == {"float16": 1300}
