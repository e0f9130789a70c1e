"""Inputs as images: decoded with care, turned upright, in sRGB, and fitted to the model's size."""

import re
import warnings
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

from PIL import Image, ImageOps
from pillow_heif import register_heif_opener

from quantgate_worker.errors import ProtocolError, UserError, WorkerError
from quantgate_worker.package.features import inputs

from .cicp import read_cicp
from .colors import Color, flattened
from .parts import Part

FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF", "PPM", "AVIF", "HEIF")
# Of a photo its picture alone is read.
register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
WHITE: Color = (255, 255, 255)
_COLOR = re.compile(r"#([0-9a-f]{6})", re.IGNORECASE)
_POINTER = b"version https://git-lfs.github.com/spec/v1"
_GRAY = frozenset({"grayscale", "grayscale_float16"})
# What 8 bits a channel cannot hold; Pillow would clip it to white.
_DEEP_MODES = ("I", "F")

Size = tuple[int, int]


def _center_crop(image: Image.Image, size: Size) -> Image.Image:
    return ImageOps.fit(image, size, Image.Resampling.BILINEAR)


def _scale_fit(image: Image.Image, size: Size) -> Image.Image:
    return ImageOps.pad(image, size, Image.Resampling.BILINEAR, color=0)


def _scale_fill(image: Image.Image, size: Size) -> Image.Image:
    return image.resize(size, Image.Resampling.BILINEAR)


# Cut what does not fit, add black borders, or distort.
FITS: dict[str, Callable[[Image.Image, Size], Image.Image]] = {
    "center-crop": _center_crop,
    "scale-fit": _scale_fit,
    "scale-fill": _scale_fill,
}


def image_folder(part: Part, spec: Any) -> "ImageFolder":
    """Open a folder that is read as its options say; raises ProtocolError for others than these."""
    fit, background = part.options.get("fit", "center-crop"), part.options.get("background")
    if fit not in FITS:
        raise ProtocolError(f"fit {fit!r} is none of {', '.join(FITS)}")
    return ImageFolder(part.place(), spec, fit, _color(background))


class ImageFolder:
    """Images below a folder for a model that takes one; a sample's id is the path below it.

    Raises UserError for a model whose input is no image.
    """

    def __init__(self, folder: Path, spec: Any, fit: str, background: Color = WHITE) -> None:
        if not folder.is_dir():
            raise UserError(f"{folder}: there is no such folder of images")
        self._folder = folder.resolve()
        self._input = _image_input(spec)
        self._fit = FITS[fit]
        self._background = background

    def read(self, name: str) -> dict[str, Image.Image]:
        """Return a file as inputs by name, an image of the model's size in RGB or gray.

        Raises WorkerError for a file that is missing, elsewhere, oversized or does not decode.
        """
        height, width = self._input["shape"]
        mode = "L" if self._input["color"] in _GRAY else "RGB"
        image = _decoded(self._path(name), self._background).convert(mode)
        return {self._input["name"]: self._fit(image, (width, height))}

    def _path(self, name: str) -> Path:
        parts = PurePosixPath(name)
        try:
            path = (self._folder / parts).resolve()
            there = path.is_file()
        # A name no file can have, and links that lead to each other.
        except (OSError, ValueError, RuntimeError) as error:
            raise WorkerError("there is no such file") from error
        if parts.is_absolute() or ".." in parts.parts or not path.is_relative_to(self._folder):
            raise WorkerError("the file is not below the images folder")
        if not there:
            raise WorkerError("there is no such file")
        return path


def _color(written: Any) -> Color:
    if written is None:
        return WHITE
    found = _COLOR.fullmatch(str(written))
    if found is None:
        raise ProtocolError(f"background {written!r} is no color such as #ffffff")
    red, green, blue = bytes.fromhex(found[1])
    return red, green, blue


def _image_input(spec: Any) -> dict[str, Any]:
    found = inputs(spec)
    images = [each for each in found if each["kind"] == "image"]
    others = [each for each in found if each["kind"] != "image" and not each["optional"]]
    if len(images) == 1 and not others:
        return images[0]
    takes = ", ".join(f"{each['name']} ({each['kind']})" for each in found)
    raise UserError(
        f"images are for a model that takes one image; this takes {takes}: give `arrays`"
    )


def _decoded(path: Path, background: Color) -> Image.Image:
    try:
        _refuse_none(path)
        with warnings.catch_warnings():
            # Pillow reads at most 89 million pixels without it.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=FORMATS) as image:
                return flattened(_upright(image), read_cicp(path), background)
    except WorkerError:
        raise
    # A damaged file can raise almost anything, from struct.error to SyntaxError.
    except Exception as error:
        said = str(error).replace(str(path), path.name) or type(error).__name__
        raise WorkerError(f"the image does not decode: {said}; {_SAVE_ANEW}") from error


_SAVE_ANEW = "save it anew, as PNG or JPEG, or take it out of the data"


def _refuse_none(path: Path) -> None:
    """Name what stands in a picture's place and is none."""
    with path.open("rb") as file:
        beginning = file.read(len(_POINTER))
    if beginning == _POINTER:
        raise WorkerError(
            "the file is a Git LFS pointer, not the image: run `git lfs pull`; in Actions set "
            "`lfs: true` in actions/checkout"
        )
    if not beginning:
        raise WorkerError("the image does not decode: the file is empty")


def _upright(image: Image.Image) -> Image.Image:
    if image.mode.startswith(_DEEP_MODES):
        raise WorkerError(f"the image has more than 8 bits a channel (mode {image.mode})")
    image.load()
    return ImageOps.exif_transpose(image)
