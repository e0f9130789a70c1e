"""What was seen of each variant, as the measurements of the contract."""

from typing import Any

from .ladder import Failed, Rung
from .lane import Lane
from .ranges import described
from .request import MeasureRequest, Variant

Measurement = dict[str, Any]


def measurement(
    request: MeasureRequest, rung: Rung, lane: Lane | Failed, seen_on: dict[str, str], count: int
) -> Measurement:
    """Describe one variant; its records are put in their place, or thrown away where it failed."""
    if isinstance(lane, Failed):
        return failed(request, rung.variant, lane.reason, fingerprint=seen_on, package=lane.summary)
    if lane.reason is not None:
        lane.records.discard()
        return failed(request, rung.variant, lane.reason, fingerprint=seen_on, package=rung.summary)
    return {
        **_head(request, rung.variant, "measured"),
        "fingerprint": seen_on,
        "package": rung.summary,
        "evaluated": {"n": lane.records.evaluated, "of": count},
        "records": lane.records.finish(),
        **({"range": described(lane.ranges)} if lane.ranges else {}),
        **({"notFinite": lane.culprits.described} if lane.culprits else {}),
    }


def made(request: MeasureRequest, rung: Rung, seen_on: dict[str, str]) -> Measurement:
    """Describe one variant that was not run."""
    if isinstance(rung, Failed):
        return failed(request, rung.variant, rung.reason, fingerprint=seen_on)
    seen = {"fingerprint": seen_on, "package": rung.summary}
    return {**_head(request, rung.variant, "measured"), **seen}


def failed(request: MeasureRequest, variant: Variant, reason: str, **known: Any) -> Measurement:
    said = {key: value for key, value in known.items() if value is not None}
    return {**_head(request, variant, "failed"), "reason": reason, **said}


def _head(request: MeasureRequest, variant: Variant, status: str) -> Measurement:
    return {
        "schema": 1,
        "model": request.model,
        "variant": variant.name,
        "side": request.side,
        "target": request.target,
        "status": status,
    }
