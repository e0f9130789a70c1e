"""All variants of a model made from its source: each a package that is ready, or a reason."""

import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quantgate_worker.convert.recipes import make
from quantgate_worker.convert.source import Source
from quantgate_worker.errors import UserError, WorkerError
from quantgate_worker.package.files import package_files
from quantgate_worker.package.specification import specification
from quantgate_worker.package.summary import package_summary

from .request import Variant

Progress = Callable[..., None]


@dataclass(frozen=True, kw_only=True)
class Ready:
    """A variant's package on disk; `summary` is the `package` of its measurement."""

    variant: Variant
    path: Path
    spec: Any
    summary: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Failed:
    """A variant that cannot be measured, and why; `mistaken` where the user wrote it wrong."""

    variant: Variant
    reason: str
    mistaken: bool = False
    summary: dict[str, Any] | None = None


Rung = Ready | Failed


def make_ladder(
    source: Source, variants: tuple[Variant, ...], folder: Path, progress: Progress
) -> Iterator[Rung]:
    """Make every variant's package, in turn; one that fails does not stop the next."""
    for done, variant in enumerate(variants):
        progress("convert", done, len(variants), variant.name)
        yield _rung(source, variant, folder / f"{variant.name}.mlpackage")
    progress("convert", len(variants), len(variants))


def is_mistake(variant: Variant, error: Exception) -> bool:
    """Whether the policy wrote a recipe wrongly: of a package made by hand it wrote only where."""
    recipe = variant.recipe
    by_hand = recipe["kind"] == "source" and Path(recipe["path"]).exists()
    return isinstance(error, UserError) and not by_hand


def failure(variant: Variant, error: Exception, **known: Any) -> Failed:
    """Keep what was raised as a reason; anything but a refusal leaves its traceback on stderr."""
    if not isinstance(error, WorkerError):
        traceback.print_exception(error)
    return Failed(variant=variant, reason=str(error) or type(error).__name__, **known)


def _rung(source: Source, variant: Variant, destination: Path) -> Rung:
    try:
        made = make(source, variant.recipe, destination)
        files = package_files(made.path)
        spec = specification(files)
    except Exception as error:  # noqa: BLE001 - any failure is this variant's, with its reason
        return failure(variant, error, mistaken=is_mistake(variant, error))
    summary = package_summary(files, spec, made.notes)
    return Ready(variant=variant, path=made.path, spec=spec, summary=summary)
