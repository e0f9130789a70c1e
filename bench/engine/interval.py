from dataclasses import dataclass
from math import sqrt

# 95 of 100 times the median of what was sampled lies between.
Z = 1.96


@dataclass(frozen=True, kw_only=True)
class Interval:
    """A median, and between which values it surely lies."""

    low: float
    middle: float
    high: float

    def decides(self, bound: float) -> bool:
        return not self.low < bound <= self.high


def of_median(samples: list[float]) -> Interval:
    """Count off the ranks around the median: no distribution is assumed."""
    ordered, count = sorted(samples), len(samples)
    reach = Z * sqrt(count) / 2
    low, high = round(count / 2 - reach) - 1, round(count / 2 + reach)
    middle = (ordered[(count - 1) // 2] + ordered[count // 2]) / 2
    return Interval(low=ordered[max(low, 0)], middle=middle, high=ordered[min(high, count - 1)])
