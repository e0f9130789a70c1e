"""Tensors made from numbers rather than computed from tensors."""

from typing import Any

from quantgate_worker.engines.portable.dtypes import INT64, carrier
from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import int64, parameter, positive, sizes, unsqueeze

from .direct import Lowering, chosen


def fill(graph: Graph, op: Any) -> str:
    return graph.add("Expand", graph.of(op.value), int64(graph, op.shape))


def fill_like(graph: Graph, op: Any) -> str:
    extents = graph.add("Shape", graph.of(op.ref_tensor))
    return graph.add("Expand", graph.of(op.value), extents)


def range_1d(graph: Graph, op: Any) -> str:
    return graph.add("Range", graph.of(op.start), graph.of(op.end), graph.of(op.step))


def one_hot(graph: Graph, op: Any) -> str:
    """Compare the indices with 0 ... depth - 1 along a new axis: those outside match nothing."""
    rank = op.indices.rank + 1
    axis = positive(parameter(op.axis), rank)
    indices = unsqueeze(graph, graph.of_type(op.indices, INT64), [axis])
    depth = _counted(graph, int64(graph, op.one_hot_vector_size))
    depth = unsqueeze(graph, depth, [i for i in range(rank) if i != axis])
    hot = graph.add("Equal", indices, depth)
    values = graph.of(op.on_value), graph.of(op.off_value)
    return chosen(graph, hot, values, carrier(op.on_value.dtype))


def band_part(graph: Graph, op: Any) -> str:
    """Keep `lower` diagonals below the main one and `upper` above; negative keeps all."""
    rows, columns = (_counted(graph, _scalar(graph, size)) for size in sizes(graph, op.x)[-2:])
    below = graph.add("Sub", unsqueeze(graph, rows, [1]), unsqueeze(graph, columns, [0]))
    keep = graph.constant(values=True)
    for distance, limit in ((below, op.lower), (graph.add("Neg", below), op.upper)):
        if parameter(limit) >= 0:
            near = graph.add("LessOrEqual", distance, graph.integers(parameter(limit)))
            keep = graph.add("And", keep, near)
    element = carrier(op.x.dtype)
    zero = graph.add("Cast", graph.constant(values=False), to=element)
    return chosen(graph, keep, (graph.of(op.x), zero), element)


def _counted(graph: Graph, count: str) -> str:
    """Return 0 ... count - 1."""
    return graph.add("Range", graph.integers(0), count, graph.integers(1))


def _scalar(graph: Graph, size: int | str) -> str:
    if isinstance(size, int):
        return graph.integers(size)
    return graph.add("Squeeze", size, graph.integers([0]))


FILLS: dict[str, Lowering] = {
    "band_part": band_part,
    "fill": fill,
    "fill_like": fill_like,
    "one_hot": one_hot,
}

ROUNDED_FILLS: dict[str, Lowering] = {"range_1d": range_1d}
