from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from coremltools.models import MLModel
from onnx import helper

from .dtypes import carrier
from .feed import feed
from .interface import Feature, description_of, feature
from .lowering import lower
from .package import chosen, function_of, opened
from .results import Labels, Results
from .running import run
from .session import session
from .states import PortableState, States, tensor_type

Inputs = Mapping[str, Any]
Outputs = dict[str, Any]


class PortableModel:
    """An ML Program on ONNX Runtime, with the shape of Core ML's own model.

    It reports ideal semantics: float32 arithmetic, and where the program says fp16 every op's
    result rounded to what fp16 stores. Of several functions, it runs the one named or the default.

    Raises UnsupportedOp at once, naming every op that cannot be executed, and UserError for a
    package that cannot be read.
    """

    def __init__(
        self, source: str | Path | MLModel, *, function_name: str | None = None, threads: int = 1
    ) -> None:
        model = opened(source)
        name = chosen(model, function_name)
        description = description_of(model.get_spec(), name)
        self.inputs: tuple[Feature, ...] = tuple(map(feature, description.input))
        self.outputs: tuple[Feature, ...] = tuple(map(feature, description.output))
        function = function_of(model, name)
        graph = lower(function)
        self._results, self._states = Results(description, self.outputs, function), States(function)
        outputs = [*self._results.expose(function, graph), *self._states.expose(function, graph)]
        given = _graph_inputs(function)
        # The program's own weights go before the session makes its copy of them.
        del function
        self._session = session(graph, given, outputs, threads)

    @property
    def labels(self) -> Labels | None:
        """A classifier's labels in the order of its probabilities, None for other models."""
        return self._results.labels

    def predict(self, inputs: Inputs | list[Inputs], state: PortableState | None = None) -> Any:
        """Return the outputs by name, as numpy arrays; of a list of inputs, a list.

        A classifier gives its label, and its probabilities as {label: probability}.
        Raises UserError for inputs whose name, shape or type does not fit, and WorkerError
        naming the op that fails on them.
        """
        if isinstance(inputs, list):
            return [self._predict(each, state) for each in inputs]
        return self._predict(inputs, state)

    def make_state(self) -> PortableState:
        """Return new states, all 0, for a sequence of predictions."""
        return self._states.make()

    def _predict(self, inputs: Inputs, state: PortableState | None) -> Outputs:
        given = {**feed(self.inputs, inputs), **self._states.given(state)}
        arrays = run(self._session, given)
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
