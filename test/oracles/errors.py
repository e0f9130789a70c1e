"""Errors and overlaps by scikit-learn, on rows or images that were drawn several times."""

import numpy as np
from sklearn.metrics import jaccard_score, mean_absolute_error, root_mean_squared_error


def errors(truths: list, answers: list, counts: list) -> dict:
    drawn = np.repeat(truths, counts), np.repeat(answers, counts)
    return {
        "mae": float(mean_absolute_error(truths, answers)),
        "rmse": float(root_mean_squared_error(*drawn)),
    }


def overlap(masks: list, answers: list, counts: list) -> float:
    """`masks[i]` and `answers[i]`: the classes of the pixels of image i."""
    drawn = [np.repeat(np.array(part), counts, axis=0).ravel() for part in (masks, answers)]
    return float(jaccard_score(*drawn, average="macro"))


ANSWERS = {"errors": errors, "overlap": overlap}
