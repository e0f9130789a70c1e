"""Correlations by scipy; rows that were drawn several times are written out."""

import numpy as np
from scipy import stats


def spearman(gold: list, cosines: list, counts: list) -> float | None:
    return found(stats.spearmanr, gold, cosines, counts)


def pearson(gold: list, cosines: list, counts: list) -> float | None:
    return found(stats.pearsonr, gold, cosines, counts)


def found(correlate, gold: list, cosines: list, counts: list) -> float | None:
    """None where a column does not vary, for which scipy warns and has no number."""
    drawn = np.repeat(gold, counts), np.repeat(cosines, counts)
    if any(len(set(column)) < 2 for column in drawn):
        return None
    return float(correlate(*drawn).statistic)


ANSWERS = {"spearman": spearman, "pearson": pearson}
