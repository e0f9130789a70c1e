from typing import Any

from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import (
    int64,
    parameter,
    positive,
    reshape,
    scaled,
    sizes,
    unsqueeze,
)

from .direct import Lowering


def concat(graph: Graph, op: Any) -> str:
    values = [graph.of(value) for value in op.values]
    rank, axis = op.values[0].rank, parameter(op.axis)
    if rank == 0:
        return graph.add("Concat", *(unsqueeze(graph, value, [0]) for value in values), axis=0)
    if parameter(op.interleave):
        return _interleaved(graph, op, positive(axis, rank))
    return graph.add("Concat", *values, axis=axis)


def stack(graph: Graph, op: Any) -> str:
    axis = positive(parameter(op.axis), op.values[0].rank + 1)
    return _stacked(graph, op, axis)


def split(graph: Graph, op: Any) -> list[str]:
    x, count, axis = graph.of(op.x), len(op.outputs), parameter(op.axis)
    if op.split_sizes is None:
        return graph.add_many("Split", x, outputs=count, axis=axis, num_outputs=count)
    return graph.add_many("Split", x, int64(graph, op.split_sizes), outputs=count, axis=axis)


def _interleaved(graph: Graph, op: Any, axis: int) -> str:
    """Take one slice of each value in turn: stack after the axis, then fold the two."""
    dimensions = sizes(graph, op.values[0])
    dimensions[axis] = scaled(graph, dimensions[axis], times=len(op.values))
    return reshape(graph, _stacked(graph, op, axis + 1), dimensions)


def _stacked(graph: Graph, op: Any, axis: int) -> str:
    values = [unsqueeze(graph, graph.of(value), [axis]) for value in op.values]
    return graph.add("Concat", *values, axis=axis)


JOINS: dict[str, Lowering] = {"concat": concat, "split": split, "stack": stack}
