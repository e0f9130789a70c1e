"""The pixels of an image that is given to a model, whatever it is given as."""

from typing import Any

import numpy as np

from quantgate_worker.errors import UserError

from .shared import own
from .values import array_of, held

_COLORED, _GRAY = "[height, width, 3]", "[height, width]"


def pixels_given(name: str, value: Any, *, gray: bool, dtype: str) -> np.ndarray:
    """Return [height, width(, RGB)] of a PIL image, or of what are such pixels already.

    Raises UserError for what is neither.
    """
    colored = "L" if gray else "RGB"
    mode = "F" if dtype == "float16" else colored
    shown = own(value)
    image = shown.convert(mode) if hasattr(shown, "convert") else shown
    pixels = array_of(name, image)
    fits = pixels.shape[2:] == (() if gray else (3,))
    if pixels.dtype.kind not in "fiu" or pixels.ndim < len(("height", "width")) or not fits:
        raise UserError(
            f"input {name!r} takes an image, or its pixels as {_GRAY if gray else _COLORED}; "
            f"this is {pixels.dtype} {list(pixels.shape)}"
        )
    return held(name, pixels, dtype)
