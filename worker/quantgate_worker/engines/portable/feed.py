"""Host values made ready for a session: checked against the description, coerced to its types."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from quantgate_worker.errors import UserError

from .images import planes
from .interface import Feature
from .values import array_of, held


def feed(features: tuple[Feature, ...], inputs: Mapping[str, Any]) -> dict[str, np.ndarray]:
    """Return the arrays of a prediction by input name, in the types the graph takes.

    Raises UserError, all problems at once, for a name, shape or type that does not fit.
    """
    strangers = unknown(features, inputs)
    found = {expected.name: _checked(expected, inputs.get(expected.name)) for expected in features}
    problems = [*(value for value in found.values() if isinstance(value, str)), *strangers]
    if problems:
        raise UserError("; ".join(problems))
    return {name: value for name, value in found.items() if not isinstance(value, str)}


def unknown(features: tuple[Feature, ...], inputs: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with the names of some inputs: those that the model does not have.

    Raises UserError for inputs that have no names at all.
    """
    if not isinstance(inputs, Mapping):
        raise UserError(f"inputs are given by their names, in a dictionary, not {type(inputs)}")
    names = [expected.name for expected in features]
    strangers = [name for name in inputs if name not in names]
    return [f"input {name!r} is unknown: the model takes {', '.join(names)}" for name in strangers]


def _checked(expected: Feature, value: Any) -> np.ndarray | str:
    """Return the array of an input, or what is wrong with its value."""
    try:
        return _array(expected, value)
    except UserError as problem:
        return str(problem)


def _array(expected: Feature, value: Any) -> np.ndarray:
    if value is None:
        return _default(expected)
    array = planes(expected, value) if expected.kind == "image" else _numbers(expected, value)
    _check_shape(expected, array.shape)
    return array


def _default(expected: Feature) -> np.ndarray:
    if not expected.optional:
        raise UserError(f"input {expected.name!r} is missing")
    return _carried(np.full(expected.shape, expected.default or 0, expected.dtype))


def _numbers(expected: Feature, value: Any) -> np.ndarray:
    array = array_of(expected.name, value)
    if array.dtype.kind not in "fiub":
        raise UserError(
            f"input {expected.name!r} takes {expected.dtype} numbers, not {array.dtype}"
        )
    return _carried(held(expected.name, array, expected.dtype))


def _carried(array: np.ndarray) -> np.ndarray:
    kind = np.int32 if array.dtype.kind in "iub" else np.float32
    return np.ascontiguousarray(array, dtype=kind)


def _check_shape(expected: Feature, shape: tuple[int, ...]) -> None:
    if expected.choices:
        fits, wanted = shape in expected.choices, " or ".join(map(_text, expected.choices))
    elif expected.ranges:
        fits, wanted = _within(expected.ranges, shape), " x ".join(map(_bounds, expected.ranges))
    else:
        fits, wanted = not expected.shape or shape == expected.shape, _text(expected.shape)
    if not fits:
        raise UserError(f"input {expected.name!r} takes shape {wanted}, not {_text(shape)}")


def _within(ranges: tuple[tuple[int, int | None], ...], shape: tuple[int, ...]) -> bool:
    return len(ranges) == len(shape) and all(
        low <= size and (high is None or size <= high)
        for (low, high), size in zip(ranges, shape, strict=True)
    )


def _bounds(bounds: tuple[int, int | None]) -> str:
    low, high = bounds
    return str(low) if low == high else f"{low}..{'' if high is None else high}"


def _text(shape: tuple[int, ...]) -> str:
    return str(list(shape))
