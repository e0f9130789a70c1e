"""The range audit: which ops reach values that 16-bit floats or the Neural Engine cannot hold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .dtypes import is_half
from .taps import COLUMNS
from .watching import LARGEST_FACTOR, LARGEST_HALF, Watch


@dataclass(frozen=True, kw_only=True)
class Reach:
    """How far an op's values reach: `largest` of those that are finite and beyond the limit, or 0.

    `examples` counts the predictions in which any was beyond it.
    """

    op: str
    name: str
    largest: float
    infinite: bool
    examples: int


@dataclass(frozen=True, kw_only=True)
class Ranges:
    """What an audit found in so many `examples`.

    Audited are the 16-bit floats that the program stores, or, where it stores none (`halves` is
    false), all its floats, as a cast to 16 bits would store them.

    `overflows`: the ops with values past 65,504, the largest that 16 bits hold, and `products`: the
    matrix products that take or give values past 32,768, both the largest first and what is only
    infinite last; `nan`: the ops that give what is not a number, in the order of the program;
    `unseen`: the ops, by type and name, inside of which values could not be seen.
    """

    halves: bool
    examples: int
    overflows: tuple[Reach, ...]
    products: tuple[Reach, ...]
    nan: tuple[Reach, ...]
    unseen: tuple[tuple[str, str], ...]


def joined(parts: Sequence[Ranges]) -> Ranges | None:
    """Join what was found in the programs of one model, None where none was audited."""
    if not parts:
        return None
    return Ranges(
        halves=any(each.halves for each in parts),
        examples=max(each.examples for each in parts),
        overflows=_largest_first(reach for each in parts for reach in each.overflows),
        products=_largest_first(reach for each in parts for reach in each.products),
        nan=tuple(reach for each in parts for reach in each.nan),
        unseen=tuple(op for each in parts for op in each.unseen),
    )


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
        return _largest_first(self._reaches((self._limits == limit) * self._beyond))

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


def _largest_first(found: Iterable[Reach]) -> tuple[Reach, ...]:
    return tuple(sorted(found, key=lambda reach: -reach.largest))
