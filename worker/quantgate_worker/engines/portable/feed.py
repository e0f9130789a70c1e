"""Host values made ready for a session: checked against the description, coerced to its types."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from quantgate_worker.errors import UserError

from .interface import Feature

_IMAGE_MODES = {"RGB": "RGB", "BGR": "RGB", "gray": "L"}


def feed(features: tuple[Feature, ...], inputs: Mapping[str, Any]) -> dict[str, np.ndarray]:
    """Return the arrays of a prediction by input name, in the types the graph takes.

    Raises UserError, all problems at once, for a name, shape or type that does not fit.
    """
    found = {expected.name: _checked(expected, inputs.get(expected.name)) for expected in features}
    problems = [value for value in found.values() if isinstance(value, str)]
    problems += _unknown(features, inputs)
    if problems:
        raise UserError("; ".join(problems))
    return {name: value for name, value in found.items() if not isinstance(value, str)}


def _unknown(features: tuple[Feature, ...], inputs: Mapping[str, Any]) -> list[str]:
    names = [expected.name for expected in features]
    strangers = sorted(set(inputs) - set(names))
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
    array = _pixels(expected, value) if expected.kind == "image" else _numbers(expected, value)
    _check_shape(expected, array.shape)
    return array


def _default(expected: Feature) -> np.ndarray:
    if not expected.optional:
        raise UserError(f"input {expected.name!r} is missing")
    return _carried(np.full(expected.shape, expected.default or 0, expected.dtype))


def _numbers(expected: Feature, value: Any) -> np.ndarray:
    array = np.asarray(value)
    if array.dtype.kind not in "fiub":
        raise UserError(
            f"input {expected.name!r} takes {expected.dtype} numbers, not {array.dtype}"
        )
    return _carried(array.astype(expected.dtype))


def _pixels(expected: Feature, value: Any) -> np.ndarray:
    """Return [1, channels, height, width] of a PIL image or of [height, width(, RGB)] pixels."""
    pixels = _hosted(expected, value).astype(expected.dtype)
    channels = pixels[None] if expected.color == "gray" else pixels.transpose(2, 0, 1)
    ordered = channels[::-1] if expected.color == "BGR" else channels
    return np.ascontiguousarray(ordered[None], dtype=np.float32)


def _hosted(expected: Feature, value: Any) -> np.ndarray:
    mode = "F" if expected.dtype == "float16" else _IMAGE_MODES[expected.color or "gray"]
    pixels = np.asarray(value.convert(mode) if hasattr(value, "convert") else value)
    wanted = "[height, width]" if expected.color == "gray" else "[height, width, 3]"
    fits = pixels.shape[2:] == (() if expected.color == "gray" else (3,))
    if pixels.dtype.kind not in "fiu" or pixels.ndim < len(("height", "width")) or not fits:
        raise UserError(
            f"input {expected.name!r} takes an image, or its pixels as {wanted}; "
            f"this is {pixels.dtype} {list(pixels.shape)}"
        )
    return pixels


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
