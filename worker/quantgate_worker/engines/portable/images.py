"""Images between the host and a graph: [height, width(, RGB)] pixels and [1, channels, ...]."""

from typing import Any

import numpy as np

from quantgate_worker.engines.pixels import pixels_given
from quantgate_worker.engines.shared import SharedImage
from quantgate_worker.errors import UserError

from .interface import Feature

_BRIGHTEST = 255


def planes(expected: Feature, value: Any) -> np.ndarray:
    """Return [1, channels, height, width] of a PIL image or of [height, width(, RGB)] pixels.

    Of an image that is shared they are made once, and are not to be written to.
    """
    if isinstance(value, SharedImage):
        how = ("planes", expected.color, expected.dtype)
        return value.made(how, lambda image: _planes(expected, image))
    return _planes(expected, value)


def _planes(expected: Feature, value: Any) -> np.ndarray:
    gray = expected.color == "gray"
    pixels = pixels_given(expected.name, value, gray=gray, dtype=expected.dtype)
    channels = pixels[None] if gray else pixels.transpose(2, 0, 1)
    ordered = channels[::-1] if expected.color == "BGR" else channels
    return np.ascontiguousarray(ordered[None], dtype=np.float32)


def pixels_of(declared: Feature, array: np.ndarray) -> np.ndarray:
    """Return [height, width(, RGB)] of [1, channels, height, width].

    Bytes are the nearest within 0..255; a gray image of halves keeps its values.
    Raises UserError for what is not the planes of one image.
    """
    channels = 1 if declared.color == "gray" else len("RGB")
    if array.ndim != len(declared.shape) or array.shape[:2] != (1, channels):
        raise UserError(
            f"output {declared.name!r} is a {declared.color} image; "
            f"the program gave {list(array.shape)}, not [1, {channels}, height, width]"
        )
    if declared.dtype == "uint8":
        array = np.nan_to_num(np.rint(array)).clip(0, _BRIGHTEST)
    ordered = array[0, ::-1] if declared.color == "BGR" else array[0]
    pixels = ordered[0] if declared.color == "gray" else ordered.transpose(1, 2, 0)
    return np.ascontiguousarray(pixels, dtype=declared.dtype)
