"""A measure request, parsed once: everything behind this is typed."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quantgate_worker.datasets.parts import Options, Part, Parts
from quantgate_worker.errors import ProtocolError

# The same as the contract's: they become paths.
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")


@dataclass(frozen=True, kw_only=True)
class Variant:
    name: str
    recipe: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class MeasureRequest:
    """One (model, side, target) with all its variants; `out` is the out folder.

    What `data` and `options` mean, the task alone knows.
    """

    model: str
    side: str
    target: str
    task: str
    source: Path
    variants: tuple[Variant, ...]
    samples: Path
    data: Parts
    options: Options
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
    return MeasureRequest(
        model=_name(message["model"]),
        side=_name(message["side"]),
        target=_name(message["target"]),
        task=str(message["task"]),
        source=Path(message["source"]),
        variants=tuple(map(_variant, message["variants"])),
        samples=Path(message["samples"]),
        data=_parts(message["data"]),
        options=dict(message["options"]),
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


def _parts(parts: list[dict[str, Any]]) -> Parts:
    found = {str(part["key"]): _part(part) for part in parts}
    if len(found) < len(parts):
        raise ValueError(f"a part of the data is there twice: {', '.join(found)}")
    return found


def _part(part: dict[str, Any]) -> Part:
    at = part["at"]
    return Part(
        at=_parts(at) if isinstance(at, list) else Path(at), options=dict(part.get("options", {}))
    )
