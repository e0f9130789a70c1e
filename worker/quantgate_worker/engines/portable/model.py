from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from coremltools.models import MLModel
from onnx import helper

from quantgate_worker.errors import UnsupportedOp

from .dtypes import carrier
from .feed import feed
from .interface import Feature, feature
from .lowering import lower
from .package import function_of, opened
from .results import Labels, Results
from .session import session

Inputs = Mapping[str, Any]
Outputs = dict[str, Any]


class PortableModel:
    """An ML Program on ONNX Runtime, with the shape of Core ML's own model.

    It reports ideal semantics: float32 arithmetic, and where the program says fp16 every op's
    result rounded to what fp16 stores.

    Raises UnsupportedOp at once, naming every op that cannot be executed, and UserError for a
    package that cannot be read.
    """

    def __init__(self, source: str | Path | MLModel, *, threads: int = 1) -> None:
        model = opened(source)
        description = model.get_spec().description
        self.inputs: tuple[Feature, ...] = tuple(map(feature, description.input))
        self.outputs: tuple[Feature, ...] = tuple(map(feature, description.output))
        function = function_of(model)
        graph = lower(function)
        self._results = Results(description, self.outputs, function)
        self._session = session(
            graph, _graph_inputs(function), self._results.expose(graph), threads
        )

    @property
    def labels(self) -> Labels | None:
        """A classifier's labels in the order of its probabilities, None for other models."""
        return self._results.labels

    def predict(self, inputs: Inputs | list[Inputs], state: Any = None) -> Any:
        """Return the outputs by name, as numpy arrays; of a list of inputs, a list.

        A classifier gives its label, and its probabilities as {label: probability}.
        Raises UserError for inputs whose name, shape or type does not fit.
        """
        if state is not None:
            raise _no_states()
        if isinstance(inputs, list):
            return [self._predict(each) for each in inputs]
        return self._predict(inputs)

    def make_state(self) -> Any:
        raise _no_states()

    def _predict(self, inputs: Inputs) -> Outputs:
        arrays: list[np.ndarray] = self._session.run(None, feed(self.inputs, inputs))
        return self._results.read(arrays)


def _graph_inputs(function: Any) -> list[onnx.ValueInfoProto]:
    return [
        helper.make_tensor_value_info(
            variable.name, carrier(variable.dtype), [_dimension(size) for size in variable.shape]
        )
        for variable in function.inputs.values()
    ]


def _dimension(size: Any) -> int | str:
    return int(size) if isinstance(size, int | np.integer) else str(size)


def _no_states() -> UnsupportedOp:
    return UnsupportedOp("read_state", "the portable engine does not keep states")
