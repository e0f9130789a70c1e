from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import onnx
from onnx import helper

from quantgate_worker.engines.ranges import Culprit, Ranges
from quantgate_worker.package.classifiers import classified
from quantgate_worker.package.parts import chosen, description

from .agreement import check_agreement
from .audit import RangeAudit
from .dtypes import carrier
from .feed import feed
from .graph import Graph
from .interface import Feature, feature
from .lowering import lower
from .package import Package, function_of
from .results import Labels, Results
from .running import run
from .session import session
from .states import PortableState, States, tensor_type
from .taps import COLUMNS, tapped
from .tracing import Trace
from .watching import Watch

Inputs = Mapping[str, Any]
Outputs = dict[str, Any]


class Program:
    """One function of an ML Program, lowered to a session of ONNX Runtime."""

    def __init__(
        self, package: Package, threads: int, *, audit: bool = False, trace: bool = False
    ) -> None:
        name = chosen(package.spec, package.function)
        described = description(package.spec, name)
        self.inputs: tuple[Feature, ...] = tuple(map(feature, described.input))
        self.outputs: tuple[Feature, ...] = tuple(map(feature, described.output))
        function = function_of(package)
        made = classified(package.spec.mlProgram.functions[name])
        check_agreement(described, self.outputs, function, made)
        watch, self._trace = Watch(function) if audit else None, Trace() if trace else None
        watchers = [each for each in (watch, self._trace) if each]
        graph = lower(function, watchers)
        self._results, self._states = Results(described, self.outputs, made), States(function)
        outputs = [*self._results.expose(function, graph), *self._states.expose(function, graph)]
        given = _graph_inputs(function, graph)
        if self._trace:
            self._trace.leave(graph, function.outputs)
        self._tapped = _limits(watchers)
        if watchers:
            outputs += tapped(graph, self._tapped)
        # The program's own weights go before the session makes its copy of them.
        del function
        self._session = session(graph, given, outputs, threads, watched=bool(watchers))
        self._audit = RangeAudit(watch) if watch else None

    @property
    def labels(self) -> Labels | None:
        return self._results.labels

    @property
    def ranges(self) -> Ranges | None:
        return None if self._audit is None else self._audit.found

    @property
    def stateful(self) -> bool:
        return self._states.names != ()

    def culprit(self, output: str) -> Culprit | None:
        """Return what made an output of the latest prediction not finite, where that is traced."""
        return None if self._trace is None else self._trace.culprit(output)

    def make_state(self) -> PortableState:
        return self._states.make()

    def predict(self, inputs: Inputs, state: PortableState | None = None) -> Outputs:
        given = {**feed(self.inputs, inputs), **self._states.given(state)}
        arrays = run(self._session, given)
        if self._audit or self._trace:
            self._look(arrays.pop())
        count = self._results.count
        self._states.take(state, arrays[count:])
        return self._results.read(arrays[:count])

    def _look(self, told: np.ndarray) -> None:
        """Show the watchers what the taps told of a prediction."""
        taps = dict(zip(self._tapped, told.reshape(-1, COLUMNS), strict=True))
        for watcher in (self._audit, self._trace):
            if watcher is not None:
                watcher.take(taps)


def _limits(watchers: Sequence[Watch | Trace]) -> dict[str, float]:
    """Return every value that is watched, with the least of the limits that are set to it."""
    limits: dict[str, float] = {}
    for watcher in watchers:
        for value, limit in watcher.limits.items():
            limits[value] = min(limit, limits.get(value, limit))
    return limits


def _graph_inputs(function: Any, graph: Graph) -> list[onnx.ValueInfoProto]:
    return [
        helper.make_tensor_value_info(
            graph.inputs[variable.name],
            carrier(kind.get_primitive()),
            [_dimension(size) for size in kind.get_shape()],
        )
        for variable in function.inputs.values()
        for kind in [tensor_type(variable)]
    ]


def _dimension(size: Any) -> int | str:
    return int(size) if isinstance(size, int | np.integer) else str(size)
