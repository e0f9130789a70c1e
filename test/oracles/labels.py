"""Labels of which a sample may have several, by scikit-learn, on samples that were drawn several times."""

import numpy as np
from sklearn.metrics import accuracy_score, average_precision_score, hamming_loss, recall_score


def labels(has: list, scores: list, said: list, counts: list) -> dict:
    """`has[i][j]`: whether sample i has label j; labels that no drawn sample has do not count."""
    true, given = (np.repeat(np.array(part), counts, axis=0) for part in (has, scores))
    there = true.any(axis=0)
    once = np.array(has), np.array(said)
    return {
        "map": float(average_precision_score(true[:, there], given[:, there], average="macro")),
        "exact": float(accuracy_score(*once)),
        "accuracy": float(1 - hamming_loss(*once)),
        "worst": float(recall_score(*once, average=None, zero_division=1).min()),
    }


ANSWERS = {"labels": labels}
