"""The range audit: once more through the examples, when all variants are done with them."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from .request import MeasureRequest, Variant
from .variants import Evaluated, Failed, Ready, Told

# What converts these programs changes their weights and little of how far their values reach,
# and an audit takes longer than a prediction: of other variants, only those are audited whose
# outputs are not finite.
AUDITED = frozenset({"stored", "source"})
CAST = {"kind": "preset", "preset": "fp16"}

# Watches one variant, tracing where asked, and returns what was told of it.
Watch = Callable[[Ready, bool], Told]
Outcome = Evaluated | Failed


def audited(request: MeasureRequest, outcomes: Sequence[Outcome], watch: Watch) -> list[Outcome]:
    """Watch the variants of which that is asked, one after the other, those that failed excepted.

    Of every kind, one whose output was not finite is looked into for the op that began it. The cast
    is audited where the source, which comes first, reaches what 16 bits cannot hold.
    """
    reaches, found = False, list[Outcome]()
    for outcome in outcomes:
        if isinstance(outcome, Failed):
            found.append(outcome)
            continue
        ready, unfinite = outcome.ready, outcome.chunk["unfinite"] > 0
        cast = ready.variant.recipe == CAST and ready.path != request.source
        asked = is_audited(request, ready.variant) or (reaches and cast)
        seen = _seen(outcome, watch(ready, unfinite), asked) if asked or unfinite else outcome
        if ready.path == request.source and isinstance(seen, Evaluated):
            reaches = reaches or _overflows(seen.watched)
        found.append(seen)
    return found


def is_audited(request: MeasureRequest, variant: Variant) -> bool:
    """Tell of the programs that someone made: the head's source, and variants made by hand."""
    return request.side == "head" and variant.recipe["kind"] in AUDITED


def _seen(outcome: Evaluated, told: Told, asked: bool) -> Outcome:  # noqa: FBT001
    ready = outcome.ready
    if ended := told.one(ready.variant.name, "ended"):
        # To find no culprit takes nothing from what was measured.
        if not asked:
            return outcome
        reason = f"auditing its ranges failed: {ended['message']}"
        return Failed(variant=ready.variant, reason=reason, summary=ready.summary)
    watched = json.loads(Path(told.one(ready.variant.name, "file")).read_text("utf-8"))
    return Evaluated(ready=ready, chunk=outcome.chunk, watched=watched)


def _overflows(watched: Mapping[str, Any]) -> bool:
    return "range" in watched and watched["range"]["overflows"]["count"] > 0
