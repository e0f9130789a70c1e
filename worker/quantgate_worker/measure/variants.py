"""What became of each variant, gathered from what the verbs have told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .request import Variant

Progress = Callable[..., None]
Item = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Ready:
    """A variant's package on disk; `summary` is the `package` of its measurement."""

    variant: Variant
    path: Path
    summary: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Failed:
    """A variant that cannot be measured, and why; `mistaken` where the user wrote it wrong."""

    variant: Variant
    reason: str
    mistaken: bool = False
    summary: dict[str, Any] | None = None


@dataclass(frozen=True, kw_only=True)
class Evaluated:
    """A variant that was run: its chunk of records, and what a range audit saw, if one did."""

    ready: Ready
    chunk: Item
    watched: Mapping[str, Any]


class Told:
    """Keeps the items of one verb by the variants' names, and tells progress on."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self.items: dict[str, list[Item]] = {}

    def progress(self, stage: str, done: int, total: int, **who: str) -> None:
        # Of what is watched a place is told as of what is evaluated, from the first example on.
        if stage != "watch":
            self._progress(stage, done, total, *who.values())
        elif done > 0:
            self._progress("evaluate", done, total, *who.values())

    def item(self, item: Item) -> None:
        name = item["key"] if "key" in item else item["lane"]
        self.items.setdefault(name, []).append(item)

    def one(self, name: str, kind: str) -> Any:
        """Return what was told of a variant under a word, None where nothing was."""
        return next((item[kind] for item in self.items.get(name, []) if kind in item), None)

    def chunk(self, name: str) -> Item:
        return next(item for item in self.items[name] if "chunk" in item)


def converted(variant: Variant, told: Told) -> Ready | Failed:
    """Read what `convert` told of a variant."""
    if made := told.one(variant.name, "made"):
        return Ready(variant=variant, path=Path(made["package"]), summary=made["summary"])
    if refused := told.one(variant.name, "refused"):
        mistaken = refused["by"] == "policy"
        return Failed(variant=variant, reason=refused["message"], mistaken=mistaken)
    return Failed(variant=variant, reason=told.one(variant.name, "failed"))


def loaded(ready: Ready, told: Told) -> Ready | Failed:
    """Read what `evaluate` told of a variant before it was run.

    A task refuses what the policy supplied; what an engine refuses may only be beyond the engine.
    """
    ended = told.one(ready.variant.name, "ended")
    if ended is None:
        return ready
    by_hand = ready.variant.recipe["kind"] == "source"
    return Failed(
        variant=ready.variant,
        reason=ended["message"],
        mistaken=(ended["stage"], ended["cause"]) == ("task", "refused") and not by_hand,
        summary=ready.summary,
    )


def evaluated(ready: Ready, told: Told) -> Evaluated | Failed:
    """Read what `evaluate` told of a variant that was run."""
    ended = told.one(ready.variant.name, "ended")
    if ended is None:
        return Evaluated(ready=ready, chunk=told.chunk(ready.variant.name), watched={})
    where = ended.get("at", "the samples")
    reason = f"evaluating {where} failed: {ended['message']}"
    return Failed(variant=ready.variant, reason=reason, summary=ready.summary)
