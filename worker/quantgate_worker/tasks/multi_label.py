"""Multi-label classification: of each label on its own whether an input has it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import numpy as np

from quantgate_worker.datasets.dataset import Dataset, Example, Pass, Sample
from quantgate_worker.datasets.inputs import ImagesOrArrays
from quantgate_worker.datasets.parts import Options, Parts
from quantgate_worker.datasets.survey import Found, survey_inputs
from quantgate_worker.errors import ProtocolError, UserError
from quantgate_worker.nearest import nearest
from quantgate_worker.package.features import (
    class_count,
    classes,
    gives_probabilities,
    gives_sigmoids,
)
from quantgate_worker.package.interface import Interface

from .extras import Extras
from .scores import HALF, NOT_FINITE, Ordered, called, scores_output, shortest, threshold_of
from .task import Depth, Kept, Missing, Outputs, Reader, Record, Run


class MultiLabel:
    """Images or arrays, and records of every label's score: one prediction an example."""

    compares: Literal["records", "outputs"] = "records"
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
        return MultiLabelReader(model.spec, options)


class MultiLabelReader:
    """Reads a score a label; those that reach the threshold are the labels that the model says.

    Raises UserError for a model whose classes exclude each other, and for scores without a
    threshold that are no probabilities.
    """

    def __init__(self, spec: Any, options: Options) -> None:
        self._output = scores_output(spec, "multi-label-classification")
        if gives_probabilities(spec, self._output):
            raise UserError(
                f"the output {self._output!r} is a softmax, whose classes exclude each other: that "
                "is task: image-classification"
            )
        self._threshold = _threshold(spec, self._output, options)
        words = _words(spec, options)
        self._labels = called(words, options)
        self._ordered = Ordered(words, self._labels)
        self._known = frozenset(self._labels or ())

    def take(
        self, _turn: Pass, example: Example, run: Run, _kept: Kept | Missing | None
    ) -> tuple[Record, Kept]:
        if example.inputs is None:
            return {"id": example.sample["id"], "error": example.error}, None
        labels, scores = self._scores(run(example.inputs))
        self._check(example.sample, labels)
        if not np.isfinite(scores).all():
            run.unfinite(self._output)
            return {"id": example.sample["id"], "error": NOT_FINITE}, None
        told = dict(zip(labels, map(shortest, scores.tolist()), strict=True))
        said = [
            label for label, score in zip(labels, scores, strict=True) if score >= self._threshold
        ]
        return {"id": example.sample["id"], "labels": said, "scores": told}, None

    def turn(self, done: Pass) -> None:
        """There is one pass only."""

    def _scores(self, given: Outputs) -> tuple[list[str], np.ndarray]:
        output = given[self._output]
        if isinstance(output, Mapping):
            return self._ordered(output)
        scores = np.asarray(output, np.float64).reshape(-1)
        labels = self._labels or [str(index) for index in range(scores.size)]
        if len(labels) != scores.size:
            raise UserError(
                f"the output {self._output!r} gives {scores.size} scores, and label-names has "
                f"{len(labels)}"
            )
        return labels, scores

    def _check(self, sample: Sample, labels: list[str]) -> None:
        known = self._known or frozenset(labels)
        for label in sample["labels"]:
            if label not in known:
                raise UserError(f"the model has no label {label!r}{nearest(label, labels)}")


def _threshold(spec: Any, output: str, options: Options) -> float:
    probable = gives_sigmoids(spec, output)
    if "threshold" not in options:
        if probable:
            return HALF
        raise UserError(
            f"the output {output!r} is no sigmoid: say from which score on a label is said, such "
            "as threshold: 0 of logits"
        )
    return threshold_of(options["threshold"], probable=probable)


def _words(spec: Any, options: Options) -> list[str] | None:
    """Return the words of labels in the order of the scores, None where they are counted."""
    told, own = options.get("label-names"), classes(spec)
    if told is None:
        return own
    if not isinstance(told, list):
        raise ProtocolError(f"label-names {told!r} are no list")
    if own is not None:
        raise UserError("the model names its classes itself: take label-names out")
    count = class_count(spec)
    if count is not None and count != len(told):
        raise UserError(f"label-names has {len(told)}, and the model gives {count} scores")
    return [str(each) for each in told]
