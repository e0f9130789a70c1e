"""What a model takes and gives: types, sizes to choose from, and inputs that may be left out."""

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it
from coremltools.converters.mil.mil import get_new_symbol, types

from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.errors import UserError

# Type of the program -> the first target whose interface has it.
TYPES = {
    types.fp32: ct.target.iOS16,
    types.fp16: ct.target.iOS16,
    types.int32: ct.target.iOS16,
    types.int8: ct.target.iOS26,
}


def typed(dtype, body, *, shape=(3,), target=ct.target.iOS16, **options):
    specs = [mb.TensorSpec(shape, dtype=dtype)]
    program = mb.program(input_specs=specs, opset_version=target)(body)
    model = ct.convert(
        program,
        convert_to="mlprogram",
        compute_precision=ct.precision.FLOAT32,
        minimum_deployment_target=target,
        skip_model_load=True,
        **options,
    )
    return PortableModel(model)


@pytest.mark.parametrize("dtype", TYPES, ids=types.builtin_to_string)
def test_a_type_goes_in_and_comes_out_as_declared(dtype):
    model = typed(dtype, lambda x: mb.reverse(x=x, axes=[0]), target=TYPES[dtype])
    (taken,), (given,) = model.inputs, model.outputs
    named = np.dtype(types.nptype_from_builtin(dtype))
    assert (taken.dtype, given.dtype) == (named.name, named.name)
    (result,) = model.predict({"x": [1, -128, 127]}).values()
    assert (result.tolist(), result.dtype) == ([127, -128, 1], named)


def test_halves_go_in_rounded_to_what_they_store():
    model = typed(types.fp16, lambda x: mb.mul(x=x, y=np.float16(1)))
    (result,) = model.predict({"x": [2049, 1e-8, 1e5]}).values()
    assert result.tolist() == [2048, 0, np.inf]


def test_truth_values_come_out_as_numbers():
    model = typed(types.fp32, lambda x: mb.greater(x=x, y=np.float32(0)))
    (result,) = model.predict({"x": [-1, 0, 1]}).values()
    assert result.tolist() == [0, 0, 1]
    assert result.dtype == model.outputs[0].dtype


def test_an_input_left_out_has_its_default():
    half = np.full((3,), 0.5, np.float32)
    model = typed(
        types.fp32,
        lambda x: mb.add(x=x, y=np.float32(1)),
        inputs=[ct.TensorType(name="x", shape=(3,), default_value=half)],
    )
    assert [(each.optional, each.default) for each in model.inputs] == [(True, 0.5)]
    (without,), (given,) = (model.predict(inputs).values() for inputs in ({}, {"x": [1, 2, 3]}))
    assert (without.tolist(), given.tolist()) == ([1.5] * 3, [2, 3, 4])


def test_an_input_takes_each_of_its_shapes_and_no_other():
    shapes = ct.EnumeratedShapes(shapes=[(1, 3), (1, 5)], default=(1, 3))
    model = typed(
        types.fp32,
        lambda x: mb.reduce_sum(x=x, axes=[1]),
        shape=(1, get_new_symbol()),
        inputs=[ct.TensorType(name="x", shape=shapes)],
    )
    assert set(model.inputs[0].choices) == {(1, 3), (1, 5)}
    for size in (3, 5):
        (total,) = model.predict({"x": np.ones((1, size))}).values()
        assert total.tolist() == [size]
    with pytest.raises(UserError, match=r"takes shape \[1, 3\] or \[1, 5\], not \[1, 4\]"):
        model.predict({"x": np.ones((1, 4))})


def test_an_image_takes_every_size_in_its_range():
    sizes = ct.Shape((1, 3, ct.RangeDim(2, 4, default=2), ct.RangeDim(2, 8, default=2)))
    model = typed(
        types.fp32,
        lambda x: mb.reduce_sum(x=x, axes=[1, 2, 3]),
        shape=(1, 3, get_new_symbol(), get_new_symbol()),
        inputs=[ct.ImageType(name="x", shape=sizes)],
    )
    for height, width in ((2, 8), (4, 2)):
        (total,) = model.predict({"x": np.ones((height, width, 3), np.uint8)}).values()
        assert total.tolist() == [3 * height * width]
    with pytest.raises(
        UserError, match=r"takes shape \[1, 3, 2 to 4, 2 to 8\], not \[1, 3, 5, 2\]"
    ):
        model.predict({"x": np.ones((5, 2, 3), np.uint8)})
