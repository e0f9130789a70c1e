from collections.abc import Mapping
from typing import Any

import numpy as np
import onnx
from onnx import helper

from quantgate_worker.package.parts import chosen, description

from .agreement import check_agreement
from .audit import RangeAudit, Ranges
from .dtypes import carrier
from .feed import feed
from .interface import Feature, feature
from .lowering import lower
from .package import Package, function_of
from .results import Labels, Results
from .running import run
from .session import session
from .states import PortableState, States, tensor_type
from .taps import tapped
from .watching import Watch

Inputs = Mapping[str, Any]
Outputs = dict[str, Any]


class Program:
    """One function of an ML Program, lowered to a session of ONNX Runtime."""

    def __init__(self, package: Package, threads: int, *, audit: bool = False) -> None:
        described = description(package.spec, chosen(package.spec, package.function))
        self.inputs: tuple[Feature, ...] = tuple(map(feature, described.input))
        self.outputs: tuple[Feature, ...] = tuple(map(feature, described.output))
        function = function_of(package)
        check_agreement(described, self.outputs, function)
        watch = Watch(function) if audit else None
        graph = lower(function, watch.see) if watch else lower(function)
        self._results, self._states = Results(described, self.outputs, function), States(function)
        outputs = [*self._results.expose(function, graph), *self._states.expose(function, graph)]
        given = _graph_inputs(function)
        if watch:
            outputs += tapped(graph, watch.limits)
        # The program's own weights go before the session makes its copy of them.
        del function
        self._session = session(graph, given, outputs, threads)
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

    def make_state(self) -> PortableState:
        return self._states.make()

    def predict(self, inputs: Inputs, state: PortableState | None = None) -> Outputs:
        given = {**feed(self.inputs, inputs), **self._states.given(state)}
        arrays = run(self._session, given)
        if self._audit is not None:
            self._audit.take(arrays.pop())
        count = self._results.count
        self._states.take(state, arrays[count:])
        return self._results.read(arrays[:count])


def _graph_inputs(function: Any) -> list[onnx.ValueInfoProto]:
    return [
        helper.make_tensor_value_info(
            variable.name,
            carrier(kind.get_primitive()),
            [_dimension(size) for size in kind.get_shape()],
        )
        for variable in function.inputs.values()
        for kind in [tensor_type(variable)]
    ]


def _dimension(size: Any) -> int | str:
    return int(size) if isinstance(size, int | np.integer) else str(size)
