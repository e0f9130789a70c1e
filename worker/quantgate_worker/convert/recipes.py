"""From a variant's recipe to its package on disk."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quantgate_worker.errors import UserError, WorkerError

from .conversion import check_steps, convert
from .culprit import refusal
from .damage import damage
from .palettes import NBITS
from .presets import PRESETS, preset_steps
from .source import Source
from .steps import PALETTIZE, Step

Recipe = dict[str, Any]

_SPOKEN = {"fp16": "FP16", "mixed": "FP16 in part"}


@dataclass(frozen=True, kw_only=True)
class Made:
    """A variant's package and what is worth telling about how it came about."""

    path: Path
    notes: list[str] = field(default_factory=list)


def make(source: Source, recipe: Recipe, destination: Path) -> Made:
    """Make a variant's package at `destination`, or name the one that it already is.

    A recipe is one of the protocol's; raises UserError for one that is wrong here.
    """
    check(source, recipe)
    return _MAKERS[recipe["kind"]](source, recipe, destination)


def check(source: Source, recipe: Recipe) -> None:
    """Raise UserError for a recipe that is wrong here, as far as that shows before any is made."""
    if recipe["kind"] == "source":
        Source(Path(recipe["path"]))
    if recipe["kind"] in ("preset", "convert") and not _is_source(source, recipe):
        check_steps(source, _steps(recipe))


def foreseen_bits(recipes: Iterable[Recipe]) -> Iterator[int]:
    """Tell of how many bits the palettes are that recipes will ask for, as far as it is plain."""
    for recipe in recipes:
        written = [(step.get("op"), step.get("config")) for step in recipe.get("steps", [])]
        preset = PRESETS.get(str(recipe.get("preset")), [])
        for op, config in [*written, *((step.op, step.config) for step in preset)]:
            if op == PALETTIZE and config and set(config) <= {"mode", "nbits"}:
                yield from (nbits for nbits in NBITS if nbits == config.get("nbits"))


def _stored(source: Source, _recipe: Recipe, _destination: Path) -> Made:
    return Made(path=source.path, notes=source.notes)


def _by_hand(_source: Source, recipe: Recipe, destination: Path) -> Made:
    return _stored(Source(Path(recipe["path"])), recipe, destination)


def _preset(source: Source, recipe: Recipe, destination: Path) -> Made:
    if _is_source(source, recipe):
        name = recipe["preset"].upper()
        note = f"the source is already {name}: this variant is the source itself"
        return Made(path=source.path, notes=[*source.notes, note])
    return _written(source, _steps(recipe), destination)


def _is_source(source: Source, recipe: Recipe) -> bool:
    """Tell whether there is nothing to do; raises UserError for what cannot be won back."""
    name = recipe.get("preset")
    if name == "fp32" and source.precision != "fp32":
        raise UserError(
            f"the source computes in {_SPOKEN[source.precision]}: what the cast to 16-bit floats "
            "lost cannot be won back; drop this variant, or give the FP32 package as the source"
        )
    return name == source.precision and not source.compressed_kinds


def _converted(source: Source, recipe: Recipe, destination: Path) -> Made:
    return _written(source, _steps(recipe), destination)


def _steps(recipe: Recipe) -> list[Step]:
    if recipe["kind"] == "preset":
        return preset_steps(recipe["preset"])
    return [Step(op=step["op"], config=step["config"]) for step in recipe["steps"]]


def _damaged(source: Source, recipe: Recipe, destination: Path) -> Made:
    note = damage(source, float(recipe["strength"]), int(recipe["seed"]), destination)
    return Made(path=destination, notes=[note])


def _written(source: Source, steps: list[Step], destination: Path) -> Made:
    try:
        models, notes = convert(source, steps)
        source.write(models, destination)
    except WorkerError:
        raise
    # A program that makes no sense can break coremltools in any way.
    except Exception as error:
        raise WorkerError(
            f"{source.path}: coremltools cannot convert it: {refusal(error)}"
        ) from error
    return Made(path=destination, notes=notes)


_MAKERS: dict[str, Callable[[Source, Recipe, Path], Made]] = {
    "stored": _stored,
    "source": _by_hand,
    "preset": _preset,
    "convert": _converted,
    "damage": _damaged,
}
