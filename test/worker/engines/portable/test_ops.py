"""Ops that coremltools' own tests never predict with."""

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it
from coremltools.converters.mil.mil import get_new_symbol

from quantgate_worker.engines.portable import PortableModel, UnsupportedOp

X = np.array([-1.5, 0.0, 0.25, 2.0], np.float32)

LOGIC = {
    "logical_and": np.logical_and,
    "logical_or": np.logical_or,
    "logical_xor": np.logical_xor,
}


def test_ceil_rounds_up(run):
    assert run(lambda x: mb.ceil(x=x), X).tolist() == [-1.0, 0.0, 1.0, 2.0]


@pytest.mark.parametrize("op", LOGIC)
def test_logic_combines_truth_values(run, op):
    def body(x):
        small, positive = mb.less(x=x, y=1.0), mb.greater(x=x, y=0.0)
        return mb.cast(x=getattr(mb, op)(x=small, y=positive), dtype="int32")

    assert run(body, X).tolist() == LOGIC[op](X < 1, X > 0).astype(int).tolist()


def test_not_inverts_truth_values(run):
    def body(x):
        return mb.cast(x=mb.logical_not(x=mb.greater(x=x, y=0.0)), dtype="int32")

    assert run(body, X).tolist() == [1, 1, 0, 0]


CHOICES = {
    "select": lambda x: mb.select(
        cond=mb.greater(x=x, y=1.0), a=mb.less(x=x, y=0.0), b=positive(x)
    ),
    "one_hot": lambda x: mb.one_hot(
        indices=mb.cast(x=x, dtype="int32"), one_hot_vector_size=2, on_value=True, off_value=False
    ),
    "band_part": lambda x: mb.band_part(
        x=positive(mb.expand_dims(x=x, axes=[0])), lower=0, upper=2
    ),
}
CHOSEN = {
    "select": [0, 0, 1, 0],
    "one_hot": [[0, 0], [1, 0], [1, 0], [0, 0]],
    "band_part": [[0, 0, 1, 0]],
}


def positive(x):
    return mb.greater(x=x, y=0.0)


@pytest.mark.parametrize("op", CHOICES)
def test_truth_values_are_chosen_as_numbers_are(run, op):
    result = run(lambda x: mb.cast(x=CHOICES[op](x), dtype="int32"), X)
    assert result.tolist() == CHOSEN[op]


def test_fill_takes_its_shape_from_a_value(convert):
    def body(x):
        return mb.fill(shape=mb.shape(x=x), value=2.5)

    inputs = [ct.TensorType(name="x", shape=ct.Shape((1, ct.RangeDim(2, 5, default=3))))]
    model = PortableModel(convert(body, (1, get_new_symbol()), inputs=inputs))
    (filled,) = model.predict({"x": np.zeros((1, 4))}).values()
    assert filled.tolist() == [[2.5] * 4]


RAMP = np.arange(1, 17, dtype=np.float32).reshape(1, 1, 4, 4)

CROPS = {
    "CORNERS_HEIGHT_FIRST": ([1, 0, 2, 3], [[5, 6.5, 8], [9, 10.5, 12]]),
    "CORNERS_WIDTH_FIRST": ([1, 0, 2, 3], [[2, 2.5, 3], [14, 14.5, 15]]),
}


@pytest.mark.parametrize("corners", CROPS)
def test_boxes_are_sampled_from_corner_to_corner(run, corners):
    box, expected = CROPS[corners]

    def body(x):
        return mb.crop_resize(
            x=x,
            roi=np.array(box, np.float32).reshape(1, 1, 4, 1, 1),
            target_height=2,
            target_width=3,
            box_coordinate_mode=corners,
            sampling_mode="STRICT_ALIGN_CORNERS",
        )

    assert run(body, np.concatenate([RAMP, -RAMP])).tolist() == [
        [[expected], (-np.array([expected])).tolist()]
    ]


def test_boxes_pick_their_image_and_are_filled_beyond_it(run):
    def body(x):
        return mb.crop_resize(
            x=x,
            boxes=np.array([[3, 3, 4, 4], [0, 0, 0, 3]], np.float32),
            box_indices=np.array([1, 0], np.int32),
            target_height=1,
            target_width=2,
            sampling_mode="STRICT_ALIGN_CORNERS",
            pad_value=9.0,
        )

    both = np.concatenate([RAMP, -RAMP])
    result = run(body, both, target=ct.target.iOS17)
    assert result.tolist() == [[[[-16.0, 9.0]]], [[[1.0, 4.0]]]]


@pytest.mark.parametrize("mode", ["DEFAULT", "OFFSET_CORNERS", "UNALIGN_CORNERS"])
def test_boxes_sampled_otherwise_are_refused(run, mode):
    def body(x):
        box = np.zeros((1, 1, 4, 1, 1), np.float32)
        return mb.crop_resize(x=x, roi=box, sampling_mode=mode)

    with pytest.raises(UnsupportedOp, match="crop_resize: a sampling mode other than from corner"):
        run(body, RAMP)


CEILED = {
    "avg_pool": [2 / 3, 1, 1 / 2],
    "l2_pool": [2**0.5, 3**0.5, 1],
    "max_pool": [1, 1, 1],
}


@pytest.mark.parametrize("op", CEILED)
def test_a_last_window_over_the_edge_is_of_what_is_inside_the_padding(run, op):
    def body(x):
        how = {"kernel_sizes": [3], "strides": [2], "pad_type": "custom", "pad": [1, 1]}
        return getattr(mb, op)(x=x, **how, ceil_mode=True)

    assert run(body, np.ones((1, 1, 4), np.float32))[0, 0] == pytest.approx(CEILED[op])


def test_an_average_counts_the_padding_of_each_axis_alone(run):
    def body(x):
        how = {"kernel_sizes": [3, 3], "strides": [2, 2], "pad_type": "custom"}
        return mb.avg_pool(x=x, **how, pad=[1, 1, 0, 0], ceil_mode=True)

    # Of 4 rows padded to 6 the last window has 2, of 4 columns 2 without any padding.
    rows, columns = np.array([2 / 3, 1, 1 / 2]), np.array([1, 1])
    result = run(body, np.ones((1, 1, 4, 4), np.float32))[0, 0]
    np.testing.assert_allclose(result, np.multiply.outer(rows, columns), rtol=1e-6)
