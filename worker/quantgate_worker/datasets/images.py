"""Inputs as images: upright, in sRGB, and fitted to the size that a model takes."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps

from quantgate_worker.errors import ProtocolError, UserError
from quantgate_worker.nearest import nearest
from quantgate_worker.package.feature import Feature
from quantgate_worker.package.features import inputs
from quantgate_worker.package.shapes import accepted, fits

from .colors import Color
from .geometry import Affine, Geometry, Size, geometry
from .letterbox import letterbox
from .parts import Options, Part
from .pictures import Pictures
from .preprocess import Preprocess, preprocess_of, suggestion

WHITE: Color = (255, 255, 255)
_COLOR = re.compile(r"#([0-9a-f]{6})", re.IGNORECASE)
_GRAY = frozenset({"grayscale", "grayscale_float16"})
_SIDES = 2

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


def image_folder(part: Part, spec: Any, besides: Collection[str] = ()) -> "ImageFolder":
    """Open a folder that is read as its options say, for the inputs that are not given `besides`.

    Raises ProtocolError for other options than these, and UserError for a model that takes no
    picture so.
    """
    fit = part.options.get("fit", "center-crop")
    if fit not in FITS:
        raise ProtocolError(f"fit {fit!r} is none of {', '.join(FITS)}")
    look = Look(fit=fit, background=background_of(part), **_told(part.options))
    return ImageFolder(part.place(), spec, look, besides, part.options.get("pictures", ()))


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


@dataclass(frozen=True, kw_only=True)
class Look:
    """How pictures are shown; `size`, width and height, where a model takes several."""

    fit: str = "center-crop"
    background: Color = WHITE
    size: Size | None = None
    preprocess: Preprocess | None = None


class ImageFolder:
    """Images below a folder for a model, as images or as arrays, whichever it takes.

    They are for the one input that nothing is given for `besides`, or for those that are `named`.
    Raises UserError, all problems at once, for a model that takes no picture so.
    """

    def __init__(
        self,
        folder: Path,
        spec: Any,
        look: Look | None = None,
        besides: Collection[str] = (),
        named: Collection[str] = (),
    ) -> None:
        self._pictures = Pictures(folder)
        self._look = look or Look()
        self._shown = _shown(_picture_inputs(spec, besides, named), self._look)

    @property
    def names(self) -> list[str]:
        """The inputs that take a picture."""
        return [taken.name for taken, _ in self._shown]

    def read(self, file: str | Mapping[str, str]) -> tuple[dict[str, Any], Geometry]:
        """Return a file as inputs by name: what the model takes of it, an image or an array.

        Of several inputs each has a file of its own, by its name. With them the way back to the
        pixels of the first file. Raises UserError where one has none, and WorkerError as Pictures
        do.
        """
        files = file if isinstance(file, Mapping) else {self.names[0]: file}
        if lacking := [name for name in self.names if name not in files]:
            raise UserError(f"there is no picture for the input {lacking[0]!r}")
        found = {one.name: self._read(files[one.name], one, size) for one, size in self._shown}
        return {name: shown for name, (shown, _) in found.items()}, found[self.names[0]][1]

    def _read(self, file: str, taken: Feature, size: Size) -> tuple[Any, Geometry]:
        look = self._look
        picture = self._pictures.decoded(file, look.background)
        mode = look.preprocess.mode if look.preprocess else _mode(taken)
        image, shown = FITS[look.fit](picture.image.convert(mode), size)
        way = geometry(picture.image.size, picture.orientation, shown, size)
        return look.preprocess.array(image, taken) if look.preprocess else image, way


def _mode(taken: Feature) -> str:
    return "L" if taken.color in _GRAY else "RGB"


def _told(options: Options) -> dict[str, Any]:
    size, preprocess = options.get("size"), options.get("preprocess")
    return {
        "size": None if size is None else _size(size),
        "preprocess": None if preprocess is None else preprocess_of(preprocess),
    }


def _size(written: Any) -> Size:
    sides = written if isinstance(written, list) else []
    if len(sides) != _SIDES or any(int(side) != side or side < 1 for side in sides):
        raise UserError(f"size is [width, height] in pixels, such as [224, 224], not {written}")
    return int(sides[0]), int(sides[1])


def _picture_inputs(spec: Any, besides: Collection[str], named: Collection[str]) -> list[Feature]:
    """List the inputs that take a picture; raises UserError where that is not one, or the named."""
    found = inputs(spec)
    known = [each.name for each in found]
    if strange := [name for name in named if name not in known]:
        raise UserError(f"pictures: {strange[0]!r} is no input{nearest(strange[0], known)}")
    left = [each for each in found if each.name not in besides and not each.optional]
    images = [each for each in found if each.kind == "image" and each.name not in besides]
    wanted = [each for each in found if each.name in named] if named else images or left
    lacking = [each for each in left if each not in wanted]
    if not lacking and len(wanted) == (len(named) or 1) and all(map(_takes_pictures, wanted)):
        return wanted
    takes = ", ".join(f"{each.name} ({each.kind})" for each in found)
    rest = lacking or [each for each in wanted if not _takes_pictures(each)] or wanted
    raise UserError(
        f"images are for a model that takes one image; this takes {takes or 'nothing'}: give "
        f"{', '.join(each.name for each in rest) or 'its inputs'} in `arrays`, `constants` or "
        "`pictures`"
    )


def _takes_pictures(taken: Feature) -> bool:
    return taken.kind in ("image", "multiarray")


def _shown(wanted: list[Feature], look: Look) -> list[tuple[Feature, Size]]:
    """Say in which size each input takes a picture; raises UserError, all problems at once."""
    sizes = [(taken, _size_in(taken, look)) for taken in wanted]
    problems = [f"input {taken.name!r} {size}" for taken, size in sizes if isinstance(size, str)]
    if problems:
        raise UserError("\n".join(problems))
    return [(taken, size) for taken, size in sizes if not isinstance(size, str)]


def _size_in(taken: Feature, look: Look) -> Size | str:
    """Return width and height of what an input takes, or is to take, or why it takes no picture."""
    how = look.preprocess
    if taken.kind == "image" and how is not None:
        return "takes an image, which the model itself scales: take preprocess out"
    if taken.kind != "image" and how is None:
        return (
            f"takes an array {list(taken.shape)} of {taken.dtype}: say how a picture becomes one, "
            f"such as {suggestion(taken)}"
        )
    size = (taken.shape[1], taken.shape[0]) if how is None else how.size_in(taken)
    if isinstance(size, str) or look.size is None:
        is_open = taken.flexible and how is not None and not isinstance(size, str)
        return f"takes {accepted(taken)}: say which, as in size: [224, 224]" if is_open else size
    width, height = look.size
    shape = (height, width) if how is None else how.shape_for(look.size, taken)
    if not fits(shape, taken):
        return f"takes {accepted(taken)}, and size: [{width}, {height}] makes {list(shape)}"
    return look.size
