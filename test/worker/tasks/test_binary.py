import math

import numpy as np
import pytest
from coremltools.models import MLModel

from quantgate_worker.datasets.dataset import Example
from quantgate_worker.errors import UserError
from quantgate_worker.package.interface import Interface
from quantgate_worker.tasks.binary import BinaryReader
from quantgate_worker.tasks.classification import Classification

TASK = Classification()
(PASS,) = TASK.passes


def spec_of(package):
    return MLModel(str(package), skip_model_load=True).get_spec()


@pytest.fixture
def reader(dense):
    """Build a reader of a model of one number: a sigmoid, or what is before it."""

    def build(*, sigmoid=True, width=1, **options):
        spec = spec_of(dense(np.ones((width, 4)), sigmoid=sigmoid, softmax=False))
        return TASK.reader(Interface(specs={"model": spec}), {"top": 5, **options}, None, {})

    return build


class Giving:
    def __init__(self, number):
        self.outputs = {name: np.array([[number]]) for name in ("scores", "linear")}
        self.blamed = []

    def __call__(self, _inputs):
        return self.outputs

    def unfinite(self, output):
        self.blamed.append(output)


def record(reader, number, **sample):
    example = Example(sample={"id": "a", **sample}, inputs={})
    return reader.take(PASS, example, Giving(number), None)[0]


@pytest.mark.parametrize(
    ("probability", "top"),
    [
        (0.75, [["1", 0.75], ["0", 0.25]]),
        (0.25, [["0", 0.75], ["1", 0.25]]),
        (0.5, [["1", 0.5], ["0", 0.5]]),
    ],
)
def test_a_probability_says_both_classes(reader, probability, top):
    assert record(reader(threshold=0.5), probability)["top"] == top


def test_a_threshold_of_its_own_decides_which_comes_first(reader):
    choosy = reader(threshold=0.75, positive="ripe", negative="raw")
    assert isinstance(choosy, BinaryReader)
    assert record(choosy, 0.5)["top"] == [["raw", 0.25], ["ripe", -0.25]]
    assert record(choosy, 0.75)["top"] == [["ripe", 0], ["raw", 0]]


def test_classes_with_words_are_told_by_number_where_labels_are(reader):
    told = reader(threshold=0.5, positive="ripe", negative="raw", **{"classes-by": "number"})
    found = record(told, 0.75, label="1")
    assert found["top"] == [["1", 0.75], ["0", 0.25]]
    assert found["loss"] == pytest.approx(-math.log(0.75))


def test_a_logit_has_a_threshold_and_no_loss(reader):
    of_logits = reader(sigmoid=False, threshold=0)
    assert record(of_logits, -3.0, label="0") == {"id": "a", "top": [["0", 3.0], ["1", -3.0]]}


@pytest.mark.parametrize(("label", "probability"), [("1", 0.2), ("0", 0.8)])
def test_the_loss_is_that_of_the_samples_label(reader, label, probability):
    found = record(reader(threshold=0.5), 0.2, label=label)["loss"]
    assert found == pytest.approx(-math.log(probability))


def test_a_number_that_is_not_finite_is_an_error_and_blamed(reader):
    run = Giving(np.nan)
    example = Example(sample={"id": "a"}, inputs={})
    found, _ = reader(threshold=0.5).take(PASS, example, run, None)
    assert found == {"id": "a", "error": "the model's output is not finite"}
    assert run.blamed == ["scores"]


@pytest.mark.parametrize(
    ("model", "options", "said"),
    [
        ({}, {}, "such as threshold: 0.5"),
        ({"sigmoid": False}, {}, "threshold: 0 of a logit"),
        ({"width": 3}, {"threshold": 0.5}, "threshold is for a model that gives one number"),
        ({"width": 3}, {"positive": "a"}, "positive is for a model that gives one number"),
        ({}, {"threshold": 1.5}, "threshold is 1.5, and the model gives probabilities"),
        ({}, {"threshold": 0}, "above 0"),
        ({}, {"threshold": 0.5, "positive": "0"}, "both called '0'"),
    ],
)
def test_a_threshold_that_does_not_fit_the_model_is_refused(reader, model, options, said):
    with pytest.raises(UserError, match=said):
        reader(**model, **options)


def test_a_label_that_is_neither_is_refused(reader):
    with pytest.raises(UserError, match="no class 'yes'"):
        record(reader(threshold=0.5), 0.5, label="yes")


def test_an_output_of_more_numbers_than_one_is_refused(reader):
    run = Giving(0.5)
    run.outputs["scores"] = np.zeros((1, 2))
    with pytest.raises(UserError, match="gives 2 numbers"):
        reader(threshold=0.5).take(PASS, Example(sample={"id": "a"}, inputs={}), run, None)
