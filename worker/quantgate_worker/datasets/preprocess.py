"""From a fitted picture to the array that a model takes: (pixel x scale - mean) / std."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from PIL import Image

from quantgate_worker.errors import ProtocolError, UserError
from quantgate_worker.package.feature import Feature

from .geometry import Size

Layout = Literal["nchw", "nhwc"]
Order = Literal["rgb", "bgr", "gray"]

_CHANNELS: dict[Order, int] = {"rgb": 3, "bgr": 3, "gray": 1}
_LAYOUTS: tuple[Layout, ...] = ("nchw", "nhwc")
_FLOATS = {"float32": np.float32, "float16": np.float16, "double": np.float64}
_WORDS = {"layout": "nchw or nhwc", "color": "rgb, bgr or gray"}
_PLANE = 2
_BRIGHTEST = 255


@dataclass(frozen=True, kw_only=True)
class Preprocess:
    """How the pixels of a picture, 0 to 255, become numbers; `mean` and `std` one a channel."""

    layout: Layout
    color: Order
    scale: float
    mean: tuple[float, ...]
    std: tuple[float, ...]

    @property
    def channels(self) -> int:
        return _CHANNELS[self.color]

    @property
    def mode(self) -> str:
        """What Pillow calls a picture of these channels."""
        return "L" if self.color == "gray" else "RGB"

    def array(self, image: Image.Image, taken: Feature) -> np.ndarray:
        """Return a picture of this mode in the layout, rank and type that an input takes.

        In 32-bit floats and in this order, so that the numbers are those of torchvision's ToTensor
        and Normalize to the last bit.
        """
        pixels = np.asarray(image.convert(self.mode)).reshape(image.height, image.width, -1)
        ordered = pixels[..., ::-1] if self.color == "bgr" else pixels
        numbers = (ordered * np.float64(self.scale)).astype(np.float32)
        numbers = (numbers - np.array(self.mean, np.float32)) / np.array(self.std, np.float32)
        placed = numbers.transpose(2, 0, 1) if self.layout == "nchw" else numbers
        if len(taken.shape) == _PLANE:
            placed = numbers[..., 0]
        batch = (1,) * (len(taken.shape) - placed.ndim)
        shaped = placed.reshape(batch + placed.shape)
        kind = _FLOATS.get(taken.dtype)
        whole = shaped.astype(taken.dtype) if kind is None else shaped.astype(kind)
        return np.ascontiguousarray(whole)

    def size_in(self, taken: Feature) -> Size | str:
        """Return width and height in an input's default shape, or why it takes no such picture."""
        shape = list(taken.shape)
        if taken.dtype not in _FLOATS and (wrong := self._unheld(np.iinfo(taken.dtype))):
            return f"takes {taken.dtype}, {wrong}"
        if len(shape) == _PLANE and self.color == "gray":
            return shape[1], shape[0]
        if len(shape) not in (_PLANE + 1, _PLANE + 2):
            return f"takes an array {shape}, which is no picture of color {self.color}"
        if len(shape) == _PLANE + 2 and shape[0] != 1:
            return f"takes an array {shape}, which is {shape[0]} pictures and not one"
        sizes = shape[-3:]
        at, other = (0, -1) if self.layout == "nchw" else (-1, 0)
        if sizes[at] == self.channels:
            height, width = sizes[1:] if self.layout == "nchw" else sizes[:-1]
            return width, height
        return (
            f"takes an array {shape}: layout {self.layout} and color {self.color} would put "
            f"{self.channels} where it has {sizes[at]}{self._hint(sizes[at], sizes[other])}"
        )

    def _unheld(self, kind: Any) -> str:
        """Say why an integer type does not hold every pixel; nothing where it does."""
        whole = self.scale == 1 and {*self.std} == {1.0} and all(m.is_integer() for m in self.mean)
        if not whole:
            return "which has no fractions: leave scale, mean and std out"
        if kind.min <= -max(self.mean) and _BRIGHTEST - min(self.mean) <= kind.max:
            return ""
        return f"{kind.min} to {kind.max}, and pixels less mean go beyond that"

    def _hint(self, here: int, there: int) -> str:
        if there == self.channels:
            return f": is it layout {'nhwc' if self.layout == 'nchw' else 'nchw'}?"
        colors = [color for color, channels in _CHANNELS.items() if channels == here]
        return f": is it color {' or '.join(colors)}?" if colors else ""

    def shape_for(self, size: Size, taken: Feature) -> tuple[int, ...]:
        """Return the shape of the array of a picture of this size."""
        width, height = size
        if len(taken.shape) == _PLANE:
            return height, width
        of_one = (self.channels, height, width)
        placed = of_one if self.layout == "nchw" else (height, width, self.channels)
        return (1,) * (len(taken.shape) - len(placed)) + placed


def preprocess_of(written: Any) -> Preprocess:
    """Read the option as the plan has it; raises UserError for what makes no sense together."""
    if not isinstance(written, Mapping):
        raise ProtocolError(f"preprocess {written!r} is no map")
    if lacks := [key for key in ("layout", "color") if key not in written]:
        raise UserError(
            f"preprocess: say {' and '.join(f'{key} ({_WORDS[key]})' for key in lacks)}"
        )
    layout, color = written["layout"], written["color"]
    if layout not in _LAYOUTS or color not in _CHANNELS:
        raise ProtocolError(f"preprocess: layout {layout!r} or color {color!r} is none")
    channels = _CHANNELS[color]
    return Preprocess(
        layout=layout,
        color=color,
        scale=_finite("scale", written.get("scale", 1.0)),
        mean=_each("mean", written.get("mean", 0.0), channels, color),
        std=_divisors(_each("std", written.get("std", 1.0), channels, color)),
    )


def suggestion(taken: Feature) -> str:
    """Say how a policy would tell what becomes of a picture for an input, as far as it shows."""
    sizes = taken.shape[-3:]
    last = len(sizes) > _PLANE and sizes[-1] in (1, 3) and sizes[0] not in (1, 3)
    layout = "nhwc" if last else "nchw"
    channels = sizes[-1 if last else 0] if len(sizes) > _PLANE else 1
    color = "gray" if channels == 1 else "rgb"
    return f"preprocess: {{ layout: {layout}, color: {color}, scale: 1/{_BRIGHTEST} }}"


def _each(name: str, written: Any, channels: int, color: str) -> tuple[float, ...]:
    """Return one number a channel; a single one is for all."""
    numbers = written if isinstance(written, list) else [written] * channels
    if len(numbers) != channels:
        raise UserError(
            f"preprocess: {name} has {len(numbers)} numbers, and color {color} has {channels} "
            f"{'channels' if channels > 1 else 'channel'}"
        )
    return tuple(_finite(name, each) for each in numbers)


def _divisors(numbers: tuple[float, ...]) -> tuple[float, ...]:
    if any(each <= 0 for each in numbers):
        raise UserError("preprocess: std is what is divided by: above 0")
    return numbers


def _finite(name: str, written: Any) -> float:
    usable = isinstance(written, int | float) and not isinstance(written, bool)
    if not usable or not math.isfinite(written):
        raise ProtocolError(f"preprocess: {name} {written!r} is no number")
    return float(written)
