"""Taps: nodes that tell of a value, in a few numbers, how far it reaches."""

from collections.abc import Callable

import numpy as np
import onnx
from onnx import helper

from .dtypes import FLOAT
from .graph import Graph

# Of each value: the largest finite magnitude, 1 where it is infinite, 1 where it is not a number;
# all 0 where nothing is beyond its limit.
COLUMNS = 3
FINITE = np.finfo(np.float32).max


def tapped(graph: Graph, limits: dict[str, float]) -> list[onnx.ValueInfoProto]:
    """Add a tap for each float value with its limit, and return what is all their outputs in one.

    That has COLUMNS numbers for each value, one value after another.
    """
    graph.scope = "range"
    none = graph.constant(np.zeros(0))
    # ONNX Runtime begins with what was added last: then values are let go of as soon as looked at.
    taps = [_tap(graph, value, limit) for value, limit in reversed(limits.items())][::-1]
    return [helper.make_tensor_value_info(graph.add("Concat", none, *taps, axis=0), FLOAT, None)]


def _tap(graph: Graph, value: str, limit: float) -> str:
    """Look closely only where the sum of squares, fast to have, does not prove all within."""
    squares = graph.add("ReduceSumSquare", value, keepdims=0)
    within = graph.add("LessOrEqual", squares, graph.constant(np.float32(limit) ** 2))
    return graph.add(
        "If",
        within,
        then_branch=_branch(graph, lambda: graph.constant(np.zeros(COLUMNS))),
        else_branch=_branch(graph, lambda: _closely(graph, value)),
    )


def _closely(graph: Graph, value: str) -> str:
    flat = graph.add("Reshape", value, graph.integers([-1]))
    size = graph.add("Abs", flat)
    finite = graph.add("LessOrEqual", size, graph.constant(FINITE))
    numbers = (
        graph.add("Where", finite, size, graph.constant(np.float32(0))),
        graph.add("Cast", graph.add("IsInf", flat), to=FLOAT),
        graph.add("Cast", graph.add("IsNaN", flat), to=FLOAT),
    )
    return graph.add("Concat", *(graph.add("ReduceMax", n, keepdims=1) for n in numbers), axis=0)


def _branch(graph: Graph, given: Callable[[], str]) -> onnx.GraphProto:
    with graph.nested() as nodes:
        output = graph.add("Identity", given())
    info = helper.make_tensor_value_info(output, FLOAT, [COLUMNS])
    return helper.make_graph(nodes, graph.fresh("branch"), [], [info])
