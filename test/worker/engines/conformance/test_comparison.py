import coremltools as ct
import numpy as np
import pytest
from comparison import FP16_STEP, as_precise_as_declared
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it
from coremltools.converters.mil.mil import types

from quantgate_worker.engines.portable import PortableModel

X = np.array([100.0, 0.5], np.float32)


@pytest.fixture(scope="module")
def models():
    """Double numbers of fp32, and numbers of fp16, in programs that are to compute in fp32."""

    def converted(dtype):
        specs = [mb.TensorSpec((2,), dtype=dtype)]
        program = mb.program(input_specs=specs, opset_version=ct.target.iOS16)(
            lambda x: mb.add(x=x, y=x, name="doubled")
        )
        return ct.convert(
            program,
            compute_precision=ct.precision.FLOAT32,
            minimum_deployment_target=ct.target.iOS16,
            skip_model_load=True,
        )

    return {name: converted(dtype) for name, dtype in [("fp32", types.fp32), ("fp16", types.fp16)]}


def compare(mlmodel, input_key_values, expected_outputs, dtype="fp32", atol=1e-4):
    """Compare as coremltools' tests do, on the engine."""
    assert dtype == "fp32"
    result = PortableModel(mlmodel).predict(input_key_values)
    for name, expected in expected_outputs.items():
        np.testing.assert_allclose(result[name], expected, atol=atol, rtol=0)


def compared(model, off):
    expected = {"doubled": 2 * X + np.float32(off)}
    as_precise_as_declared(compare)(model, {"x": X}, expected)


STEP = FP16_STEP * 200


@pytest.mark.parametrize(("name", "allowed"), [("fp32", 1e-4), ("fp16", STEP)])
def test_it_allows_what_the_program_stores_and_no_more(models, name, allowed):
    compared(models[name], 0.9 * allowed)
    with pytest.raises(AssertionError, match="Not equal to tolerance"):
        compared(models[name], 1.1 * allowed)
