"""From an output that is not finite back to the op that began it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import onnx
from coremltools.converters.mil.mil import types

from quantgate_worker.engines.ranges import Culprit, Gives

from .dtypes import is_float
from .graph import Graph
from .taps import COLUMNS

# What an input of the model is, among the types of ops.
INPUT = "input"
# Whatever is not finite is beyond it, and its square is one that 32 bits hold.
LIMIT = 2.0**63


@dataclass(frozen=True, kw_only=True)
class _Step:
    """What an op takes: values of the graph; its own name and type."""

    op: str
    name: str
    takes: tuple[str, ...]
    constant: bool


class Trace:
    """Watches every float that a function's ops give and take, of 16 bits and of 32, as stored.

    What is inside of a block is its op's: that takes all that the block reads of what is around.
    """

    def __init__(self) -> None:
        self._makers: dict[str, _Step] = {}
        self._outputs: dict[str, str] = {}
        self._told: Mapping[str, Gives] = {}

    @property
    def limits(self) -> dict[str, float]:
        """Each value that is watched, with the limit from which it is looked at closely."""
        return dict.fromkeys(self._makers, LIMIT)

    def enter(self, graph: Graph, variable: Any) -> None:
        self._add(graph, [variable], _Step(op=INPUT, name=variable.name, takes=(), constant=False))

    def see(self, graph: Graph, op: Any, _nodes: list[onnx.NodeProto], _values: list[str]) -> None:
        if graph.depth:
            return
        given = [v for v in _taken(op) if _holds_floats(v)]
        takes = tuple(graph.of(v) for v in given if v.val is None)
        constant = not all(np.isfinite(v.val).all() for v in given if v.val is not None)
        name = op.outputs[0].name
        step = _Step(op=op.op_type, name=name, takes=takes, constant=constant)
        self._add(graph, op.outputs, step)

    def leave(self, graph: Graph, outputs: Iterable[Any]) -> None:
        """Note which values the model gives, by the names that it has for them."""
        self._outputs = {variable.name: graph.of(variable) for variable in outputs}

    def take(self, taps: Mapping[str, np.ndarray]) -> None:
        """Take what the taps of one prediction tell of each value."""
        self._told = {
            value: "nan" if told[-1] else "infinite"
            for value in self._makers
            for told in [taps[value]]
            if told[1:COLUMNS].any()
        }

    def culprit(self, output: str) -> Culprit | None:
        """Return what made an output of the latest prediction what it is, None if it is finite."""
        value = self._outputs[output]
        while value in self._told:
            step = self._makers[value]
            before = [taken for taken in step.takes if taken in self._told]
            if not before:
                return Culprit(
                    op=step.op, name=step.name, gives=self._told[value], constant=step.constant
                )
            # An infinity may be meant, such as that of a mask; what is no number never is.
            value = next((taken for taken in before if self._told[taken] == "nan"), before[0])
        return None

    def _add(self, graph: Graph, given: Iterable[Any], step: _Step) -> None:
        for variable in given:
            if _holds_floats(variable) and variable.val is None:
                # An op that hands on what it takes has no value of its own.
                self._makers.setdefault(graph.of(variable), step)


def _taken(op: Any) -> Iterator[Any]:
    """Walk what an op takes, and what its blocks read of all that is around them."""
    for given in op.inputs.values():
        yield from given if isinstance(given, list | tuple) else [given]
    for block in op.blocks:
        inside = {*block.inputs}
        for inner in block.operations:
            yield from (each for each in _taken(inner) if each not in inside)
            inside |= {*inner.outputs}
        yield from (each for each in block.outputs if each not in inside)


def _holds_floats(variable: Any) -> bool:
    if variable is None:
        return False
    kind = variable.sym_type
    if types.is_state(kind):
        kind = kind.wrapped_type()
    if types.is_dict(kind):
        # What the graph has of a classifier's dictionary are its probabilities.
        return True
    if types.is_list(kind):
        kind = kind.T[0]
    return bool(is_float(kind.get_primitive() if types.is_tensor(kind) else kind))
