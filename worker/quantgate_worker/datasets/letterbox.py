"""Pictures fitted as those are on which detectors are trained: whole, with even grey borders."""

from PIL import Image

from .geometry import Affine, Size

# What Ultralytics, Darknet and those after them fill the borders with.
GREY = 114


def letterbox(image: Image.Image, size: Size) -> tuple[Image.Image, Affine]:
    """Return a picture scaled to stay within a size, in the middle of grey.

    Sides are rounded as trainers round them, and of an odd border the smaller half comes first.
    With it the way back to the picture as it was.
    """
    ratio = min(size[0] / image.width, size[1] / image.height)
    inner = max(round(image.width * ratio), 1), max(round(image.height * ratio), 1)
    left, upper = ((whole - side) // 2 for whole, side in zip(size, inner, strict=True))
    ground = Image.new(image.mode, size, (GREY,) * len(image.getbands()))
    ground.paste(image.resize(inner, Image.Resampling.BILINEAR), (left, upper))
    x, y = image.width / inner[0], image.height / inner[1]
    return ground, ((x, 0, -left * x), (0, y, -upper * y))
