"""What crosses between Python and Core ML: refused where the binding refuses it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from .errors import refusal

if TYPE_CHECKING:
    from quantgate_worker.engines.portable.interface import Feature

_ARRAYS = (np.float32, np.float64, np.int32)
_MODES = ("RGB", "RGBA", "L", "F")


def taken(value: Any) -> Any:
    """Return a value as Core ML gets it; raises RuntimeError for what is not convertible."""
    if isinstance(value, bool | int | float | str | dict):
        return value
    if isinstance(value, np.ndarray) and value.shape != () and value.dtype in _ARRAYS:
        return _as_it_lies(value)
    if isinstance(value, Image.Image):
        if value.mode not in _MODES:
            raise RuntimeError(
                f"Unsupported image type {value.mode}. Supported types are: RGB, RGBA, L, F."
            )
        return value
    # The binding prints what it does not take, and then raises.
    print("Error: value type not convertible:")  # noqa: T201
    print(value)  # noqa: T201
    raise RuntimeError("value type not convertible")


def _as_it_lies(array: np.ndarray) -> np.ndarray:
    """Return what is read where strides are negative: the elements in the order of the memory."""
    backward = tuple(
        slice(None, None, -1) if stride < 0 else slice(None) for stride in array.strides
    )
    return np.ascontiguousarray(array[backward])


def checked(expected: "Feature", value: Any) -> Any:
    """Return a value for a feature; raises RuntimeError for one of another kind or size."""
    name = expected.name
    if expected.kind == "image":
        return _image(expected, value)
    if isinstance(value, Image.Image | str | dict):
        raise refusal(f"For input feature '{name}', the provided feature type does not match.")
    if expected.shape == () and expected.kind == "multiarray" and np.ndim(value) == 0:
        return value
    if not isinstance(value, np.ndarray):
        raise refusal(
            f"For input feature '{name}', the provided feature type does not match: "
            "a MultiArray is expected."
        )
    return value


def _image(expected: "Feature", value: Any) -> Any:
    name = expected.name
    if not isinstance(value, Image.Image):
        raise refusal(f"For input feature '{name}', an Image is expected.")
    gray = "F" if expected.dtype == "float16" else "L"
    fits = value.mode == gray if expected.color == "gray" else value.mode in ("RGB", "RGBA")
    if not fits:
        raise refusal(f"For input feature '{name}', the pixel format of the image does not match.")
    fixed = not expected.ranges and not expected.choices
    if fixed and value.size != expected.size:
        width, height = value.size
        raise refusal(f"Image size {width} x {height} not in allowed set of image sizes")
    return value


def given(features: Mapping[str, "Feature"], outputs: Mapping[str, Any]) -> dict[str, Any]:
    """Return outputs as the binding gives them: in an order that is nobody's."""
    found = {name: _given(features[name], value) for name, value in outputs.items()}
    return {name: found[name] for name in sorted(found, key=lambda name: name[::-1])}


def _given(feature: "Feature", value: Any) -> Any:
    if feature.kind == "image":
        return _picture(feature, value)
    if isinstance(value, np.ndarray):
        return value.astype(np.float32) if value.dtype == np.float16 else value
    if isinstance(value, dict):
        return {label: value[label] for label in sorted(value, key=lambda label: str(label)[::-1])}
    return value


def _picture(feature: "Feature", pixels: np.ndarray) -> Image.Image:
    if feature.color == "gray":
        if feature.dtype == "float16":
            return Image.fromarray(pixels.astype(np.float32))
        return Image.fromarray(pixels)
    opaque = np.full((*pixels.shape[:2], 1), 255, np.uint8)
    return Image.fromarray(np.concatenate([pixels, opaque], axis=2))
