"""A measure request, parsed once: everything behind this is typed."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quantgate_worker.datasets.colors import Color
from quantgate_worker.datasets.dataset import Data, Stored
from quantgate_worker.datasets.images import FITS, WHITE
from quantgate_worker.errors import ProtocolError

# The same as the contract's: they become paths.
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
_COLOR = re.compile(r"#([0-9a-f]{6})", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Variant:
    name: str
    recipe: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class MeasureRequest:
    """One (model, side, target) with all its variants; `out` is the out folder."""

    model: str
    side: str
    target: str
    task: str
    source: Path
    variants: tuple[Variant, ...]
    data: Data
    top: int
    out: Path
    keep_packages: bool
    packages_only: bool = False


def measure_request(message: dict[str, Any]) -> MeasureRequest:
    """Parse a message; raises ProtocolError for one that is not as the contract has it."""
    try:
        return _parsed(message)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ProtocolError(f"not a measure request: {type(error).__name__}: {error}") from error


def _parsed(message: dict[str, Any]) -> MeasureRequest:
    data = message["data"]
    return MeasureRequest(
        model=_name(message["model"]),
        side=_name(message["side"]),
        target=_name(message["target"]),
        task=str(message["task"]),
        source=Path(message["source"]),
        variants=tuple(map(_variant, message["variants"])),
        data=Data(
            samples=Path(message["samples"]),
            images=_optional(data.get("images")),
            arrays=_optional(data.get("arrays")),
            fit=_fit(data.get("fit", "center-crop")),
            background=_color(data.get("background")),
            unlabelled=_stored(data.get("unlabelled")),
        ),
        top=int(message["top"]),
        out=Path(message["out"]),
        keep_packages=bool(message["keepPackages"]),
        packages_only=bool(message.get("packagesOnly", False)),
    )


def _variant(variant: dict[str, Any]) -> Variant:
    return Variant(name=_name(variant["name"]), recipe=dict(variant["recipe"]))


def _name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name")
    return name


def _fit(word: str) -> str:
    if word not in FITS:
        raise ValueError(f"fit {word!r} is none of {', '.join(FITS)}")
    return word


def _color(written: str | None) -> Color:
    if written is None:
        return WHITE
    found = _COLOR.fullmatch(written)
    if found is None:
        raise ValueError(f"background {written!r} is no color such as #ffffff")
    red, green, blue = bytes.fromhex(found[1])
    return red, green, blue


def _stored(data: dict[str, Any] | None) -> Stored | None:
    if data is None:
        return None
    return Stored(images=_optional(data.get("images")), arrays=_optional(data.get("arrays")))


def _optional(path: str | None) -> Path | None:
    return None if path is None else Path(path)
