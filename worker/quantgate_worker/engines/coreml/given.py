"""Inputs as Core ML takes them: coremltools hands on what it is given, or refuses it.

Arrays are contiguous, of 32-bit floats, 64-bit floats or 32-bit integers, images Pillow's in the
very mode that the model declares. What a caller gives stays as it is.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from PIL import Image

from quantgate_worker.engines.inputs import check_shape, check_there, each_input
from quantgate_worker.engines.pixels import pixels_given
from quantgate_worker.engines.values import array_of, held, numbers
from quantgate_worker.errors import UserError, WorkerError
from quantgate_worker.package.feature import Feature

# Core ML's name of a type -> what its values are rounded to, and what carries them.
_ARRAYS = {
    "float32": ("float32", "float32"),
    "float16": ("float16", "float32"),
    "double": ("float64", "float64"),
    "int32": ("int32", "int32"),
    "int8": ("int8", "int32"),
}
# Color space -> the mode of an image, and the type of a pixel.
_IMAGES = {
    "rgb": ("RGB", "uint8"),
    "bgr": ("RGB", "uint8"),
    "grayscale": ("L", "uint8"),
    "grayscale_float16": ("F", "float16"),
}
# What an input is when nothing is given for it: Core ML has its default.
_LEFT_OUT = object()


def given(features: Sequence[Feature], inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Return inputs for coremltools; raises UserError, all problems at once, for unfit ones."""
    found = each_input(features, inputs, _value)
    return {name: value for name, value in found.items() if value is not _LEFT_OUT}


def _value(expected: Feature, value: Any) -> Any:
    if value is None:
        check_there(expected)
        return _LEFT_OUT
    return _KINDS.get(expected.kind, _as_it_is)(expected, value)


def _array(expected: Feature, value: Any) -> np.ndarray:
    dtype, carrier = _known(_ARRAYS, expected.dtype, expected)
    array = np.ascontiguousarray(numbers(expected.name, value, dtype), carrier)
    check_shape(expected, np.shape(value))
    return array


def _image(expected: Feature, value: Any) -> Image.Image:
    mode, dtype = _known(_IMAGES, expected.color, expected)
    pixels = pixels_given(expected.name, value, gray=mode != "RGB", dtype=dtype)
    check_shape(expected, pixels.shape[:2])
    carried = pixels.astype(np.float32) if mode == "F" else pixels
    return Image.fromarray(np.ascontiguousarray(carried))


def _number(expected: Feature, value: Any) -> int | float:
    array = array_of(expected.name, value)
    if array.size != 1 or array.dtype.kind not in "fiub":
        raise UserError(f"input {expected.name!r} takes one number")
    if expected.kind == "int64":
        return int(held(expected.name, array, "int64").item())
    return float(array.item())


def _as_it_is(_expected: Feature, value: Any) -> Any:
    return value


_KINDS = {"multiarray": _array, "image": _image, "double": _number, "int64": _number}


def _known(table: Mapping[str, tuple[str, str]], name: str, expected: Feature) -> tuple[str, str]:
    if name not in table:
        raise WorkerError(f"input {expected.name!r} is of a type that is not known: {name}")
    return table[name]
