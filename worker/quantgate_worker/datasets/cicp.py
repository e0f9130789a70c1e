"""The color space that a picture names by numbers (ITU-T H.273), as HEIC, AVIF and PNG may."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

import numpy as np

_PNG = b"\x89PNG\r\n\x1a\n"
_MOST_BYTES = 2**20
_MOST_BOXES = 10_000

# Where red, green and blue stand in the CIE 1931 diagram; white is D65 in each.
Primaries = tuple[tuple[float, float], tuple[float, float], tuple[float, float]]
P3: Primaries = ((0.680, 0.320), (0.265, 0.690), (0.150, 0.060))
REC2020: Primaries = ((0.708, 0.292), (0.170, 0.797), (0.131, 0.046))
_D65 = (0.3127, 0.3290)
_D50 = np.array([0.9642, 1.0, 0.8249])
_BRADFORD = np.array(
    [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]
)

# Unspecified, and those of standard-definition video, are shown as sRGB by every browser.
_AS_SRGB = frozenset({1, 2, 5, 6, 7})
_WIDE: dict[int, Primaries] = {9: REC2020, 12: P3}
_CURVES_AS_SRGB = frozenset({1, 2, 6, 13, 14, 15})
_CURVES = {8: "linear light", 16: "HDR (PQ)", 18: "HDR (HLG)"}


@dataclass(frozen=True, kw_only=True)
class Cicp:
    """`primaries`: None where they are sRGB's. `unread`: why the colors cannot be shown as sRGB."""

    primaries: Primaries | None = None
    unread: str = ""


def read_cicp(path: Path) -> Cicp | None:
    """Return what the file says of its color space by numbers, or None where it says nothing."""
    with path.open("rb") as file:
        beginning = file.read(12)
        file.seek(len(_PNG))
        if beginning.startswith(_PNG):
            numbers = _in_png(file)
        elif beginning[4:8] == b"ftyp":
            numbers = _in_boxes(file, path.stat().st_size)
        else:
            return None
    return None if numbers is None else _meaning(*numbers)


def _meaning(primaries: int, curve: int) -> Cicp:
    if curve not in _CURVES_AS_SRGB:
        return Cicp(unread=_CURVES.get(curve, f"transfer characteristics {curve}"))
    if primaries in _AS_SRGB:
        return Cicp()
    if primaries in _WIDE:
        return Cicp(primaries=_WIDE[primaries])
    return Cicp(unread=f"color primaries {primaries}")


def _in_png(file: BinaryIO) -> tuple[int, int] | None:
    for _ in range(_MOST_BOXES):
        head = file.read(8)
        if len(head) < 8 or head[4:] in {b"IDAT", b"IEND"}:  # noqa: PLR2004
            return None
        (size,) = struct.unpack(">I", head[:4])
        if head[4:] == b"cICP" and size == 4:  # noqa: PLR2004
            primaries, curve = file.read(2)
            return primaries, curve
        file.seek(size + 4, 1)
    return None


def _in_boxes(file: BinaryIO, size: int) -> tuple[int, int] | None:
    """Find the first `nclx` among the images' properties in a file of boxes (ISO/IEC 14496-12)."""
    for kind, start, stop in _boxes(file, 0, size):
        if kind == b"meta":
            return _nclx(file, start + 4, min(stop, start + _MOST_BYTES))
    return None


def _nclx(file: BinaryIO, start: int, stop: int) -> tuple[int, int] | None:
    for kind, inner, end in _boxes(file, start, stop):
        if kind in {b"iprp", b"ipco"}:
            return _nclx(file, inner, end)
        if kind == b"colr":
            file.seek(inner)
            form, numbers = file.read(4), file.read(4)
            if form == b"nclx" and len(numbers) == 4:  # noqa: PLR2004
                primaries, curve = struct.unpack(">HH", numbers)
                return int(primaries), int(curve)
    return None


def _boxes(file: BinaryIO, start: int, stop: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield kind, start and end of what each box holds; ends where the sizes make no sense."""
    for _ in range(_MOST_BOXES):
        file.seek(start)
        head = file.read(8)
        if start >= stop or len(head) < 8:  # noqa: PLR2004
            return
        (size,), kind, inner = struct.unpack(">I", head[:4]), head[4:], start + 8
        if size == 1:
            wide = file.read(8)
            if len(wide) < 8:  # noqa: PLR2004
                return
            (size,), inner = struct.unpack(">Q", wide), start + 16
        end = stop if size == 0 else start + size
        if end < inner:
            return
        yield kind, inner, min(end, stop)
        start = end


@lru_cache
def matrix_profile(primaries: Primaries) -> bytes:
    """Return an ICC profile of a space with these primaries and sRGB's curve."""
    columns = _to_d50(primaries).T
    s15 = [struct.pack(">4s4x3i", b"XYZ ", *(round(v * 65536) for v in each)) for each in columns]
    white = struct.pack(">4s4x3i", b"XYZ ", *(round(float(v) * 65536) for v in _D50))
    numbers = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    curve = struct.pack(">4s4xHH5i", b"para", 3, 0, *(round(v * 65536) for v in numbers))
    # One text in American English, of one character.
    text = struct.pack(">4s4xII2s2sIIH", b"mluc", 1, 12, b"en", b"US", 2, 28, ord("q"))
    tags = {
        b"desc": text,
        b"cprt": text,
        b"wtpt": white,
        **dict(zip((b"rXYZ", b"gXYZ", b"bXYZ"), s15, strict=True)),
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    return _profile(tags)


def _profile(tags: dict[bytes, bytes]) -> bytes:
    offset, table, data = 128 + 4 + 12 * len(tags), b"", b""
    for name, value in tags.items():
        padded = value + bytes(-len(value) % 4)
        table += struct.pack(">4sII", name, offset + len(data), len(value))
        data += padded
    body = struct.pack(">I", len(tags)) + table + data
    d50 = struct.pack(">3i", *(round(float(v) * 65536) for v in _D50))
    header = struct.pack(">I4xI4s4s4s", 128 + len(body), 0x04300000, b"mntr", b"RGB ", b"XYZ ")
    return (header + bytes(12) + b"acsp" + bytes(28) + d50).ljust(128, b"\0") + body


def _to_d50(primaries: Primaries) -> np.ndarray:
    """Return the matrix from linear colors to XYZ as ICC has it, adapted to D50 by Bradford."""
    corners = np.array([_xyz(*each) for each in primaries]).T
    white = _xyz(*_D65)
    to_xyz = corners * np.linalg.solve(corners, white)
    gain = np.diag((_BRADFORD @ _D50) / (_BRADFORD @ white))
    adapted: np.ndarray = np.linalg.inv(_BRADFORD) @ gain @ _BRADFORD @ to_xyz
    return adapted


def _xyz(x: float, y: float) -> np.ndarray:
    return np.array([x / y, 1.0, (1 - x - y) / y])
