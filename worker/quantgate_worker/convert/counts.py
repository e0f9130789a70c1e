"""Palettes of 16-bit floats from how often each of them comes: 65,536 counts say all of a tensor.

coremltools sorts all of a tensor to find its distinct numbers and how often each comes, and hands
those to its k-means in one dimension. To count comes to the same in a fortieth of the time.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from coremltools._deps import _kmeans1d

_NUMBERS = 1 << 16
# Counted at a time: what is counted is widened to eight bytes first.
_PART = 1 << 20

_BITS = np.arange(_NUMBERS, dtype=np.uint16)
_NANS = np.isnan(_BITS.view(np.float16))
# Zero is the same number whatever its sign.
_ZERO, _MINUS_ZERO = 0x0000, 0x8000


@dataclass(frozen=True, kw_only=True)
class Palette:
    """Its entries, and the entry of each 16-bit float by the float's bits."""

    entries: Any
    entry_of: Any

    def indices(self, values: Any) -> Any:
        """Return the entry of each value, in a row."""
        return self.entry_of[_bits(values)]


def counts(values: Any) -> Any:
    """Count how often each 16-bit float comes, by its bits."""
    bits = _bits(values)
    parts = (bits[begin : begin + _PART] for begin in range(0, bits.size, _PART))
    return sum((np.bincount(part, minlength=_NUMBERS) for part in parts), np.zeros(_NUMBERS, int))


def has_nan(counted: Any) -> bool:
    """Tell whether not all are numbers: which NaN stands for all is not told by counts."""
    return bool(counted[_NANS].any())


def palette(counted: Any, nbits: int) -> Palette:
    """Have coremltools' own k-means find a palette of numbers that come so often."""
    often = counted.copy()
    often[_ZERO] += often[_MINUS_ZERO]
    often[_MINUS_ZERO] = 0
    there = _BITS[often > 0]
    ascending = there[np.argsort(there.view(np.float16))]
    values = ascending.view(np.float16)
    many = min(values.size, 1 << nbits)
    found = _kmeans1d.cluster(values.tolist(), many, weights=often[ascending].tolist())
    entries = np.zeros(1 << nbits)
    entries[:many] = found.centroids
    entry_of = np.zeros(_NUMBERS, np.uint8)
    entry_of[ascending] = found.clusters
    entry_of[_MINUS_ZERO] = entry_of[_ZERO]
    return Palette(entries=entries.astype(np.float16), entry_of=entry_of)


def _bits(values: Any) -> Any:
    return np.ascontiguousarray(values).reshape(-1).view(np.uint16)
