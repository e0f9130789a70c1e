"""The scores of classes, wherever a model gives them, and what they become in a record."""

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from quantgate_worker.datasets.parts import Options
from quantgate_worker.engines.probabilities import Label, Probabilities
from quantgate_worker.errors import UserError
from quantgate_worker.package.classifiers import shared_labels
from quantgate_worker.package.features import outputs
from quantgate_worker.package.parts import description

# The smallest number that a 16-bit float holds. ln 0 is no number; and below this a variant in 16
# bits says 0 where one in 32 does not, so all are cut off alike.
LEAST_PROBABILITY = 2.0**-24

# Of a sigmoid, from here on it is rather so than not.
HALF = 0.5

NOT_FINITE = "the model's output is not finite"


def scores_output(spec: Any, task: str = "image-classification") -> str:
    """Name the output that holds the scores; raises UserError where none or several could."""
    named: str = description(spec).predictedProbabilitiesName
    if named:
        return named
    given = outputs(spec)
    vectors = [output.name for output in given if output.kind == "multiarray"]
    if len(vectors) != 1:
        found = ", ".join(f"{output.name} ({output.kind})" for output in given)
        raise UserError(
            f"{task} needs a classifier, or a model whose only array output is the "
            f"vector of scores; this one gives {found or 'nothing'}"
        )
    return vectors[0]


def threshold_of(written: Any, *, probable: bool) -> float:
    """Return the policy's threshold; raises UserError where probabilities all or never reach it."""
    threshold = float(written)
    if probable and not 0 < threshold <= 1:
        raise UserError(
            f"threshold is {threshold:g}, and the model gives probabilities: above 0, and at most 1"
        )
    return threshold


def loss_of(probability: float) -> float:
    """Return -ln p, with p at least 2^-24."""
    return math.log(1 / min(max(probability, LEAST_PROBABILITY), 1.0))


def shortest(score: float) -> float:
    """Drop the digits that a 32-bit float does not have."""
    return float(f"{score:.9g}")


def called(words: Sequence[str] | None, options: Options) -> list[str] | None:
    """Return what records call a model's classes: its words, or their numbers where labels are.

    None where they are counted. Raises UserError for a word that several classes have, where
    numbers do not tell them apart.
    """
    if words is None:
        return None
    if options.get("classes-by") == "number" and not any(map(_NUMBER.fullmatch, words)):
        return [str(number) for number in range(len(words))]
    if shared := shared_labels(tuple(words)):
        raise UserError(f"several classes have the label {', '.join(shared)}")
    return [*words]


_NUMBER = re.compile(r"0|[1-9][0-9]*")


class Ordered:
    """Puts a classifier's probabilities in the order of `words`, by which ties are decided.

    Without any it is the order in which they are given. It is looked for once, as long as
    predictions have one and the same labels. What classes are `called` instead is in that order.
    """

    def __init__(self, words: Sequence[str] | None, called: list[str] | None = None) -> None:
        self._wanted, self._called = words, called
        self._given: tuple[Label, ...] | None = None
        self._labels: list[str] = []
        self._places: np.ndarray | None = None

    def __call__(self, given: Mapping[Label, float]) -> tuple[list[str], np.ndarray]:
        """Return the labels and their scores; raises KeyError for a label that is not given."""
        found = given if isinstance(given, Probabilities) else Probabilities.of(given)
        if found.labels is not self._given:
            self._look(found.labels)
        scores = np.asarray(found.scores, np.float64)
        return self._labels, scores if self._places is None else scores[self._places]

    def _look(self, given: tuple[Label, ...]) -> None:
        names = [str(label) for label in given]
        wanted = [*(self._wanted or names)]
        # Of classes with one word nothing else tells which is which.
        places = {name: place for place, name in enumerate(names)}
        order = None if names == wanted else np.array([places[each] for each in wanted], np.intp)
        self._labels, self._given, self._places = self._called or wanted, given, order
