"""Inputs and outputs as a specification describes them, and the classes of a classifier."""

import math
from dataclasses import replace
from typing import Any

from .classifiers import labels_of, origin, outputs_of, taken
from .feature import Feature, read_feature
from .parts import description, executed, stages


def inputs(spec: Any) -> list[Feature]:
    """Read the inputs; those that only override a threshold of a stage may be left out."""
    thresholds = {name for stage in stages(spec) for name in _thresholds(stage)}
    found = map(read_feature, description(spec).input)
    return [replace(each, optional=each.optional or each.name in thresholds) for each in found]


def outputs(spec: Any) -> list[Feature]:
    return [read_feature(each) for each in description(spec).output]


def _thresholds(stage: Any) -> tuple[str, str]:
    suppression = stage.nonMaximumSuppression
    return (
        suppression.iouThresholdInputFeatureName,
        suppression.confidenceThresholdInputFeatureName,
    )


def classes(spec: Any) -> list[str] | None:
    """List the labels of a classifier in the order of its scores, None for another model."""
    labels = labels_of(spec)
    return None if labels is None else [str(label) for label in labels]


def class_count(spec: Any) -> int | None:
    """Width of the score vector: the number of classes, or of the only array output's numbers.

    Of one that is no vector, its last axis.
    """
    labels = classes(spec)
    if labels is not None:
        return len(labels)
    vectors = [output.shape for output in outputs(spec) if output.kind == "multiarray"]
    if len(vectors) != 1 or not vectors[0]:
        return None
    (shape,) = vectors
    return max(shape) if math.prod(shape) == max(shape) else shape[-1]


def gives_probabilities(spec: Any, output: str) -> bool:
    """Whether an output is a softmax of a program, so that its logarithm is a likelihood.

    A value that a stage hands on as it is given is looked for in the stages before it.
    """
    return _computed_by(spec, output) == ["softmax"]


def gives_sigmoids(spec: Any, output: str) -> bool:
    """Whether an output is a sigmoid of a program: each number a probability on its own."""
    return _computed_by(spec, output) == ["sigmoid"]


def scores_end(spec: Any) -> str | None:
    """Say whether the scores of a model are a softmax or sigmoids of its program, if either."""
    vectors = [each.name for each in outputs(spec) if each.kind == "multiarray"]
    named = description(spec).predictedProbabilitiesName
    output = named or (vectors[0] if len(vectors) == 1 else "")
    ends = _computed_by(spec, output) if output else []
    return ends[0] if ends in (["softmax"], ["sigmoid"]) else None


def gives_logarithms(spec: Any, output: str) -> bool:
    """Whether an output is the logarithm of something, so that minus infinity is of 0."""
    return _computed_by(spec, output)[:1] == ["log"]


def gives_log_probabilities(spec: Any, output: str) -> bool:
    """Whether an output is the logarithm of a softmax of a program."""
    return _computed_by(spec, output) == ["log", "softmax"]


def _computed_by(spec: Any, output: str) -> list[str]:
    """Name the op that computes an output, and where that is a logarithm, the one before it."""
    name, found = output, list[str]()
    for function in reversed(executed(spec)):
        if name not in outputs_of(function):
            continue
        name, maker = origin(function, name)
        while maker is not None:
            if _is_log_softmax(function, maker):
                return ["log", "softmax"]
            found.append(str(maker.type))
            if found != ["log"]:
                return found
            name, maker = origin(function, taken(maker, "x"))
    return found


def _is_log_softmax(function: Any, op: Any) -> bool:
    """Whether an op takes from scores the logarithm of the sum of what they are of."""
    if op.type != "sub":
        return False
    _, total = origin(function, taken(op, "y"))
    of_all = total is not None and total.type == "reduce_log_sum_exp"
    return of_all and origin(function, taken(total, "x"))[0] == origin(function, taken(op, "x"))[0]
