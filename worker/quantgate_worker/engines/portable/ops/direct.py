"""Lowerings of the ops that one ONNX node executes as it stands."""

from collections.abc import Callable
from typing import Any

from quantgate_worker.engines.portable.graph import Graph

Lowering = Callable[[Graph, Any], "str | list[str]"]


def on_x(kind: str) -> Lowering:
    return lambda graph, op: graph.add(kind, graph.of(op.x))
