"""What scipy, statsmodels and numpy make of the planning questions."""

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.stats import binom, multinomial, norm
from statsmodels.stats.proportion import proportion_confint

TIE = 1e-9


def score(lost, gained, n, drop):
    """Tango's score with the likelihood under a drop maximised numerically."""

    def unlikely(q):
        rest = 1 - 2 * q - drop
        parts = [(lost, q + drop), (gained, q), (n - lost - gained, rest)]
        return -sum(count * np.log(max(chance, 1e-300)) for count, chance in parts if count)

    best = minimize_scalar(
        unlikely, bounds=(0, (1 - drop) / 2), method="bounded", options={"xatol": 1e-13}
    ).x
    if unlikely(0.0) <= unlikely(best):
        best = 0.0
    deviation = np.sqrt(n * (2 * best + drop * (1 - drop)))
    return (lost - gained - n * drop) / deviation, best


def drop_chances(n, limit, alpha, flips, drop):
    """Every outcome of n pairs, judged by score and exact probability, weighed by scipy."""
    outcomes = [(b, c) for c in range(n + 1) for b in range(n + 1 - c)]
    scored = [score(b, c, n, limit) for b, c in outcomes]
    scores = np.array([z for z, _ in scored])
    counts = np.array([[b, c, n - b - c] for b, c in outcomes])
    critical = norm.isf(alpha)

    def answer(b, c, own, q):
        beyond = b - c > n * limit + TIE
        if abs(own) >= critical:
            pmf = multinomial.pmf(counts, n, [q + limit, q, 1 - 2 * q - limit])
            if own < 0 and pmf[scores <= own + TIE].sum() <= alpha:
                return "pass"
            if own > 0 and beyond and pmf[scores >= own - TIE].sum() <= alpha:
                return "fail"
        return "leansFail" if beyond else "leansPass"

    truth = [(flips + drop) / 2, (flips - drop) / 2, 1 - flips]
    weights = multinomial.pmf(counts, n, truth)
    sums = dict.fromkeys(["pass", "leansPass", "leansFail", "fail"], 0.0)
    for outcome, found, weight in zip(outcomes, scored, weights, strict=True):
        if weight >= 1e-15:
            sums[answer(*outcome, *found)] += weight
    return list(sums.values())


def rate_chances(n, limit, alpha, rate):
    """Every count of right answers against the wider of statsmodels' Wilson and exact intervals."""
    sums = dict.fromkeys(["pass", "leansPass", "leansFail", "fail"], 0.0)
    for count in range(n + 1):
        wilson = proportion_confint(count, n, 2 * alpha, method="wilson")
        exact = proportion_confint(count, n, 2 * alpha, method="beta")
        low, high = min(wilson[0], exact[0]), max(wilson[1], exact[1])
        beyond = count < n * limit - 1e-9
        if low >= limit:
            word = "pass"
        elif beyond and high <= limit:
            word = "fail"
        else:
            word = "leansFail" if beyond else "leansPass"
        sums[word] += binom.pmf(count, n, rate)
    return list(sums.values())


def certified(n, flips, drop, limit, alpha):
    """How often the score certifies a limit, in 200,000 runs played by numpy."""
    rng = np.random.default_rng(20)
    truth = [(flips + drop) / 2, (flips - drop) / 2, 1 - flips]
    played = rng.multinomial(n, truth, size=200_000)
    b, c = played[:, 0].astype(float), played[:, 1].astype(float)
    big_b = -b - c + (2 * n - b + c) * limit
    root = np.sqrt(big_b**2 + 8 * n * c * limit * (1 - limit))
    q = (root - big_b) / (4 * n)
    z = (b - c - n * limit) / np.sqrt(n * (2 * q + limit * (1 - limit)))
    return float((z <= -norm.isf(alpha)).mean())


ANSWERS = {
    "dropChances": drop_chances,
    "rateChances": rate_chances,
    "certified": certified,
}
