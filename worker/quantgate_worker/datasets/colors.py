"""Colors as sRGB, whatever space a picture was saved in, with nothing transparent left in it."""

from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms

from quantgate_worker.errors import WorkerError

from .cicp import Cicp, matrix_profile

Color = tuple[int, int, int]

_ALPHA_MODES = {"1": "LA", "L": "LA", "LA": "LA", "La": "LA"}
_MOST_TRANSFORMS = 16


def flattened(image: Image.Image, cicp: Cicp | None, background: Color) -> Image.Image:
    """Return an image as opaque sRGB, mode RGB or L: what is transparent shows the background.

    An ICC profile in the image counts before `cicp`. One that is damaged, or of other channels than
    the image has, is left aside as browsers do, and the colors are taken for sRGB. Raises
    WorkerError for colors that 8 bits of sRGB cannot show, such as those of HDR.
    """
    alpha = _alpha(image)
    opaque = _in_srgb(_without_alpha(image), _transform_of(image, cicp))
    if alpha is None:
        return opaque
    under = Image.new("RGB", image.size, background)
    under.paste(opaque.convert("RGB"), mask=alpha)
    return under


def _alpha(image: Image.Image) -> Image.Image | None:
    if not image.has_transparency_data:
        return None
    return image.convert(_ALPHA_MODES.get(image.mode, "RGBA")).getchannel("A")


def _without_alpha(image: Image.Image) -> Image.Image:
    """Return it in the channels that its profile is of, not composed with anything."""
    if image.mode == "CMYK":
        return image
    if not image.has_transparency_data:
        return image.convert("L" if image.mode in _ALPHA_MODES else "RGB")
    if image.mode in _ALPHA_MODES:
        return image.convert("LA").getchannel("L")
    return image.convert("RGBA").convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    transform = None if profile is None else _transform(profile, image.mode)
    if transform is None:
        return image if image.mode == "L" else image.convert("RGB")
    if image.mode != "L":
        return ImageCms.applyTransform(image, transform) or image
    # All the grays there are, each on its own: what is faster in one go is off in the dark ones.
    shown = ImageCms.applyTransform(Image.frombytes("L", (256, 1), bytes(range(256))), transform)
    tables = [] if shown is None else [list(band.tobytes()) for band in shown.split()]
    return Image.merge("RGB", [image.point(table) for table in tables])


def _transform_of(image: Image.Image, cicp: Cicp | None) -> bytes | None:
    profile: Any = image.info.get("icc_profile")
    if profile:
        return bytes(profile)
    return None if cicp is None else _profile_of(cicp)


def _profile_of(cicp: Cicp) -> bytes | None:
    """None for what is sRGB already, or as good as."""
    if cicp.unread:
        raise WorkerError(f"the image's colors are not read: {cicp.unread}")
    return None if cicp.primaries is None else matrix_profile(cicp.primaries)


@lru_cache(maxsize=_MOST_TRANSFORMS)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """None for a profile that cannot be used: damaged, or of other channels."""
    try:
        return ImageCms.buildTransform(
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            mode,
            "RGB",
            ImageCms.Intent.PERCEPTUAL,
            ImageCms.Flags.NOOPTIMIZE if mode == "L" else ImageCms.Flags.NONE,
        )
    # Whatever is wrong with a profile that a stranger wrote.
    except Exception:  # noqa: BLE001
        return None
