"""What a stateful model remembers from one prediction to the next."""

from typing import Any

import numpy as np
import onnx
from coremltools.converters.mil.mil import types
from onnx import helper

from quantgate_worker.errors import UserError

from .dtypes import carrier
from .graph import Graph


class PortableState:
    """The states of one sequence of predictions, changed by each it is given to."""

    def __init__(self, values: dict[str, np.ndarray]) -> None:
        self.values = values


class States:
    """The states among a function's inputs."""

    def __init__(self, function: Any) -> None:
        self._start = {v.name: _zeros(v) for v in _states(function)}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._start)

    def expose(self, function: Any, graph: Graph) -> list[onnx.ValueInfoProto]:
        """Name the states' newest values in a graph: outputs behind those of the model."""
        graph.scope = "states"
        return [_expose(graph, variable) for variable in _states(function)]

    def make(self) -> PortableState:
        """Return new states, all 0."""
        if not self._start:
            raise UserError("the model has no state")
        return PortableState(dict(self._start))

    def given(self, state: PortableState | None) -> dict[str, np.ndarray]:
        """Return the values that a prediction starts from.

        Raises UserError where the model has states and none were given, or the reverse.
        """
        values = state.values if isinstance(state, PortableState) else {}
        fits = (state is None) == (not self._start) and _shapes(values) == _shapes(self._start)
        if not fits:
            names = ", ".join(self._start) or "none"
            raise UserError(f"the model's states: {names}; pass what its make_state() returned")
        return values

    def take(self, state: PortableState | None, arrays: list[np.ndarray]) -> None:
        """Keep the values that a prediction ended with."""
        if state is not None:
            state.values = dict(zip(state.values, arrays, strict=True))


def _shapes(values: dict[str, np.ndarray]) -> dict[str, tuple[int, ...]]:
    return {name: array.shape for name, array in values.items()}


def is_state(variable: Any) -> bool:
    return bool(types.is_state(variable.sym_type))


def tensor_type(variable: Any) -> Any:
    """Return the type of a variable's tensor, for a state of the one it wraps."""
    kind = variable.sym_type
    return kind.wrapped_type() if types.is_state(kind) else kind


def _states(function: Any) -> list[Any]:
    return [v for v in function.inputs.values() if is_state(v)]


def _expose(graph: Graph, variable: Any) -> onnx.ValueInfoProto:
    after = graph.add("Identity", graph.of(variable))
    element = carrier(tensor_type(variable).get_primitive())
    return helper.make_tensor_value_info(after, element, None)


def _zeros(variable: Any) -> np.ndarray:
    kind = tensor_type(variable)
    dtype = helper.tensor_dtype_to_np_dtype(carrier(kind.get_primitive()))
    return np.zeros([int(size) for size in kind.get_shape()], dtype)
