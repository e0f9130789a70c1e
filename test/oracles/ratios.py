"""Ratios of sums: numpy on drawn samples, and the bounds of scipy's bootstrap beside ours."""

import numpy as np
from scipy import stats


def ratio(above: list, below: list, counts: list) -> float:
    return float(np.repeat(above, counts).sum() / np.repeat(below, counts).sum())


def bounds(above: list, below: list, alpha: float) -> list:
    """BCa, one-sided 1 - alpha each, of the ratio by itself."""
    found = stats.bootstrap(
        (np.array(above), np.array(below)),
        lambda a, b, axis=-1: a.sum(axis) / b.sum(axis),
        paired=True,
        vectorized=True,
        n_resamples=9999,
        confidence_level=1 - 2 * alpha,
        rng=np.random.default_rng(1),
    )
    return [float(found.confidence_interval.low), float(found.confidence_interval.high)]


def change(before: list, after: list, below: list, alpha: float) -> list:
    """The same of how much a ratio has risen, both sides drawn together."""
    found = stats.bootstrap(
        (np.array(before), np.array(after), np.array(below)),
        lambda a, b, c, axis=-1: (b.sum(axis) - a.sum(axis)) / c.sum(axis),
        paired=True,
        vectorized=True,
        n_resamples=9999,
        confidence_level=1 - 2 * alpha,
        rng=np.random.default_rng(1),
    )
    return [float(found.confidence_interval.low), float(found.confidence_interval.high)]


ANSWERS = {"ratio": ratio, "bounds": bounds, "change": change}
