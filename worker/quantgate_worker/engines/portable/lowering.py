"""From a MIL function to an ONNX graph: each op by its family's table, halves rounded as stored."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from onnx import NodeProto

from quantgate_worker.errors import UnsupportedOp, WorkerError

from .graph import Graph
from .ops import LOWERINGS
from .ranks import WHY, met_unranked
from .rounding import Rounding


class Watcher(Protocol):
    """Is shown what a function is made into, an input or an op after another."""

    def enter(self, graph: Graph, variable: Any) -> None: ...

    def see(self, graph: Graph, op: Any, nodes: list[NodeProto], values: list[str]) -> None:
        """Take an op whose outputs are bound, the nodes that it became, its results unrounded."""


# These stand for their values; `Graph.of` makes them constants where they are used.
VALUES = frozenset({"const"})

UNKNOWN = "the portable engine does not execute this"
RANDOM = "its numbers come from a generator that only Core ML has"

REASONS = {
    "conv_quantized": "coremltools writes it for legacy neural networks only",
    "custom_layer": "its code is not in the package",
    "random_bernoulli": RANDOM,
    "random_categorical": RANDOM,
    "random_normal": RANDOM,
    "random_uniform": RANDOM,
}


def lower(function: Any, watchers: Sequence[Watcher] = ()) -> Graph:
    """Lower every op of a MIL function whose weights are decompressed, and show it to watchers.

    Raises UnsupportedOp naming every op that cannot be executed as it is used.
    """
    refusals: list[UnsupportedOp] = []
    rounding = Rounding(at_once=bool(watchers))
    graph = Graph(lambda graph, op: refusals.extend(_lower_op(graph, op, rounding, watchers)))
    try:
        for variable in function.inputs.values():
            graph.scope = variable.name
            graph.bind(variable, graph.input(variable.name))
            for watcher in watchers:
                watcher.enter(graph, variable)
        for op in function.operations:
            graph.lower(op)
        if refusals:
            raise _all(refusals)
    except WorkerError:
        graph.discard()
        raise
    return graph


def refuse_unknown(operations: Iterable[Any]) -> None:
    """Raise UnsupportedOp naming every op of a serialised program that cannot be lowered."""
    every = list(operations)
    reasons = dict.fromkeys(met_unranked(every), WHY)
    reasons |= {op.type: REASONS.get(op.type, UNKNOWN) for op in every if not _is_known(op)}
    if reasons:
        raise _all([UnsupportedOp(name, reasons[name]) for name in sorted(reasons)])


def _is_known(op: Any) -> bool:
    return op.type in LOWERINGS or op.type in VALUES or op.type.startswith("constexpr_")


def _lower_op(
    graph: Graph, op: Any, rounding: Rounding, watchers: Sequence[Watcher]
) -> Iterator[UnsupportedOp]:
    """Lower one op and bind its outputs, or give the reason against it."""
    if op.op_type in VALUES:
        return
    graph.scope = op.name
    before = len(graph.nodes)
    try:
        result = LOWERINGS[op.op_type](graph, op)
    except UnsupportedOp as refusal:
        # Ops after it are still lowered, so that one message lists all that is refused.
        yield refusal
        result = [""] * len(op.outputs)
    except WorkerError:
        raise
    # An op that makes no sense can break its lowering in any way.
    except Exception as error:
        said = f"{type(error).__name__}: {error}"
        raise WorkerError(f"op {op.name!r} ({op.op_type}) cannot be lowered: {said}") from error
    values, nodes = [result] if isinstance(result, str) else result, graph.nodes[before:]
    for variable, value in zip(op.outputs, values, strict=True):
        graph.bind(variable, rounding.stored(graph, op, variable, value))
    for watcher in watchers:
        watcher.see(graph, op, nodes, values)


def _all(refusals: list[UnsupportedOp]) -> UnsupportedOp:
    names = ", ".join(dict.fromkeys(refusal.op for refusal in refusals))
    return UnsupportedOp(names, "; ".join(dict.fromkeys(r.why for r in refusals if r.why)))
