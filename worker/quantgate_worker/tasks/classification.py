"""Image classification: from a model's scores to the best classes and the loss."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from quantgate_worker.errors import UserError
from quantgate_worker.nearest import nearest
from quantgate_worker.package.features import classes, gives_probabilities, outputs
from quantgate_worker.package.parts import description

from .task import Record, Sample

# The smallest number that a 16-bit float holds. ln 0 is no number; and below this a variant in 16
# bits says 0 where one in 32 does not, so all are cut off alike.
LEAST_PROBABILITY = 2.0**-24


class ClassificationReader:
    """Reads the probabilities of a classifier, or else the only vector of scores.

    A model without labels has the classes "0" to "n-1". The loss is -ln p of the sample's label,
    with p at least 2^-24, and given only where the program ends in a softmax.
    """

    def __init__(self, spec: Any, top: int) -> None:
        self._top = top
        self._output = _scores_output(spec)
        self._labels = classes(spec)
        self._probable = gives_probabilities(spec, self._output)

    def record(self, sample: Sample, outputs: Mapping[str, Any]) -> Record:
        labels, scores = self._scores(outputs[self._output])
        if not np.isfinite(scores).all():
            return {"id": sample["id"], "error": "the model's output is not finite"}
        best = np.argsort(-scores, kind="stable")[: self._top]
        top = [[labels[index], _shortest(scores[index])] for index in best]
        return {
            "id": sample["id"],
            "top": top,
            **self._loss(sample, labels, scores),
        }

    def _scores(self, output: Any) -> tuple[list[str], np.ndarray]:
        """Return labels and scores in the model's order, by which ties are decided."""
        if isinstance(output, Mapping):
            by_label = {str(label): score for label, score in output.items()}
            labels = self._labels or list(by_label)
            return labels, np.array([by_label[label] for label in labels], np.float64)
        scores = np.asarray(output, np.float64).reshape(-1)
        return self._labels or [str(index) for index in range(scores.size)], scores

    def _loss(self, sample: Sample, labels: list[str], scores: np.ndarray) -> Record:
        """Nobody has labelled every example yet."""
        if "label" not in sample:
            return {}
        index = _index(sample["label"], labels)
        if not self._probable:
            return {}
        probability = min(max(float(scores[index]), LEAST_PROBABILITY), 1.0)
        return {"loss": math.log(1 / probability)}


def _index(label: str, labels: list[str]) -> int:
    if label not in labels:
        raise UserError(f"the model has no class {label!r}{nearest(label, labels)}")
    return labels.index(label)


def _scores_output(spec: Any) -> str:
    """Name the output that holds the scores; raises UserError where none or several could."""
    named: str = description(spec).predictedProbabilitiesName
    if named:
        return named
    given = outputs(spec)
    vectors = [output["name"] for output in given if output["kind"] == "multiarray"]
    if len(vectors) != 1:
        found = ", ".join(f"{output['name']} ({output['kind']})" for output in given)
        raise UserError(
            "image-classification needs a classifier, or a model whose only array output is the "
            f"vector of scores; this one gives {found or 'nothing'}"
        )
    return str(vectors[0])


def _shortest(score: float) -> float:
    """Drop the digits that a 32-bit float does not have."""
    return float(f"{score:.9g}")
