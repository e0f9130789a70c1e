"""Inputs as images: upright, in sRGB, and fitted to the size that a model takes."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from quantgate_worker.errors import ProtocolError, UserError
from quantgate_worker.package.feature import Feature
from quantgate_worker.package.features import inputs

from .colors import Color
from .geometry import Affine, Geometry, Size, geometry
from .letterbox import letterbox
from .parts import Part
from .pictures import Pictures

WHITE: Color = (255, 255, 255)
_COLOR = re.compile(r"#([0-9a-f]{6})", re.IGNORECASE)
_GRAY = frozenset({"grayscale", "grayscale_float16"})

Fitted = tuple[Image.Image, Affine]


def _center_crop(image: Image.Image, size: Size) -> Fitted:
    # What Pillow cuts: as much as has the ratio of the sides, out of the middle.
    ratio = size[0] / size[1]
    width, height = min(image.width, ratio * image.height), min(image.height, image.width / ratio)
    left, upper = (image.width - width) / 2, (image.height - height) / 2
    shown = _scaled(width / size[0], height / size[1], left, upper)
    return ImageOps.fit(image, size, Image.Resampling.BILINEAR), shown


def _scale_fit(image: Image.Image, size: Size) -> Fitted:
    inner = ImageOps.contain(image, size, Image.Resampling.BILINEAR)
    left, upper = ((outside - inside) / 2 for outside, inside in zip(size, inner.size, strict=True))
    x, y = image.width / inner.width, image.height / inner.height
    # A border of half a pixel is rounded as Pillow does it.
    shown = _scaled(x, y, -round(left) * x, -round(upper) * y)
    return ImageOps.pad(image, size, Image.Resampling.BILINEAR, color=0), shown


def _scale_fill(image: Image.Image, size: Size) -> Fitted:
    shown = _scaled(image.width / size[0], image.height / size[1], 0, 0)
    return image.resize(size, Image.Resampling.BILINEAR), shown


def _scaled(x: float, y: float, left: float, upper: float) -> Affine:
    return (x, 0, left), (0, y, upper)


# Cut what does not fit, add black borders, distort, or add grey borders as trainers do.
FITS: dict[str, Callable[[Image.Image, Size], Fitted]] = {
    "center-crop": _center_crop,
    "scale-fit": _scale_fit,
    "scale-fill": _scale_fill,
    "letterbox": letterbox,
}


def image_folder(part: Part, spec: Any) -> "ImageFolder":
    """Open a folder that is read as its options say; raises ProtocolError for others than these."""
    fit = part.options.get("fit", "center-crop")
    if fit not in FITS:
        raise ProtocolError(f"fit {fit!r} is none of {', '.join(FITS)}")
    return ImageFolder(part.place(), spec, fit, background_of(part))


def background_of(part: Part) -> Color:
    """Return what shows where a picture is transparent; raises ProtocolError for what is none."""
    written = part.options.get("background")
    if written is None:
        return WHITE
    found = _COLOR.fullmatch(str(written))
    if found is None:
        raise ProtocolError(f"background {written!r} is no color such as #ffffff")
    red, green, blue = bytes.fromhex(found[1])
    return red, green, blue


class ImageFolder:
    """Images below a folder for a model that takes one.

    Raises UserError for a model whose input is no image.
    """

    def __init__(self, folder: Path, spec: Any, fit: str, background: Color = WHITE) -> None:
        self._pictures = Pictures(folder)
        self._input = _image_input(spec)
        self._fit = FITS[fit]
        self._background = background

    def read(self, name: str) -> tuple[dict[str, Image.Image], Geometry]:
        """Return a file as inputs by name, an image of the model's size in RGB or gray.

        With it the way back to the file's own pixels. Raises WorkerError as Pictures do.
        """
        height, width = self._input.shape
        mode = "L" if self._input.color in _GRAY else "RGB"
        picture = self._pictures.decoded(name, self._background)
        image, shown = self._fit(picture.image.convert(mode), (width, height))
        way = geometry(picture.image.size, picture.orientation, shown, (width, height))
        return {self._input.name: image}, way


def _image_input(spec: Any) -> Feature:
    found = inputs(spec)
    images = [each for each in found if each.kind == "image"]
    others = [each for each in found if each.kind != "image" and not each.optional]
    if len(images) == 1 and not others:
        return images[0]
    takes = ", ".join(f"{each.name} ({each.kind})" for each in found)
    raise UserError(
        f"images are for a model that takes one image; this takes {takes}: give `arrays`"
    )
