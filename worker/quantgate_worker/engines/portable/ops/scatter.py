"""Updates written into a tensor; MIL adds them where nothing else is said."""

from typing import Any

from quantgate_worker.engines.portable.dtypes import is_float
from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import (
    Dimension,
    parameter,
    positive,
    reshape,
    shape_of,
    sizes,
)
from quantgate_worker.errors import UnsupportedOp

from .direct import Lowering
from .indices import indices_of
from .slices import sliced

# Mode -> what ONNX does, and to the updates beforehand.
REDUCTIONS = {
    "add": ("add", None),
    "div": ("mul", "Reciprocal"),
    "max": ("max", None),
    "min": ("min", None),
    "mul": ("mul", None),
    "sub": ("add", "Neg"),
    "update": ("none", None),
}


def scatter(graph: Graph, op: Any) -> str:
    """Spread the indices over the updates' shape, each axis of theirs folded into one."""
    rank = op.data.rank
    axis = positive(parameter(op.axis), rank)
    updates, reduction = _updates(graph, op)
    whole = sizes(graph, op.data)
    folded: list[Dimension] = [*whole[:axis], -1, *whole[axis + 1 :]]
    updates = reshape(graph, updates, folded)
    alone: list[Dimension] = [-1 if i == axis else 1 for i in range(rank)]
    indices = reshape(graph, indices_of(graph, op), alone)
    indices = graph.add("Expand", indices, graph.add("Shape", updates))
    attributes = {"axis": axis, "reduction": reduction}
    return graph.add("ScatterElements", graph.of(op.data), indices, updates, **attributes)


def scatter_along_axis(graph: Graph, op: Any) -> str:
    updates, reduction = _updates(graph, op)
    attributes = {"axis": parameter(op.axis), "reduction": reduction}
    indices = indices_of(graph, op)
    return graph.add("ScatterElements", graph.of(op.data), indices, updates, **attributes)


def scatter_nd(graph: Graph, op: Any) -> str:
    updates, reduction = _updates(graph, op)
    indices = indices_of(graph, op)
    return graph.add("ScatterND", graph.of(op.data), indices, updates, reduction=reduction)


def slice_update(graph: Graph, op: Any) -> str:
    """Slice the numbers of all elements as asked, and write the updates to those elements."""
    whole = shape_of(graph, sizes(graph, op.x))
    count = graph.add("ReduceProd", whole, keepdims=0)
    numbers = graph.add("Range", graph.integers(0), count, graph.integers(1))
    places = sliced(graph, op, graph.add("Reshape", numbers, whole))
    flat = graph.integers([-1])
    parts = (graph.of(op.x), places, graph.of(op.update))
    written = graph.add("ScatterElements", *(graph.add("Reshape", part, flat) for part in parts))
    return graph.add("Reshape", written, whole)


def _updates(graph: Graph, op: Any) -> tuple[str, str]:
    mode = parameter(op.mode)
    reduction, before = REDUCTIONS[mode]
    if mode == "div" and not is_float(op.data.dtype):
        raise UnsupportedOp(op.op_type, "division of integers")
    updates = graph.of(op.updates)
    return (graph.add(before, updates) if before else updates), reduction


SCATTERS: dict[str, Lowering] = {
    "scatter": scatter,
    "scatter_along_axis": scatter_along_axis,
    "scatter_nd": scatter_nd,
}

EXACT_SCATTERS: dict[str, Lowering] = {"slice_update": slice_update}
