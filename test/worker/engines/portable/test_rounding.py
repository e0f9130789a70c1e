"""Halves are rounded once, after the last op that does not mind."""

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it
from coremltools.converters.mil.mil import get_new_symbol
from onnx import TensorProto

from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.engines.portable.lowering import lower
from quantgate_worker.engines.portable.ops import EXACT
from quantgate_worker.engines.portable.package import function_of, opened
from quantgate_worker.engines.portable.rounding import COMMUTING
from quantgate_worker.engines.portable.watching import Watch

HALVES = np.arange(2**16, dtype=np.uint16).view(np.float16).astype(np.float32)
SHAPE = (1, 16, 256, 112)


def between():
    """Every half, and floats beside it and as far as to the next: where rounding turns."""
    finite = np.sort(np.unique(HALVES[np.isfinite(HALVES)]))
    middle = (finite[:-1] + finite[1:]) / 2
    around = [finite, middle, np.float32([65519.99, 65520, 1e6, 3e38, 1e-45, 1e-9])]
    near = [np.nextafter(each, np.float32(to)) for each in around for to in (-np.inf, np.inf)]
    every = np.concatenate([HALVES, *around, *near, np.float32([-65520, -1e6, -3e38, -1e-9])])
    whole = np.resize(every, np.prod(SHAPE))
    assert len(every) < len(whole)
    np.random.default_rng(0).shuffle(whole)
    return whole.reshape(SHAPE)


def images(x):
    """The same as pictures in a batch."""
    return mb.reshape(x=x, shape=[16, 4, 64, 112])


def half(number):
    return np.float32(np.float16(number))


ROWS = np.random.default_rng(1).permutation(256).astype(np.int32)
TWO_ROWS = np.stack([np.zeros(2, np.int32), np.arange(2, dtype=np.int32)], axis=1)

# How each op is given x, whose values are all that there are.
COMMUTED = {
    "abs": lambda x: mb.abs(x=x),
    "band_part": lambda x: mb.band_part(x=x, lower=9, upper=3),
    "batch_to_space": lambda x: mb.batch_to_space(
        x=images(x), block_shape=[2, 2], crops=[[0, 1], [0, 0]]
    ),
    "clip": lambda x: mb.clip(x=x, alpha=half(-0.1), beta=half(6.1)),
    "concat": lambda x: mb.concat(values=(x, x), axis=2),
    "crop": lambda x: mb.crop(x=x, crop_height=[1, 2], crop_width=[3, 4]),
    "depth_to_space": lambda x: mb.depth_to_space(x=x, block_size=2),
    "expand_dims": lambda x: mb.expand_dims(x=x, axes=[0]),
    "flatten2d": lambda x: mb.flatten2d(x=x, axis=2),
    "gather": lambda x: mb.gather(x=x, indices=ROWS, axis=2),
    "gather_along_axis": lambda x: mb.gather_along_axis(
        x=x, indices=np.broadcast_to(ROWS[:, None], SHAPE), axis=2
    ),
    "gather_nd": lambda x: mb.gather_nd(x=x, indices=TWO_ROWS),
    "identity": lambda x: mb.identity(x=x),
    "max_pool": lambda x: mb.max_pool(
        x=x, kernel_sizes=[3, 2], strides=[2, 2], pad_type="custom", pad=[1, 1, 0, 0]
    ),
    "maximum": lambda x: mb.maximum(x=x, y=mb.reverse(x=x, axes=[2])),
    "minimum": lambda x: mb.minimum(x=x, y=mb.reverse(x=x, axes=[2])),
    "mul": lambda x: mb.mul(x=x, y=np.float32(-1)),
    "pad": lambda x: mb.pad(x=x, pad=[1, 2], mode="reflect"),
    "pixel_shuffle": lambda x: mb.pixel_shuffle(x=x, upscale_factor=4),
    "pixel_unshuffle": lambda x: mb.pixel_unshuffle(x=x, downscale_factor=np.uint32(2)),
    "reduce_max": lambda x: mb.reduce_max(x=x, axes=[1]),
    "reduce_min": lambda x: mb.reduce_min(x=x, axes=[1]),
    "relu": lambda x: mb.relu(x=x),
    "relu6": lambda x: mb.relu6(x=x),
    "reshape": lambda x: mb.reshape(x=x, shape=[-1]),
    "reshape_like": lambda x: mb.reshape_like(
        x=x,
        ref_tensors=(mb.flatten2d(x=x, axis=2),),
        begins=[0],
        ends=[2],
        end_masks=[False],
    ),
    "resize_nearest_neighbor": lambda x: mb.resize_nearest_neighbor(
        x=x, target_size_height=300, target_size_width=90
    ),
    "reverse": lambda x: mb.reverse(x=x, axes=[1, 3]),
    "reverse_sequence": lambda x: mb.reverse_sequence(
        x=x, lengths=np.int32([200]), seq_axis=2, batch_axis=0
    ),
    "select": lambda x: mb.select(
        cond=np.random.default_rng(2).random(SHAPE) < 0.5, a=x, b=mb.reverse(x=x, axes=[2])
    ),
    "slice_by_index": lambda x: mb.slice_by_index(
        x=x, begin=[0, 1, 2, -1], end=[1, 9, 200, 1], stride=[1, 2, 3, -1]
    ),
    "slice_by_size": lambda x: mb.slice_by_size(x=x, begin=[0, 2, 0, 0], size=[1, 5, -1, 9]),
    "slice_update": lambda x: mb.slice_update(
        x=x,
        update=mb.slice_by_index(x=x, begin=[0, 0, 0, 0], end=[1, 2, 256, 112]),
        begin=[0, 5, 0, 0],
        end=[1, 7, 256, 112],
    ),
    "sliding_windows": lambda x: mb.sliding_windows(x=x, axis=2, size=3, stride=2),
    "space_to_batch": lambda x: mb.space_to_batch(
        x=x, block_shape=[2, 2], paddings=[[1, 1], [0, 0]]
    ),
    "space_to_depth": lambda x: mb.space_to_depth(x=x, block_size=2),
    "split": lambda x: mb.split(x=x, num_splits=2, axis=1)[1],
    "squeeze": lambda x: mb.squeeze(x=x, axes=[0]),
    "stack": lambda x: mb.stack(values=(x, x), axis=1),
    "threshold": lambda x: mb.threshold(x=x, alpha=half(0.1)),
    "tile": lambda x: mb.tile(x=x, reps=[1, 1, 2, 1]),
    "transpose": lambda x: mb.transpose(x=x, perm=[0, 2, 3, 1]),
    "upsample_nearest_neighbor": lambda x: mb.upsample_nearest_neighbor(
        x=x, scale_factor_height=2, scale_factor_width=1
    ),
}

