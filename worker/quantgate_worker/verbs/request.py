"""How requests are parsed, once each: everything behind this is typed."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from quantgate_worker.datasets.parts import Part, Parts
from quantgate_worker.engines.child.bounds import Bounds
from quantgate_worker.errors import ProtocolError

Parsed = TypeVar("Parsed")

# The same as the contract's: they become paths.
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")


def parsed(
    verb: str, parse: Callable[[Mapping[str, Any]], Parsed], message: Mapping[str, Any]
) -> Parsed:
    """Parse a message; raises ProtocolError for one that is not as the contract has it."""
    try:
        return parse(message)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        said = f"{type(error).__name__}: {error}"
        raise ProtocolError(f"not a request to {verb}: {said}") from error


def key(name: Any) -> str:
    """Return what becomes the name of a file or folder."""
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name")
    return name


def place(path: Any) -> Path:
    """Return an absolute path."""
    if not isinstance(path, str) or not Path(path).is_absolute():
        raise ValueError(f"{path!r} is no absolute path")
    return Path(path)


def places(paths: Any) -> dict[str, Path]:
    """Return paths by names: a model's parts, or what is given to a lane."""
    return {key(name): place(path) for name, path in object_of(paths).items()}


def object_of(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(f"{value!r} is no object")
    return value


def parts_of(parts: Any) -> Parts:
    """Return data by their keys; each is there once, and may be parts again."""
    found = {str(part["key"]): _part(part) for part in _list(parts)}
    if len(found) < len(parts):
        raise ValueError(f"a part of the data is there twice: {', '.join(found)}")
    return found


def rows_of(rows: Any) -> tuple[tuple[int, int], ...]:
    """Return ranges of rows, which ascend and do not meet."""
    found = tuple((int(begin), int(end)) for begin, end in _list(rows))
    flat = [0, *(bound for each in found for bound in each)]
    if flat != sorted(flat) or any(begin == end for begin, end in found):
        raise ValueError(f"rows {rows} do not ascend")
    return found


def bounds_of(message: Mapping[str, Any]) -> Bounds:
    """Return what a message allows, or else the usual."""
    told = object_of(message.get("bounds", {}))
    usual, most = Bounds(), told.get("bytes")
    return Bounds(
        load_seconds=float(told.get("loadSeconds", usual.load_seconds)),
        predict_seconds=float(told.get("predictSeconds", usual.predict_seconds)),
        bytes=None if most is None else int(most),
    )


def _part(part: dict[str, Any]) -> Part:
    at = part["at"]
    return Part(
        at=parts_of(at) if isinstance(at, list) else place(at),
        options=object_of(part.get("options", {})),
    )


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list")
    return value
