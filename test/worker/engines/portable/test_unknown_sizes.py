"""Ops on inputs of unknown size give what they give where the size is known."""

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it
from coremltools.converters.mil.mil import get_new_symbol, types

from quantgate_worker.engines.portable import PortableModel, UnsupportedOp

KERNEL = np.arange(1, 10, dtype=np.float32).reshape(1, 1, 3, 3)

PADDED = {"pad_type": "custom", "pad": [1, 1, 1, 1]}
CEILED = {"kernel_sizes": [3, 3], "strides": [2, 2], "ceil_mode": True, **PADDED}

BODIES = {
    "upsample_bilinear": lambda x: mb.upsample_bilinear(
        x=x, scale_factor_height=1.5, scale_factor_width=2.0, align_corners=False
    ),
    "upsample_nearest_neighbor": lambda x: mb.upsample_nearest_neighbor(
        x=x, scale_factor_height=1.1, scale_factor_width=3.0
    ),
    "sliding_windows": lambda x: mb.sliding_windows(x=x, axis=-1, size=2, stride=2),
    "max_pool": lambda x: mb.max_pool(x=x, **CEILED),
    "avg_pool": lambda x: mb.avg_pool(x=x, **CEILED),
    "avg_pool of x alone": lambda x: mb.avg_pool(x=x, **CEILED, exclude_padding_from_average=True),
    "l2_pool": lambda x: mb.l2_pool(x=x, **CEILED),
    "conv": lambda x: mb.conv(x=x, weight=KERNEL, strides=[2, 2], pad_type="same"),
    "dilated conv": lambda x: mb.conv(x=x, weight=KERNEL, dilations=[2, 3], pad_type="same"),
}


def of_unknown_size(convert, body):
    size = ct.RangeDim(3, 12, default=5)
    inputs = [ct.TensorType(name="x", shape=ct.Shape((1, 1, size, size)))]
    symbols = (1, 1, get_new_symbol(), get_new_symbol())
    return PortableModel(convert(body, symbols, inputs=inputs))


@pytest.mark.parametrize("op", BODIES)
def test_an_unknown_size_makes_no_difference(convert, run, op):
    model = of_unknown_size(convert, BODIES[op])
    for shape in ((1, 1, 5, 6), (1, 1, 8, 11)):
        x = np.random.default_rng(0).standard_normal(shape).astype(np.float32)
        (result,) = model.predict({"x": x}).values()
        np.testing.assert_allclose(result, run(BODIES[op], x), rtol=1e-5, atol=1e-6)


REFUSED = {
    "different padding counted, of axes of unknown size": lambda x: mb.avg_pool(
        x=x, kernel_sizes=[3, 2], strides=[2, 2], pad_type="same"
    ),
    "a last window that may be beyond the input": lambda x: mb.max_pool(
        x=x, kernel_sizes=[1, 1], strides=[2, 2], pad_type="valid", ceil_mode=True
    ),
    "'same' padding of a dilated, strided window": lambda x: mb.conv(
        x=x, weight=KERNEL, strides=[2, 2], dilations=[2, 2], pad_type="same"
    ),
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_depends_on_the_size_otherwise_is_refused(convert, why):
    with pytest.raises(UnsupportedOp, match=why):
        of_unknown_size(convert, REFUSED[why])


def unranked(then):
    """Make a program that fills a shape of unknown length with 2.5, and does something to that."""
    specs = [mb.TensorSpec((get_new_symbol(),), dtype=types.int32)]
    body = mb.program(input_specs=specs, opset_version=ct.target.iOS16)
    program = body(lambda x: then(mb.fill(shape=x, value=2.5)))
    return PortableModel(
        ct.convert(
            program,
            inputs=[ct.TensorType(name="x", shape=(ct.RangeDim(1, 4),), dtype=np.int32)],
            compute_precision=ct.precision.FLOAT32,
            minimum_deployment_target=ct.target.iOS16,
            skip_model_load=True,
        )
    )


@pytest.mark.parametrize("shape", [(3,), (2, 1, 3)])
def test_a_value_may_have_any_number_of_dimensions_element_by_element(shape):
    model = unranked(lambda x: mb.mul(x=mb.sqrt(x=mb.square(x=x)), y=2.0))
    (result,) = model.predict({"x": np.array(shape, np.int32)}).values()
    np.testing.assert_array_equal(result, np.full(shape, 5.0))


def test_what_depends_on_the_number_of_dimensions_is_refused():
    with pytest.raises(UnsupportedOp, match=r"^softmax: a number of dimensions that is unknown"):
        unranked(lambda x: mb.softmax(x=x, axis=-1))
