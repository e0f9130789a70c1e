"""The statistics of scipy, statsmodels and numpy; literal definitions where none has one."""

import math
from itertools import pairwise

import numpy as np
from scipy import integrate, stats
from statsmodels.stats.multitest import multipletests


def mean_interval(values, alpha):
    test = stats.ttest_1samp(values, 0.0)
    interval = test.confidence_interval(1 - 2 * alpha)
    return [float(interval.low), float(interval.high)]


def bca(replicates, observed, without, alpha):
    """Bounds from given replicates, each step by the library's own function for it."""
    count = len(replicates)
    share = stats.percentileofscore(replicates, observed, kind="mean") / 100
    bias = stats.norm.ppf(min(max(share, 0.5 / count), 1 - 0.5 / count))
    left = np.mean(without) - np.asarray(without)
    acceleration = np.sum(left**3) / (6 * np.sum(left**2) ** 1.5) if np.any(left) else 0.0

    def bound(level):
        z = bias + stats.norm.ppf(level)
        p = stats.norm.cdf(bias + z / (1 - acceleration * z))
        return float(np.quantile(replicates, p, method="inverted_cdf"))

    return [bound(alpha), bound(1 - alpha)]


def clusters(values, alpha):
    """The pooled mean of lists of values, and its error from what it is without each list."""
    lists = [np.asarray(one, float) for one in values]
    pooled = np.concatenate(lists)
    without = np.array(
        [np.concatenate(lists[:left] + lists[left + 1 :]).mean() for left in range(len(lists))]
    )
    error = math.sqrt((len(values) - 1) ** 2 / len(values) * np.var(without, ddof=1))
    sizes = np.array([len(one) for one in values], float)
    effective = sizes.sum() ** 2 / (sizes**2).sum()
    mean, reach = pooled.mean(), stats.t.ppf(1 - alpha, effective - 1) * error
    return [float(one) for one in (mean, error, effective, mean - reach, mean + reach)]


def quantile_bounds(values, p, alpha):
    test = stats.quantile_test(values, q=0.0, p=p)
    sides = [
        stats.quantile_test(values, q=0.0, p=p, alternative=side).confidence_interval(1 - alpha)
        for side in ("greater", "less")
    ]
    assert test.statistic_type in (1, 2)
    bounds = [float(sides[0].low), float(sides[1].high)]
    return [bound if math.isfinite(bound) else None for bound in bounds]


def above_zero(coefficients):
    """Return how surely a weighted sum of exponentials is above 0, by Gil-Pelaez."""
    weights = np.asarray(coefficients, float)

    def part(t):
        phase = np.sum(np.arctan(weights * t))
        size = np.exp(-0.5 * np.sum(np.log1p((weights * t) ** 2)))
        return size * math.sin(phase) / t

    ends = [0, *(10.0 ** np.arange(-4, 7) / np.max(np.abs(weights))), np.inf]
    pieces = [
        integrate.quad(part, low, high, limit=2000, epsabs=1e-12)[0] for low, high in pairwise(ends)
    ]
    return 0.5 + sum(pieces) / math.pi


def exact_bound(wrong, n, alpha):
    return float(stats.beta.ppf(1 - alpha, wrong + 1, n - wrong))


def ratio_of_rounds(before, after, alpha):
    logs = np.log([np.median(one) for one in after]) - np.log([np.median(one) for one in before])
    low, high = mean_interval(logs.tolist(), alpha)
    return [math.exp(logs.mean()), math.exp(low), math.exp(high)]


def holm(chances, alpha):
    return [bool(held) for held in multipletests(chances, alpha, method="holm")[0]]


def mcnemar(lost, gained):
    """One-sided, and by the middle of its steps."""
    exact = stats.binomtest(lost, lost + gained, 0.5, alternative="greater").pvalue
    return [exact, exact - stats.binom.pmf(lost, lost + gained, 0.5) / 2]


ANSWERS = {
    "student": lambda p, freedom: float(stats.t.ppf(p, freedom)),
    "normal": lambda z: float(stats.norm.cdf(z)),
    "mean": mean_interval,
    "bca": bca,
    "clusters": clusters,
    "above-zero": above_zero,
    "exact": exact_bound,
    "quantile": quantile_bounds,
    "ratio": ratio_of_rounds,
    "holm": holm,
    "mcnemar": mcnemar,
}
