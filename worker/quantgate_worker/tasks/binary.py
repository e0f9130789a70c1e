"""A classifier that gives one number: from a threshold on it means the positive of two classes."""

from typing import Any

import numpy as np

from quantgate_worker.datasets.dataset import Example, Pass, Sample
from quantgate_worker.datasets.parts import Options
from quantgate_worker.errors import UserError
from quantgate_worker.nearest import nearest
from quantgate_worker.package.features import classes, gives_sigmoids, outputs

from .scores import HALF, NOT_FINITE, called, loss_of, scores_output, shortest, threshold_of
from .task import Kept, Missing, Record, Run

# What the classes are called unless told.
POSITIVE, NEGATIVE = "1", "0"


def is_binary(spec: Any, options: Options) -> bool:
    """Whether a model gives one number of two classes.

    Raises UserError where the policy's threshold and the model do not fit each other.
    """
    width = _width(spec)
    told = [key for key in ("threshold", "positive", "negative") if key in options]
    if told and width not in (1, None):
        raise UserError(
            f"{told[0]} is for a model that gives one number of two classes; this gives {width}"
        )
    if width == 1 and "threshold" not in options:
        hint = "0.5" if gives_sigmoids(spec, scores_output(spec)) else "0 of a logit"
        raise UserError(
            "the model gives one number: say from which on it means the positive class, such as "
            f"threshold: {hint}"
        )
    return "threshold" in options


class BinaryReader:
    """Reads one number; at the threshold it means the positive class.

    Of a sigmoid at the threshold of 0.5 the scores are the probabilities of both classes, else how
    far the number lies on the side of each. The loss is -ln p of the sample's label, and given only
    where the program ends in a sigmoid.
    """

    def __init__(self, spec: Any, options: Options) -> None:
        self._output = scores_output(spec)
        self._probable = gives_sigmoids(spec, self._output)
        self._threshold = threshold_of(options["threshold"], probable=self._probable)
        words = [str(options.get("negative", NEGATIVE)), str(options.get("positive", POSITIVE))]
        if words[0] == words[1]:
            raise UserError(f"positive and negative are both called {words[0]!r}")
        self._negative, self._positive = called(words, options) or words

    def take(
        self, _turn: Pass, example: Example, run: Run, _kept: Kept | Missing | None
    ) -> tuple[Record, Kept]:
        if example.inputs is None:
            return {"id": example.sample["id"], "error": example.error}, None
        given = np.asarray(run(example.inputs)[self._output], np.float64).reshape(-1)
        if given.size != 1:
            raise UserError(f"the output {self._output!r} gives {given.size} numbers, not one")
        if not np.isfinite(given).all():
            run.unfinite(self._output)
            return {"id": example.sample["id"], "error": NOT_FINITE}, None
        return self._record(example.sample, float(given[0])), None

    def turn(self, done: Pass) -> None:
        """There is one pass only."""

    def _record(self, sample: Sample, number: float) -> Record:
        whole = self._probable and self._threshold == HALF
        yes = number if whole else number - self._threshold
        no = 1 - number if whole else self._threshold - number
        scored = [[self._positive, shortest(yes)], [self._negative, shortest(no)]]
        top = scored if number >= self._threshold else scored[::-1]
        return {"id": sample["id"], "top": top, **self._loss(sample, number)}

    def _loss(self, sample: Sample, number: float) -> Record:
        """Nobody has labelled every example yet."""
        label = sample.get("label")
        known = (self._negative, self._positive)
        if label is None:
            return {}
        if label not in known:
            raise UserError(f"there is no class {label!r}{nearest(label, known)}")
        if not self._probable:
            return {}
        return {"loss": loss_of(number if label == self._positive else 1 - number)}


def _width(spec: Any) -> int | None:
    """Return how many numbers the scores are; None where that shows in a prediction alone."""
    if (labels := classes(spec)) is not None:
        return len(labels)
    vectors = [each.shape for each in outputs(spec) if each.kind == "multiarray"]
    return int(np.prod(vectors[0])) if len(vectors) == 1 and vectors[0] else None
