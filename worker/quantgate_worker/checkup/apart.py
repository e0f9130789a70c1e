"""How far two answers to the same inputs lie apart."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

# Of the largest number that is expected: what sums in 16 bits may differ by, in another order.
NEAR = 0.01
_LEAST = 1e-3


def farthest(expected: Mapping[str, Any], found: Mapping[str, Any]) -> tuple[str, float]:
    """Name the output that differs most, and by which share of its largest number.

    What is no number where one is expected, or of another shape, is infinitely far. Labels are left
    out: of two that are equally likely, either may be named.
    """
    far = {
        name: _apart(_numbers(value), _numbers(found.get(name))) for name, value in expected.items()
    }
    name = max(far, key=lambda one: far[one], default="")
    return name, far.get(name, 0.0)


def _numbers(value: Any) -> np.ndarray | None:
    if isinstance(value, Mapping):
        return np.array([value[label] for label in sorted(value, key=str)], np.float64)
    if isinstance(value, str) or value is None:
        return None
    return np.asarray(value, np.float64)


def _apart(expected: np.ndarray | None, found: np.ndarray | None) -> float:
    if expected is None:
        return 0.0
    if found is None or expected.shape != found.shape:
        return math.inf
    if not np.array_equal(np.isfinite(expected), np.isfinite(found)):
        return math.inf
    known = np.isfinite(expected)
    if not known.any():
        return 0.0
    whole = max(float(np.abs(expected[known]).max()), _LEAST)
    return float(np.abs(expected[known] - found[known]).max()) / whole
