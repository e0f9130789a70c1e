from typing import Any

from quantgate_worker.engines.portable.dtypes import INT32, INT64
from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import parameter, positive, shape_of, sizes

from .direct import Lowering


def argsort(graph: Graph, op: Any) -> str:
    axis = positive(parameter(op.axis), op.x.rank)
    return _sorted(graph, op, shape_of(graph, [sizes(graph, op.x)[axis]]))[1]


def topk(graph: Graph, op: Any) -> list[str]:
    values, indices = _sorted(graph, op, graph.integers([parameter(op.k)]))
    return [values, indices][: len(op.outputs)]


def cumsum(graph: Graph, op: Any) -> str:
    flags = {name: int(parameter(getattr(op, name))) for name in ("exclusive", "reverse")}
    return graph.add("CumSum", graph.of(op.x), graph.integers(parameter(op.axis)), **flags)


def non_zero(graph: Graph, op: Any) -> str:
    places = graph.add("Transpose", graph.add("NonZero", graph.of(op.x)), perm=[1, 0])
    return graph.add("Cast", places, to=INT32)


def reverse_sequence(graph: Graph, op: Any) -> str:
    """Reverse each batch up to its length, with the batch and the sequence brought to the front."""
    rank = op.x.rank
    front = [positive(parameter(axis), rank) for axis in (op.batch_axis, op.seq_axis)]
    order = [*front, *(axis for axis in range(rank) if axis not in front)]
    back = [order.index(axis) for axis in range(rank)]
    moved = graph.add("Transpose", graph.of(op.x), perm=order)
    lengths = graph.of_type(op.lengths, INT64)
    turned = graph.add("ReverseSequence", moved, lengths, batch_axis=0, time_axis=1)
    return graph.add("Transpose", turned, perm=back)


def _sorted(graph: Graph, op: Any, count: str) -> tuple[str, str]:
    """Return the first values in order, and where they were; equal ones in their old order."""
    largest = int(not parameter(op.ascending))
    attributes = {"axis": parameter(op.axis), "largest": largest, "sorted": 1}
    values, indices = graph.add_many("TopK", graph.of(op.x), count, outputs=2, **attributes)
    return values, graph.add("Cast", indices, to=INT32)


ORDERINGS: dict[str, Lowering] = {
    "argsort": argsort,
    "non_zero": non_zero,
    "reverse_sequence": reverse_sequence,
    "topk": topk,
}

SUMS: dict[str, Lowering] = {"cumsum": cumsum}
