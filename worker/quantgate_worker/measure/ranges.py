"""Which variants' values are audited, and what that found as the `range` of a measurement."""

from collections.abc import Sequence
from typing import Any

from quantgate_worker.engines.ranges import Ranges, Reach

from .request import MeasureRequest, Variant

# What converts these programs changes their weights and little of how far their values reach,
# and an audit takes longer than a prediction: of other variants, only those are audited whose
# outputs are not finite.
AUDITED = frozenset({"stored", "source"})
CAST = {"kind": "preset", "preset": "fp16"}

# A program may have thousands of ops; whoever reads of so many reads no further.
MOST_OPS = 20
LONGEST_NAME = 200

Described = dict[str, Any]


def is_audited(request: MeasureRequest, variant: Variant) -> bool:
    """Tell of the programs that someone made: the head's source, and variants made by hand."""
    return request.side == "head" and variant.recipe["kind"] in AUDITED


def described(ranges: Ranges) -> Described:
    return {
        "precision": "fp16" if ranges.halves else "fp32",
        "examples": ranges.examples,
        "overflows": _listed([_reach(each) for each in ranges.overflows]),
        "products": _listed([_reach(each) for each in ranges.products]),
        "nan": _listed([{**_named(r.op, r.name), "examples": r.examples} for r in ranges.nan]),
        "unseen": _listed([_named(op, name) for op, name in ranges.unseen]),
    }


def _listed(ops: Sequence[Described]) -> Described:
    return {"count": len(ops), "ops": list(ops[:MOST_OPS])}


def _reach(reach: Reach) -> Described:
    return {
        **_named(reach.op, reach.name),
        "largest": reach.largest,
        "infinite": reach.infinite,
        "examples": reach.examples,
    }


def _named(op: str, name: str) -> Described:
    return {"op": op[:LONGEST_NAME], "name": name[:LONGEST_NAME]}
