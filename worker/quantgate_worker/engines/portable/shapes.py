"""Shape arithmetic shared by the op families. A dimension is an int, or a value of shape [1]."""

from collections.abc import Iterable, Sequence
from typing import Any

from coremltools.converters.mil.mil.types.symbolic import is_symbolic

from .dtypes import INT64
from .graph import Graph

Dimension = int | str

END = 2**31 - 1
START = -(2**31) + 1


def parameter(variable: Any) -> Any:
    """Return a constant parameter's value as plain Python, None where it was not given."""
    if variable is None or variable.val is None:
        return None
    value = variable.val
    return value.tolist() if hasattr(value, "tolist") else value


def positive(axis: int, rank: int) -> int:
    return axis + rank if axis < 0 else axis


def positives(axes: Iterable[int], rank: int) -> list[int]:
    return sorted(positive(axis, rank) for axis in axes)


def static(variable: Any) -> list[int] | None:
    """Return a variable's shape where every dimension is known before a prediction."""
    if any(is_symbolic(size) for size in variable.shape):
        return None
    return [int(size) for size in variable.shape]


def sizes(graph: Graph, variable: Any) -> list[Dimension]:
    """Return a variable's dimensions, reading those unknown now from the value at prediction."""
    return [_size(graph, variable, axis) for axis in range(variable.rank)]


def shape_of(graph: Graph, dimensions: Sequence[Dimension]) -> str:
    """Return the int64 vector of some dimensions."""
    if all(isinstance(size, int) for size in dimensions):
        return graph.integers(list(dimensions))
    parts = [graph.integers([size]) if isinstance(size, int) else size for size in dimensions]
    return graph.add("Concat", *parts, axis=0)


def scaled(graph: Graph, size: Dimension, times: int = 1, over: int = 1) -> Dimension:
    """Return size * times // over."""
    if isinstance(size, int):
        return size * times // over
    product = graph.add("Mul", size, graph.integers([times]))
    return graph.add("Div", product, graph.integers([over]))


def added(graph: Graph, size: Dimension, more: int) -> Dimension:
    """Return size + more."""
    if isinstance(size, int):
        return size + more
    return graph.add("Add", size, graph.integers([more]))


def reshape(graph: Graph, value: str, dimensions: Sequence[Dimension]) -> str:
    return graph.add("Reshape", value, shape_of(graph, dimensions), allowzero=1)


def unsqueeze(graph: Graph, value: str, axes: Sequence[int]) -> str:
    return graph.add("Unsqueeze", value, graph.integers(list(axes)))


def reversed_along(graph: Graph, value: str, axes: Sequence[int]) -> str:
    count = len(axes)
    bounds = ([-1] * count, [START] * count, list(axes), [-1] * count)
    return graph.add("Slice", value, *(graph.integers(vector) for vector in bounds))


def int64(graph: Graph, variable: Any) -> str:
    """Return an integer variable the way ONNX wants shapes and indices."""
    value = parameter(variable)
    return graph.of_type(variable, INT64) if value is None else graph.integers(value)


def _size(graph: Graph, variable: Any, axis: int) -> Dimension:
    size = variable.shape[axis]
    if not is_symbolic(size):
        return int(size)
    return graph.add("Shape", graph.of(variable), start=axis, end=axis + 1)