# These pass halves on as they are, and yet see a difference before they are rounded.
SEEING = {
    "ceil": lambda x: mb.ceil(x=x),
    "floor": lambda x: mb.floor(x=x),
    "round": lambda x: mb.round(x=x),
    "sign": lambda x: mb.sign(x=x),
    "thresholded_relu": lambda x: mb.thresholded_relu(x=x, alpha=1.0),
    "topk": lambda x: mb.cast(x=mb.topk(x=x, k=9, axis=3)[1], dtype="fp32"),
}


@pytest.fixture(scope="module")
def both_ways():
    """What each op gives of floats, rounded, and what it gives of them when they are rounded."""
    bodies = {**COMMUTED, **SEEING}

    @mb.program(input_specs=[mb.TensorSpec(SHAPE)], opset_version=ct.target.iOS18)
    def program(x):
        return tuple(mb.identity(x=body(x), name=f"of_{op}") for op, body in bodies.items())

    model = PortableModel(
        ct.convert(
            program,
            compute_precision=ct.precision.FLOAT32,
            minimum_deployment_target=ct.target.iOS18,
            skip_model_load=True,
        )
    )
    with np.errstate(over="ignore"):
        floats = between()
        of_floats = model.predict({"x": floats})
        of_halves = model.predict({"x": floats.astype(np.float16).astype(np.float32)})
        return {
            op: tuple(found[f"of_{op}"].astype(np.float16) for found in (of_floats, of_halves))
            for op in bodies
        }


def test_every_op_that_is_said_to_commute_is_tried():
    assert COMMUTED.keys() == COMMUTING | {"mul"}
    assert EXACT.keys() >= COMMUTING


@pytest.mark.parametrize("op", COMMUTED)
def test_rounding_commutes_over_every_half_and_what_lies_between(op, both_ways):
    after, before = both_ways[op]
    np.testing.assert_array_equal(after, before)


@pytest.mark.parametrize("op", SEEING)
def test_and_not_with_what_sees_a_difference_that_rounding_takes_away(op, both_ways):
    after, before = both_ways[op]
    assert not np.array_equal(after, before, equal_nan=True)
    assert op in EXACT
    assert op not in COMMUTING


def roundings(model, *watchers):
    """Name the ops whose results are rounded in the graph of a model."""
    function = function_of(opened(model))
    graph = lower(function, [watcher(function) for watcher in watchers])
    graph.discard()
    made = {node.output[0]: node.op_type for node in graph.nodes}
    rounded = [
        made.get(node.input[0], "Input")
        for node in graph.nodes
        if node.op_type == "Cast" and node.attribute[0].i == TensorProto.FLOAT16
    ]
    assert rounded[0] == "Input"
    return rounded[1:]


