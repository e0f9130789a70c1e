"""Where halves are rounded to what memory holds; ONNX Runtime would compute on in float32.

Rounding never turns two values around, so ops that pick, move or clamp values give the same before
it as after it. Where that is less work, it waits for them: a clamp then stays with the convolution
before it, which ONNX Runtime computes in one go, and of what is pooled only the largest is rounded.
"""

from collections.abc import Iterator
from math import prod
from typing import Any

import numpy as np
from onnx import TensorProto

from .dtypes import FLOAT, is_half
from .graph import Graph
from .ops import EXACT
from .shapes import static

# Bounds are of the type of what is clamped: a half's are halves.
CLAMPS = frozenset({"clip", "relu", "relu6", "threshold"})

# Round what they give instead of what they take, and it is the same; of zeros the sign may differ,
# as IEEE leaves it open which zero is the larger. Not so an op that compares, counts or cuts off:
# ceil, floor, round, sign, thresholded_relu, topk, argsort.
COMMUTING = CLAMPS | {
    "abs",
    "band_part",
    "batch_to_space",
    "concat",
    "crop",
    "depth_to_space",
    "expand_dims",
    "flatten2d",
    "gather",
    "gather_along_axis",
    "gather_nd",
    "identity",
    "max_pool",
    "maximum",
    "minimum",
    "pad",
    "pixel_shuffle",
    "pixel_unshuffle",
    "reduce_max",
    "reduce_min",
    "reshape",
    "reshape_like",
    "resize_nearest_neighbor",
    "reverse",
    "reverse_sequence",
    "select",
    "slice_by_index",
    "slice_by_size",
    "slice_update",
    "sliding_windows",
    "space_to_batch",
    "space_to_depth",
    "split",
    "squeeze",
    "stack",
    "tile",
    "transpose",
    "upsample_nearest_neighbor",
}


class Rounding:
    """Rounds what ops give, at once or after the ops that it may wait for."""

    def __init__(self, *, at_once: bool) -> None:
        """Round `at_once` for whoever watches what each op stores."""
        self._at_once = at_once
        self._waiting: set[Any] = set()

    def stored(self, graph: Graph, op: Any, variable: Any, value: str) -> str:
        """Return an op's result as memory holds it, or as it is where that comes later."""
        if self._is_half_already(op) or not is_half(variable.dtype):
            return value
        if not self._at_once and _may_wait(op, variable):
            self._waiting.add(variable)
            return value
        half = graph.add("Cast", value, to=TensorProto.FLOAT16)
        return graph.add("Cast", half, to=FLOAT)

    def _is_half_already(self, op: Any) -> bool:
        if op.op_type in EXACT or _negates(op):
            return self._waiting.isdisjoint(_given(op))
        return False


def _may_wait(op: Any, variable: Any) -> bool:
    """Tell whether all that read a result commute with rounding, and leave less to round."""
    readers = variable.child_ops
    # What a block gives, and the model, is stored; blocks inside of it read what is stored.
    if not readers or variable.consuming_blocks:
        return False
    if not all(_commutes(each) and each.enclosing_block is op.enclosing_block for each in readers):
        return False
    if len(readers) == 1 and readers[0].op_type in CLAMPS:
        return True
    then = [_elements(output) for each in readers for output in each.outputs]
    return sum(then) < _elements(variable) < np.inf


def _commutes(op: Any) -> bool:
    return op.op_type in COMMUTING or _negates(op)


def _negates(op: Any) -> bool:
    """Tell whether an op multiplies by -1, which is how negation is spelled."""
    if op.op_type != "mul":
        return False
    constants = [each.val for each in (op.x, op.y) if each.val is not None]
    return any(np.size(each) == 1 and np.all(each == -1) for each in constants)


def _elements(variable: Any) -> float:
    """Count a tensor's elements, those of a size unknown before a prediction as infinite."""
    shape = static(variable)
    return np.inf if shape is None else prod(shape)


def _given(op: Any) -> Iterator[Any]:
    for given in op.inputs.values():
        yield from given if isinstance(given, list | tuple) else [given]
