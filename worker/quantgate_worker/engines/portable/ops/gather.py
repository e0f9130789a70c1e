from typing import Any

from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import parameter, positive

from .direct import Lowering
from .indices import indices_of


def gather(graph: Graph, op: Any) -> str:
    batch = parameter(op.batch_dims) if hasattr(op, "batch_dims") else 0
    axis = positive(parameter(op.axis), op.x.rank)
    if batch == 0:
        return graph.add("Gather", graph.of(op.x), indices_of(graph, op), axis=axis)
    return _batched(graph, op, axis, batch)


def gather_along_axis(graph: Graph, op: Any) -> str:
    axis = parameter(op.axis)
    return graph.add("GatherElements", graph.of(op.x), indices_of(graph, op), axis=axis)


def gather_nd(graph: Graph, op: Any) -> str:
    batch = parameter(op.batch_dims) if hasattr(op, "batch_dims") else 0
    return graph.add("GatherND", graph.of(op.x), indices_of(graph, op), batch_dims=batch)


def _batched(graph: Graph, op: Any, axis: int, batch: int) -> str:
    """Gather per batch: the axis goes right behind the batch, GatherND picks, and it goes back."""
    rank, picked = op.x.rank, op.indices.rank - batch
    front = [*range(batch), axis, *(i for i in range(batch, rank) if i != axis)]
    moved = graph.add("Transpose", graph.of(op.x), perm=front)
    indices = graph.add("Unsqueeze", indices_of(graph, op), graph.integers([-1]))
    found = graph.add("GatherND", moved, indices, batch_dims=batch)
    between = axis - batch
    back = [
        *range(batch),
        *range(batch + picked, batch + picked + between),
        *range(batch, batch + picked),
        *range(batch + picked + between, rank - 1 + picked),
    ]
    return graph.add("Transpose", found, perm=back)


GATHERS: dict[str, Lowering] = {
    "gather": gather,
    "gather_along_axis": gather_along_axis,
    "gather_nd": gather_nd,
}
