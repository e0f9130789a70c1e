"""What scikit-learn and scipy make of right answers, class by class."""

from scipy import stats
from sklearn.metrics import balanced_accuracy_score, recall_score

LEAST = 50


def recalls(labels, answers):
    large = sorted({one for one in labels if labels.count(one) >= LEAST})
    lowest = recall_score(labels, answers, labels=large, average=None, zero_division=0).min()
    names = sorted(set(labels))
    balanced = recall_score(labels, answers, labels=names, average="macro", zero_division=0)
    known = [
        (label, answer) for label, answer in zip(labels, answers, strict=True) if answer in names
    ]
    if len(known) == len(labels):
        assert abs(balanced - balanced_accuracy_score(labels, answers)) < 1e-12
    return [float(balanced), float(lowest)]


def bounds(right, n, alpha):
    """The wider of Wilson's and the exact interval, each side at alpha."""
    test = stats.binomtest(right, n)
    pairs = [test.proportion_ci(1 - 2 * alpha, method) for method in ("wilson", "exact")]
    return min(pair.low for pair in pairs), max(pair.high for pair in pairs)


def lowest(counts, alpha):
    """What the lowest of several rates may be: every one may be it, and any of them may show it."""
    worst = min(bounds(right, n, alpha)[0] for right, n in counts)
    best = min(bounds(right, n, alpha / len(counts))[1] for right, n in counts)
    return [worst, best]


ANSWERS = {"recalls": recalls, "lowest": lowest}
