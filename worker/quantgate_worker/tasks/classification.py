"""Image classification: from a model's scores to the best classes and the loss."""

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import numpy as np

from quantgate_worker.datasets.dataset import Dataset, Example, Pass, Sample
from quantgate_worker.datasets.inputs import ImagesOrArrays
from quantgate_worker.datasets.parts import Options, Parts
from quantgate_worker.datasets.survey import Found, survey_inputs
from quantgate_worker.errors import UserError
from quantgate_worker.nearest import nearest
from quantgate_worker.package.features import (
    classes,
    gives_log_probabilities,
    gives_logarithms,
    gives_probabilities,
)
from quantgate_worker.package.interface import Interface

from .binary import BinaryReader, is_binary
from .extras import Extras
from .scores import NOT_FINITE, Ordered, called, loss_of, scores_output, shortest
from .task import Depth, Kept, Missing, Reader, Record, Run


class Classification:
    """Images or arrays, and records of the `top` best classes: one prediction an example."""

    compares: Literal["records", "outputs"] = "records"
    # Enough to keep a model busy while the next image is decoded.
    ahead = 4
    passes = (Pass(name="samples"),)

    def dataset(self, data: Parts, options: Options, model: Interface, samples: Path) -> Dataset:
        return ImagesOrArrays(data, samples, model.spec, options)

    def survey(
        self, data: Parts, _options: Options, samples: Path, depth: Depth
    ) -> Iterator[Found]:
        return survey_inputs(data, samples, whole=depth == "whole")

    def reader(
        self, model: Interface, options: Options, _extras: Extras, _given: Mapping[str, Path]
    ) -> Reader:
        if is_binary(model.spec, options):
            return BinaryReader(model.spec, options)
        return ClassificationReader(model.spec, options)


class ClassificationReader:
    """Reads the probabilities of a classifier, or else the only vector of scores.

    A model without labels has the classes "0" to "n-1", as one has whose classes are asked for by
    their numbers. The loss is -ln p of the sample's label,
    with p at least 2^-24, and given only where the program ends in a softmax, or in its logarithm.

    A score of minus infinity, as the logarithm of 0 is, ranks behind all others.
    """

    def __init__(self, spec: Any, options: Options) -> None:
        self._top = int(options["top"])
        self._output = scores_output(spec)
        words = classes(spec)
        self._labels = called(words, options)
        self._ordered = Ordered(words, self._labels)
        self._probable = gives_probabilities(spec, self._output)
        self._logarithms = gives_logarithms(spec, self._output)
        self._log_probable = gives_log_probabilities(spec, self._output)

    def take(
        self, _turn: Pass, example: Example, run: Run, _kept: Kept | Missing | None
    ) -> tuple[Record, Kept]:
        if example.inputs is None:
            return {"id": example.sample["id"], "error": example.error}, None
        labels, scores = self._scores(run(example.inputs)[self._output])
        meant = self._logarithms and self._ranks(scores)
        if not meant and not np.isfinite(scores).all():
            run.unfinite(self._output)
        return self._record(example.sample, labels, scores), None

    def turn(self, done: Pass) -> None:
        """There is one pass only."""

    def _record(self, sample: Sample, labels: list[str], scores: np.ndarray) -> Record:
        if not self._ranks(scores):
            return {"id": sample["id"], "error": NOT_FINITE}
        best = np.argsort(-scores, kind="stable")[: self._top]
        top = [[labels[i], shortest(scores[i])] for i in best if np.isfinite(scores[i])]
        last = [labels[i] for i in best if not np.isfinite(scores[i])]
        return {
            "id": sample["id"],
            "top": top,
            **({"last": last} if last else {}),
            **self._loss(sample, labels, scores),
        }

    def _ranks(self, scores: np.ndarray) -> bool:
        """Tell whether scores are in an order: some class is before those of minus infinity."""
        if self._probable:
            return bool(np.isfinite(scores).all())
        return bool(np.isfinite(scores).any() and (scores < np.inf).all())

    def _scores(self, output: Any) -> tuple[list[str], np.ndarray]:
        """Return labels and scores in the model's order, by which ties are decided."""
        if isinstance(output, Mapping):
            return self._ordered(output)
        scores = np.asarray(output, np.float64).reshape(-1)
        return self._labels or [str(index) for index in range(scores.size)], scores

    def _loss(self, sample: Sample, labels: list[str], scores: np.ndarray) -> Record:
        """Nobody has labelled every example yet."""
        if "label" not in sample:
            return {}
        score = float(scores[_index(sample["label"], labels)])
        if self._log_probable:
            # A probability of 0 in 16 bits: how small it is, nobody knows.
            return {"impossible": True} if math.isinf(score) else {"loss": loss_of(math.exp(score))}
        return {"loss": loss_of(score)} if self._probable else {}


def _index(label: str, labels: list[str]) -> int:
    if label not in labels:
        raise UserError(f"the model has no class {label!r}{nearest(label, labels)}")
    return labels.index(label)
