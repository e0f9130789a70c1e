"""What a detector says of itself: the names of what it finds, and the stage that suppresses."""

import ast
import json
from collections.abc import Mapping
from typing import Any

from .parts import stage_kind, stages

# Where Ultralytics and exporters after it write the names of classes.
NAMES = "names"
# More is no list of names.
_LONGEST = 1_000_000
_MOST_NAMES = 100_000
_SUPPRESSING = "nonMaximumSuppression"


def suppressing(spec: Any) -> Any | None:
    """Return the stage of a pipeline that leaves out boxes which better ones overlap, if any."""
    found = [stage for stage in stages(spec) if stage_kind(stage) == _SUPPRESSING]
    return found[-1].nonMaximumSuppression if found else None


def object_names(spec: Any) -> list[str] | None:
    """List the names of what a model finds, in the order of its classes; None where it has none.

    They are the labels of a suppressing stage, or `names` in the metadata, as exporters write it.
    """
    stage = suppressing(spec)
    written = stage.WhichOneof("ClassLabels") if stage is not None else None
    if written is not None:
        labels = [str(label) for label in getattr(stage, written).vector]
        if labels:
            return labels
    return _names_in(spec.description.metadata.userDefined.get(NAMES, ""))


def _names_in(text: str) -> list[str] | None:
    """Read `{0: 'person', 1: 'bicycle'}`, in Python's or JSON's words, or a list of names."""
    found = _literal(text)
    if isinstance(found, Mapping):
        try:
            numbered = {int(key): name for key, name in found.items()}
        except (TypeError, ValueError):
            return None
        if sorted(numbered) != list(range(len(numbered))):
            return None
        found = [numbered[number] for number in range(len(numbered))]
    if not isinstance(found, list | tuple) or not 0 < len(found) <= _MOST_NAMES:
        return None
    return [str(name) for name in found]


def _literal(text: str) -> Any:
    if not text or len(text) > _LONGEST:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    try:
        return ast.literal_eval(text)
    # What a stranger has written there may be anything.
    except (ValueError, SyntaxError, TypeError, RecursionError, MemoryError):
        return None
