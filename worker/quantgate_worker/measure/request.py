"""A measure request, parsed once: everything behind this is typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quantgate_worker.datasets.parts import Options, Parts
from quantgate_worker.verbs.request import key, object_of, parsed, parts_of


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


def measure_request(message: Mapping[str, Any]) -> MeasureRequest:
    return parsed("measure", _parsed, message)


def _parsed(message: Mapping[str, Any]) -> MeasureRequest:
    return MeasureRequest(
        model=key(message["model"]),
        side=key(message["side"]),
        target=key(message["target"]),
        task=str(message["task"]),
        source=Path(message["source"]),
        variants=tuple(map(_variant, message["variants"])),
        samples=Path(message["samples"]),
        data=parts_of(message["data"]),
        options=object_of(message["options"]),
        out=Path(message["out"]),
        keep_packages=bool(message["keepPackages"]),
        packages_only=bool(message.get("packagesOnly", False)),
    )


def _variant(variant: Mapping[str, Any]) -> Variant:
    return Variant(name=key(variant["name"]), recipe=object_of(variant["recipe"]))
