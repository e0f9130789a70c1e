"""What became of the cases, by op and in all."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quantgate_worker.engines.portable.ops import LOWERINGS

# Of the cases that reach a prediction, without those of random numbers.
SHARE_PASSED = 0.995
COLUMNS = ("passed", "refused", "failed", "without")

Case = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Summary:
    """Of each op how many cases passed, were refused, failed or reached no prediction."""

    ops: dict[str, Counter[str]]
    random: Counter[str]
    others: Counter[str]
    refusals: Counter[str]
    failures: list[str]
    # A sample has a case of each kind, however rare: its share says nothing of the whole.
    whole: bool

    @classmethod
    def of(cls, folder: Path, *, whole: bool) -> "Summary":
        """Read the outcomes that the shards left in a folder."""
        cases = [
            json.loads(line)
            for file in sorted(folder.glob("*.jsonl"))
            for line in file.read_text("utf-8").splitlines()
        ]
        return cls.over(cases, whole=whole)

    @classmethod
    def over(cls, cases: list[Case], *, whole: bool = True) -> "Summary":
        ops: dict[str, Counter[str]] = defaultdict(Counter)
        totals = {True: Counter[str](), False: Counter[str]()}
        for case in cases:
            ops[subject(case["case"])][_column(case)] += 1
            totals[_is_random(case)][_column(case)] += 1
        return cls(
            ops=ops,
            random=totals[True],
            others=totals[False],
            refusals=Counter(c["detail"] for c in cases if _column(c) == "refused"),
            failures=[f"{c['case']}: {c['detail']}" for c in cases if _column(c) == "failed"],
            whole=whole,
        )

    @property
    def share(self) -> float:
        reached = sum(self.others[column] for column in ("passed", "refused", "failed"))
        return self.others["passed"] / reached if reached else 0.0

    @property
    def shortfalls(self) -> list[str]:
        return [*self._found_short()]

    def text(self) -> str:
        rows = [
            ("", *COLUMNS),
            *((name, *_counts(self.ops[name])) for name in sorted(self.ops)),
            ("all of random_*", *_counts(self.random)),
            ("all others", *_counts(self.others)),
        ]
        lines = [f"{name:40}" + "".join(f"{cell:>9}" for cell in cells) for name, *cells in rows]
        verdict = f"{self.share:.2%} of those that reach a prediction pass, random_* left out."
        refused = [f"{count} refused: {why}" for why, count in sorted(self.refusals.items())]
        return "\n".join([*lines, *refused, *self.failures, verdict, *self.shortfalls])

    def _found_short(self) -> Iterator[str]:
        if self.whole and self.share < SHARE_PASSED:
            yield f"Fewer than {SHARE_PASSED:.1%} pass."
        if self.failures:
            yield f"{len(self.failures)} predicted wrongly, or failed without a refusal by name."
        if unrefused := self.random["passed"] + self.random["failed"]:
            yield f"{unrefused} cases of random_* were not refused."


def subject(case: str) -> str:
    """Name the op that a case is of: the one its class is named after, or else a parameter."""
    test, _, parameters = case.partition("[")
    name = test.split("::")[1].removeprefix("Test")
    if ends := [op for op in LOWERINGS if name.lower().endswith(op.replace("_", ""))]:
        return max(ends, key=len)
    words = re.split(r"[^a-z0-9_]+", parameters)
    return next((word for word in words if word in LOWERINGS), name)


def _column(case: Case) -> str:
    reached = case["predicted"] and case["outcome"] != "skipped"
    return case["outcome"] if reached else "without"


def _is_random(case: Case) -> bool:
    return any(op.startswith("random_") for op in case["ops"])


def _counts(counts: Counter[str]) -> list[str]:
    return [str(counts[column]) for column in COLUMNS]
