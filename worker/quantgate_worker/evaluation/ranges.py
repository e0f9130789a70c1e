"""What an audit found, as the `range` of a measurement."""

from collections.abc import Sequence
from typing import Any

from quantgate_worker.engines.ranges import Ranges, Reach

# A program may have thousands of ops; whoever reads of so many reads no further.
MOST_OPS = 20
LONGEST_NAME = 200

Described = dict[str, Any]


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
