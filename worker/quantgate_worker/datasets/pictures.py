"""Pictures below a folder, opened with care: whoever made them may be a stranger."""

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from PIL import ExifTags, Image, ImageOps
from pillow_heif import register_heif_opener

from quantgate_worker.errors import UserError, WorkerError

from .cicp import read_cicp
from .colors import Color, flattened

FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF", "PPM", "AVIF", "HEIF")
# Of a photo its picture alone is read.
register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
_POINTER = b"version https://git-lfs.github.com/spec/v1"
# What 8 bits a channel cannot hold; Pillow would clip it to white.
_DEEP_MODES = ("I", "F")
_ORIENTATIONS = range(1, 9)
_PICTURE = re.compile(
    r".*\.(avif|bmp|gif|hei[cf]|hif|jfif|jpe?g|png|p[bgnp]m|tiff?|webp)", re.IGNORECASE
)
# Where systems keep copies of the pictures beside them.
_COPIES = re.compile(r"__macosx|@eadir|\$recycle\.bin|system volume information", re.IGNORECASE)
_SAVE_ANEW = "save it anew, as PNG or JPEG, or take it out of the data"


def is_picture(name: str) -> bool:
    """Tell by a path below a folder whether it is one of its pictures: none that is hidden is."""
    parts = name.split("/")
    hidden = any(part.startswith(".") for part in parts)
    copied = any(map(_COPIES.fullmatch, parts[:-1]))
    return _PICTURE.fullmatch(parts[-1]) is not None and not hidden and not copied


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A decoded picture, upright and in sRGB; `orientation` is EXIF's number of how it lay."""

    image: Image.Image
    orientation: int


class Pictures:
    """A sample's id, or what it names, is the path of a file below the folder.

    Each method raises WorkerError for a file that is missing, elsewhere, oversized, or no picture
    that is read.
    """

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise UserError(f"{folder}: there is no such folder of images")
        self._folder = folder.resolve()

    def size(self, name: str) -> tuple[int, int]:
        """Return width and height as the file's header has them; nothing is decoded."""
        with _opened(self._path(name)) as image:
            return image.size

    def decoded(self, name: str, background: Color) -> Picture:
        """Decode a file; what is transparent shows the background."""
        path = self._path(name)
        with _opened(path) as image:
            upright, orientation = _upright(image)
            flat = flattened(upright, read_cicp(path), background)
            return Picture(image=flat, orientation=orientation)

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


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    try:
        _refuse_none(path)
        with warnings.catch_warnings():
            # Pillow reads at most 89 million pixels without it.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=FORMATS) as image:
                _refuse_deep(image)
                yield image
    except WorkerError:
        raise
    # A damaged file can raise almost anything, from struct.error to SyntaxError.
    except Exception as error:
        said = str(error).replace(str(path), path.name) or type(error).__name__
        raise WorkerError(f"the image does not decode: {said}; {_SAVE_ANEW}") from error


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


def _refuse_deep(image: Image.Image) -> None:
    if image.mode.startswith(_DEEP_MODES):
        raise WorkerError(f"the image has more than 8 bits a channel (mode {image.mode})")


def _upright(image: Image.Image) -> tuple[Image.Image, int]:
    """Return it upright, and EXIF's number of how it lay."""
    # A TIFF is turned while it is loaded, and does not say so afterwards.
    before = getattr(image, "tag_v2", {}).get(ExifTags.Base.Orientation)
    image.load()
    number = before or image.getexif().get(ExifTags.Base.Orientation)
    lay = number if isinstance(number, int) and number in _ORIENTATIONS else 1
    return ImageOps.exif_transpose(image), lay
