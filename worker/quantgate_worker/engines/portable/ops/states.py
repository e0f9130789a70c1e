"""States: a state's variable stands for its newest value, which the session gives back."""

from typing import Any

from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.errors import UnsupportedOp

from .direct import Lowering


def read_state(graph: Graph, op: Any) -> str:
    return graph.of(op.input)


def update_state(graph: Graph, op: Any) -> str:
    if graph.depth:
        raise UnsupportedOp(op.op_type, "a state updated inside of a block")
    value = graph.of(op.value)
    graph.bind(op.state, value)
    return value


STATES: dict[str, Lowering] = {
    "coreml_update_state": update_state,
    "read_state": read_state,
    # In a package an update is spelled so; coremltools reads it as the op above.
    "write_state": update_state,
}
