"""What was seen of each variant, as the measurements of the contract."""

from pathlib import Path
from typing import Any

from .request import MeasureRequest, Variant
from .variants import Evaluated, Failed, Ready

Measurement = dict[str, Any]


def measurement(
    request: MeasureRequest, outcome: Evaluated | Ready | Failed, seen_on: dict[str, str]
) -> Measurement:
    """Describe one variant; the records of one that was run are put in their place."""
    if isinstance(outcome, Failed):
        known = {"fingerprint": seen_on, "package": outcome.summary}
        return failed(request, outcome.variant, outcome.reason, **known)
    ready = outcome.ready if isinstance(outcome, Evaluated) else outcome
    seen = {"fingerprint": seen_on, "package": ready.summary}
    described = {**_head(request, ready.variant, "measured"), **seen}
    if isinstance(outcome, Ready):
        return described
    count, errors = outcome.chunk["count"], outcome.chunk["errors"]
    return {
        **described,
        "evaluated": {"n": count - errors, "of": count},
        "records": _records(request, outcome),
        **outcome.watched,
    }


def failed(request: MeasureRequest, variant: Variant, reason: str, **known: Any) -> Measurement:
    said = {key: value for key, value in known.items() if value is not None}
    return {**_head(request, variant, "failed"), "reason": reason, **said}


def _records(request: MeasureRequest, outcome: Evaluated) -> dict[str, Any]:
    name = outcome.ready.variant.name
    relative = f"records/{request.model}/{request.side}/{name}/{request.target}.jsonl"
    path = request.out / relative
    path.parent.mkdir(parents=True, exist_ok=True)
    Path(outcome.chunk["file"]).replace(path)
    return {"path": relative, "digest": outcome.chunk["sha256"], "count": outcome.chunk["count"]}


def _head(request: MeasureRequest, variant: Variant, status: str) -> Measurement:
    return {
        "schema": 1,
        "model": request.model,
        "variant": variant.name,
        "side": request.side,
        "target": request.target,
        "status": status,
    }
