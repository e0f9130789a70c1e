"""How long a prediction is waited for, by those before it, and as far as it could run."""

import time
from bisect import insort
from collections.abc import Callable

# So many times the median of the predictions before it the next one may take besides.
TIMES = 100
# The median of so many is what the model takes.
_MOST_KEPT = 10_001

# How often at most it is looked at how much of the processor there was, in seconds.
_BETWEEN_LOOKS = 1.0
# A look that comes later than this says that the machine slept or stood still, as the model did.
_LONGEST = 5.0
# Shares of the processor: who uses less waits for what may never come, who uses more runs.
_IDLE, _RUNNING = 0.05, 0.5
# What is kept waiting by other processes is given so many times as long.
_LENIENT = 2.0


class Patience:
    """How many seconds the next prediction of one model may take: `seconds`, and by its median."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._taken = list[float]()

    @property
    def limit(self) -> float:
        median = self._taken[len(self._taken) // 2] if self._taken else 0.0
        return self._seconds + TIMES * median

    def took(self, seconds: float) -> None:
        """Note how long a prediction took that has come to its end."""
        if len(self._taken) < _MOST_KEPT:
            insort(self._taken, seconds)

    @property
    def broken(self) -> str:
        """Say of a prediction that it took longer; the same words on every machine."""
        more = f" and {TIMES} times the median of those before it" if self._taken else ""
        return f"it took longer than {self._seconds:g} s{more} to predict"


class Wait:
    """How many seconds something has been waited for, looked at again and again.

    `spent` says how many seconds of the processor it has used, where that is known. Time in which
    nothing could run does not count, and what runs now and then, because others have the processor,
    is given longer: whether a model is taken for one that hangs is not to depend on what else
    the machine does.
    """

    def __init__(
        self, spent: Callable[[], float | None], now: Callable[[], float] = time.monotonic
    ) -> None:
        self._spent, self._now = spent, now
        self._counted = 0.0
        self._at, self._used = now(), spent()

    def seconds(self) -> float:
        now = self._now()
        passed = now - self._at
        if passed >= _BETWEEN_LOOKS:
            used = self._spent()
            self._counted += self._weighed(passed, used)
            self._at, self._used, passed = now, used, 0.0
        return self._counted + passed

    def _weighed(self, passed: float, used: float | None) -> float:
        counted = min(passed, _LONGEST)
        if used is None or self._used is None:
            return counted
        share = (used - self._used) / passed
        return counted / _LENIENT if _IDLE < share < _RUNNING else counted
