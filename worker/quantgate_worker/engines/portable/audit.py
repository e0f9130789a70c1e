"""The range audit: which ops reach values that 16-bit floats or the Neural Engine cannot hold."""

from collections.abc import Mapping

import numpy as np

from quantgate_worker.engines.ranges import Ranges, Reach, largest_first

from .dtypes import is_half
from .taps import COLUMNS
from .watching import LARGEST_FACTOR, LARGEST_HALF, Watch


class RangeAudit:
    """Takes what the taps of a watch's values tell, and remembers how far each op reached."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        # The values of one op after those of another, and where each op's begin.
        self._values = [value for watched in watch.watched for value in watched.values]
        counts = [len(watched.values) for watched in watch.watched]
        self._begins = np.cumsum([0, *counts])[:-1]
        self._limits = np.array([watched.limit for watched in watch.watched])
        constants = np.array([watched.constant for watched in watch.watched])
        infinite = np.isinf(constants)
        self._constants = np.stack([np.where(infinite, 0, constants), infinite, 0 * infinite], 1)
        self._reached = np.zeros((len(counts), COLUMNS))
        self._beyond, self._nan = np.zeros((2, len(counts)), int)
        self._examples = 0

    def take(self, taps: Mapping[str, np.ndarray]) -> None:
        """Audit one prediction, by what its taps tell of each value."""
        told = np.array([taps[value] for value in self._values]).reshape(-1, COLUMNS)
        reached = np.maximum.reduceat(told, self._begins)
        reached = np.fmax(reached, self._constants)
        largest, infinite, nan = reached.T
        self._examples += 1
        self._beyond += (largest > self._limits) | (infinite > 0)
        self._nan += nan > 0
        self._reached = np.maximum(self._reached, reached)

    @property
    def found(self) -> Ranges:
        return Ranges(
            halves=is_half(self._watch.dtype),
            examples=self._examples,
            overflows=self._past(LARGEST_HALF),
            products=self._past(LARGEST_FACTOR),
            nan=self._reaches((self._limits == LARGEST_HALF) * self._nan),
            unseen=tuple(self._watch.unseen),
        )

    def _past(self, limit: float) -> tuple[Reach, ...]:
        return largest_first(self._reaches((self._limits == limit) * self._beyond))

    def _reaches(self, examples: np.ndarray) -> tuple[Reach, ...]:
        """Describe the ops that were found in some examples."""
        return tuple(self._reach(index, int(examples[index])) for index in np.flatnonzero(examples))

    def _reach(self, index: int, examples: int) -> Reach:
        watched, (largest, infinite, _) = self._watch.watched[index], self._reached[index]
        beyond = largest > watched.limit
        return Reach(
            op=watched.op,
            name=watched.name,
            largest=float(largest) if beyond else 0.0,
            infinite=bool(infinite),
            examples=examples,
        )
