"""What the families share: lowerings that are one ONNX node, and a choice between values."""

from collections.abc import Callable
from typing import Any

from quantgate_worker.engines.portable.dtypes import BOOL, INT32
from quantgate_worker.engines.portable.graph import Graph

Lowering = Callable[[Graph, Any], "str | list[str]"]


def on_x(kind: str) -> Lowering:
    return lambda graph, op: graph.add(kind, graph.of(op.x))


def chosen(graph: Graph, condition: str, values: tuple[str, str], element: int) -> str:
    """Take the first value where a condition holds, else the second.

    ONNX Runtime chooses among numbers only: truth values go as such.
    """
    if element != BOOL:
        return graph.add("Where", condition, *values)
    numbers = [graph.add("Cast", value, to=INT32) for value in values]
    return graph.add("Cast", graph.add("Where", condition, *numbers), to=BOOL)