def conv(x, weights, **options):
    return mb.conv(x=x, weight=weights(4, 4, 3, 3), pad_type="same", **options)


def twice(x, weights):
    y = conv(x, weights)
    return mb.add(x=mb.relu(x=y), y=y)


def in_a_block(x, weights):
    y = conv(x, weights)
    positive = mb.greater(x=mb.reduce_sum(x=x), y=np.float32(0))
    return mb.cond(pred=positive, _true_fn=lambda: mb.relu(x=y), _false_fn=lambda: mb.relu6(x=y))


ROUNDED = {
    "a clamp": (lambda x, w: mb.relu(x=conv(x, w)), ["Relu"]),
    "clamps": (lambda x, w: mb.relu6(x=mb.threshold(x=conv(x, w), alpha=0.5)), ["Clip"]),
    "a pool": (
        lambda x, w: mb.max_pool(
            x=mb.relu(x=conv(x, w)), kernel_sizes=[2, 2], strides=[2, 2], pad_type="valid"
        ),
        ["MaxPool"],
    ),
    "a part": (lambda x, w: mb.slice_by_size(x=conv(x, w), begin=[0] * 4, size=[1] * 4), ["Slice"]),
    "the larger": (
        lambda x, w: mb.maximum(x=conv(x, w), y=np.full((1, 4, 1, 1), 2.0, np.float32)),
        ["Conv"],
    ),
    "a negation": (lambda x, w: mb.mul(x=conv(x, w), y=np.float32(-1)), ["Conv"]),
    "a sum": (lambda x, w: mb.add(x=conv(x, w), y=x), ["Conv", "Add"]),
    "two readers": (twice, ["Conv", "Add"]),
    "more than was given": (lambda x, w: mb.tile(x=conv(x, w), reps=[1, 2, 1, 1]), ["Conv"]),
    "as much as was given": (lambda x, w: mb.reverse(x=conv(x, w), axes=[1]), ["Conv"]),
    "a threshold that cuts off": (
        lambda x, w: mb.thresholded_relu(x=conv(x, w), alpha=1.0),
        ["Conv"],
    ),
    "an output": (lambda x, w: [y := conv(x, w), mb.relu(x=y)], ["Conv"]),
    "a block": (in_a_block, ["Conv", "ReduceSum"]),
}


@pytest.mark.parametrize("case", ROUNDED)
def test_what_is_rounded(case, convert, weights):
    body, expected = ROUNDED[case]
    model = convert(lambda x: body(x, weights), (1, 4, 6, 6), half=True)
    assert sorted(roundings(model)) == sorted(expected)


def test_of_sizes_unknown_a_clamp_waits_and_a_part_does_not(convert, weights):
    def body(x):
        y = conv(mb.relu(x=conv(x, weights)), weights)
        return mb.slice_by_size(x=y, begin=[0] * 4, size=[1] * 4)

    height = ct.RangeDim(4, 9, default=6)
    inputs = [ct.TensorType(name="x", shape=ct.Shape((1, 4, height, 6)))]
    model = convert(body, (1, 4, get_new_symbol(), 6), inputs=inputs, half=True)
    assert roundings(model) == ["Relu", "Conv"]


def test_whoever_watches_sees_every_result_rounded_where_it_is_made(convert, weights):
    model = convert(lambda x: mb.relu(x=conv(x, weights)), (1, 4, 6, 6), half=True)
    assert roundings(model, Watch) == ["Conv"]


def test_what_overflows_before_a_clamp_is_infinite_after_it(run):
    def body(x):
        grown = mb.relu(x=mb.mul(x=x, y=np.float32(300)))
        return mb.mul(x=grown, y=np.float32(0.5))

    x = np.array([300.0, -300.0, 2.0], np.float32)
    assert run(body, x, half=True).tolist() == [np.inf, 0.0, 300.0]


def test_the_same_bits_come_out_whether_roundings_wait_or_not(convert, weights):
    def body(x):
        y = mb.max_pool(
            x=mb.relu(x=mb.mul(x=x, y=mb.sin(x=x))),
            kernel_sizes=[2, 2],
            strides=[2, 2],
            pad_type="valid",
        )
        z = mb.clip(x=mb.mul(x=y, y=np.float32(-1)), alpha=np.float32(-0.3), beta=np.float32(0.7))
        return mb.square(x=mb.reduce_min(x=mb.sqrt(x=mb.abs(x=z)), axes=[1]))

    model = convert(body, (1, 8, 32, 32), half=True)
    x = weights(1, 8, 32, 32)
    waited, at_once = (
        next(iter(PortableModel(model, audit=audit).predict({"x": x}).values()))
        for audit in (False, True)
    )
    assert waited.tobytes() == at_once.tobytes()
