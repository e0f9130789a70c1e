import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it

ZERO = 5
LIMITS = {"int8": (-128, 127), "uint8": (0, 255)}
X = np.float32([[0.05, -0.15, 0.25, 1e4], [0.005, 2.515, -1e4, 0.035]])
# Halves: exact in either precision.
PER_TENSOR, PER_CHANNEL = np.float32(0.125), np.float32([0.125, 0.03125])


@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize("scale", [PER_TENSOR, PER_CHANNEL], ids=["tensor", "channel"])
@pytest.mark.parametrize("dtype", LIMITS)
def test_activations_are_rounded_to_steps_around_the_zero_point(run, dtype, scale, half):
    how = {"scale": scale, "zero_point": np.full(scale.shape, ZERO, dtype)}
    if scale.ndim:
        how["axis"] = 0

    def body(x):
        return mb.dequantize(input=mb.quantize(input=x, output_dtype=dtype, **how), **how)

    step = scale[:, None] if scale.ndim else scale
    stored = X.astype(np.float16).astype(np.float32) if half else X
    expected = (np.clip(np.rint(stored / step) + ZERO, *LIMITS[dtype]) - ZERO) * step
    found = run(body, X, half=half, target=ct.target.iOS17)
    np.testing.assert_array_equal(found, expected)
