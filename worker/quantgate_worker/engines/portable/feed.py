"""Host values made ready for a session: checked against the description, coerced to its types."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from quantgate_worker.engines.inputs import check_shape, check_there, each_input
from quantgate_worker.engines.values import numbers

from .images import planes
from .interface import Feature


def feed(features: tuple[Feature, ...], inputs: Mapping[str, Any]) -> dict[str, np.ndarray]:
    """Return the arrays of a prediction by input name, in the types the graph takes.

    Raises UserError, all problems at once, for a name, shape or type that does not fit.
    """
    return each_input(features, inputs, _array)


def _array(expected: Feature, value: Any) -> np.ndarray:
    if value is None:
        return _default(expected)
    array = planes(expected, value) if expected.kind == "image" else _numbers(expected, value)
    check_shape(expected, array.shape)
    return array


def _default(expected: Feature) -> np.ndarray:
    check_there(expected)
    return _carried(np.full(expected.shape, expected.default or 0, expected.dtype))


def _numbers(expected: Feature, value: Any) -> np.ndarray:
    return _carried(numbers(expected.name, value, expected.dtype))


def _carried(array: np.ndarray) -> np.ndarray:
    kind = np.int32 if array.dtype.kind in "iub" else np.float32
    return np.ascontiguousarray(array, dtype=kind)
