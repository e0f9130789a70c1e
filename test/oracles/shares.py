"""What scipy makes of shares of right answers.

Nothing here shares a formula with what it checks: the restricted estimate is found as the root of
the likelihood's slope, the exact chances by adding up every outcome that can happen.
"""

import math

from scipy import optimize, stats


def restricted_gain(lost, gained, n, drop):
    """The likeliest chance of a gain if the chance of a loss is larger by `drop`."""
    low, high = max(0.0, -drop), (1 - drop) / 2
    same = n - lost - gained

    def slope(q):
        rise = (lost / (q + drop) if lost else 0.0) + (gained / q if gained else 0.0)
        return rise - (2 * same / (1 - 2 * q - drop) if same else 0.0)

    edge = (high - low) * 1e-13
    if slope(low + edge) <= 0:
        return low
    if slope(high - edge) >= 0:
        return high
    return optimize.brentq(slope, low + edge, high - edge, xtol=1e-16, rtol=1e-14)


def score(lost, gained, n, drop):
    q = restricted_gain(lost, gained, n, drop)
    variance = n * (2 * q + drop - drop * drop)
    distance = lost - gained - n * drop
    return 0.0 if distance == 0 else distance / math.sqrt(variance)


def chance_of_less(lost, gained, n, drop):
    q, z = restricted_gain(lost, gained, n, drop), score(lost, gained, n, drop)
    chances = [q + drop, q, max(0.0, 1 - 2 * q - drop)]
    outcomes = [(b, c) for b in range(n + 1) for c in range(n + 1 - b)]
    as_low = [(b, c, n - b - c) for b, c in outcomes if score(b, c, n, drop) <= z + 1e-9]
    return float(stats.multinomial.pmf(as_low, n, chances).sum())


def wilson(right, n, alpha):
    interval = stats.binomtest(right, n).proportion_ci(1 - 2 * alpha, method="wilson")
    return [interval.low, interval.high]


def exact(right, n, alpha):
    low = stats.beta.ppf(alpha, right, n - right + 1) if right > 0 else 0.0
    high = stats.beta.isf(alpha, right + 1, n - right) if right < n else 1.0
    return [float(low), float(high)]


def rate_interval(right, n, alpha):
    """Wilson's and the exact bounds, at each side whichever is wider."""
    (low, high), (least, most) = wilson(right, n, alpha), exact(right, n, alpha)
    return [min(low, least), max(high, most)]


def false_answers(n, rate, alpha):
    """How often a rate that is exactly at its limit passes a `min`, and fails it: every count."""
    false_pass = false_fail = 0.0
    for right in range(n + 1):
        low, high = rate_interval(right, n, alpha)
        chance = float(stats.binom.pmf(right, n, rate))
        false_pass += chance if low >= rate else 0.0
        false_fail += chance if high <= rate and right < n * rate - 1e-9 else 0.0
    return [false_pass, false_fail]


ANSWERS = {
    "normalQuantile": lambda p: float(stats.norm.ppf(p)),
    "rateInterval": rate_interval,
    "falseAnswers": false_answers,
    "atLeast": lambda least, n, p: float(stats.binom.sf(least - 1, n, p)),
    "atMost": lambda most, n, p: float(stats.binom.cdf(most, n, p)),
    "chanceOfSoMany": lambda least, marked, drawn, total: float(
        stats.hypergeom.sf(least - 1, total, marked, drawn)
    ),
    "score": score,
    "chanceOfLess": chance_of_less,
}
