import numpy as np
import pytest
from coremltools.models import MLModel

from quantgate_worker.datasets.dataset import Example
from quantgate_worker.errors import ProtocolError, UserError
from quantgate_worker.package.features import gives_probabilities, gives_sigmoids
from quantgate_worker.package.interface import Interface
from quantgate_worker.tasks.multi_label import MultiLabel

TASK = MultiLabel()
(PASS,) = TASK.passes


def spec_of(package):
    return MLModel(str(package), skip_model_load=True).get_spec()


@pytest.fixture
def reader(dense):
    """Build a reader of a model of three numbers: sigmoids, a softmax, or what is before them."""

    def build(end="sigmoid", **options):
        package = dense(np.ones((3, 4)), sigmoid=end == "sigmoid", softmax=end == "softmax")
        interface = Interface(specs={"model": spec_of(package)})
        return TASK.reader(interface, options, None, {})

    return build


class Giving:
    def __init__(self, scores):
        self.outputs = {name: np.array([scores]) for name in ("scores", "linear")}
        self.blamed = []

    def __call__(self, _inputs):
        return self.outputs

    def unfinite(self, output):
        self.blamed.append(output)


def record(reader, scores, labels=()):
    example = Example(sample={"id": "a", "labels": list(labels)}, inputs={})
    return reader.take(PASS, example, Giving(scores), None)[0]


def test_the_labels_that_reach_the_threshold_are_said_beside_every_score(reader):
    assert record(reader(), [0.5, 0.25, 0.75]) == {
        "id": "a",
        "labels": ["0", "2"],
        "scores": {"0": 0.5, "1": 0.25, "2": 0.75},
    }


def test_labels_are_named_by_the_policy_in_the_order_of_the_scores(reader):
    named = reader(threshold=0.7, **{"label-names": ["sun", "rain", "wind"]})
    found = record(named, [0.5, 0.25, 0.75], ["rain"])
    assert found["labels"] == ["wind"]
    assert found["scores"] == {"sun": 0.5, "rain": 0.25, "wind": 0.75}


def test_a_classifiers_own_labels_name_its_scores(dense):
    package = dense(np.ones((3, 4)), sigmoid=True, labels=["a", "b", "c"])
    interface = Interface(specs={"model": spec_of(package)})
    own = TASK.reader(interface, {}, None, {})
    run = Giving([])
    run.outputs["classLabel_probs"] = {"a": 0.1, "b": 0.9, "c": 0.6}
    example = Example(sample={"id": "a", "labels": ["b"]}, inputs={})
    assert own.take(PASS, example, run, None)[0]["labels"] == ["b", "c"]
    with pytest.raises(UserError, match="take label-names out"):
        TASK.reader(interface, {"label-names": ["a", "b", "c"]}, None, {})


def test_labels_are_asked_for_by_their_numbers_whatever_they_are_named(reader, dense):
    by_number = {"classes-by": "number"}
    named = reader(**by_number, **{"label-names": ["sun", "rain", "wind"]})
    found = record(named, [0.5, 0.25, 0.75], ["1"])
    assert found["labels"] == ["0", "2"]
    assert found["scores"] == {"0": 0.5, "1": 0.25, "2": 0.75}
    package = dense(np.ones((3, 4)), sigmoid=True, labels=["a", "b", "c"])
    own = TASK.reader(Interface(specs={"model": spec_of(package)}), by_number, None, {})
    run = Giving([])
    run.outputs["classLabel_probs"] = {"c": 0.6, "a": 0.1, "b": 0.9}
    example = Example(sample={"id": "a", "labels": ["1"]}, inputs={})
    assert own.take(PASS, example, run, None)[0]["scores"] == {"0": 0.1, "1": 0.9, "2": 0.6}


def test_logits_are_ranked_and_cut_where_the_policy_says(reader):
    assert record(reader("linear", threshold=0), [-1, 0, 2])["labels"] == ["1", "2"]


def test_scores_that_are_not_finite_are_an_error_and_blamed(reader):
    run = Giving([0, np.inf, 0])
    example = Example(sample={"id": "a", "labels": []}, inputs={})
    found, _ = reader().take(PASS, example, run, None)
    assert found == {"id": "a", "error": "the model's output is not finite"}
    assert run.blamed == ["scores"]


@pytest.mark.parametrize(
    ("end", "options", "said"),
    [
        ("softmax", {}, "task: image-classification"),
        ("linear", {}, "threshold: 0 of logits"),
        ("sigmoid", {"threshold": 2}, "above 0, and at most 1"),
        ("sigmoid", {"label-names": ["a", "b"]}, "label-names has 2, and the model gives 3"),
    ],
)
def test_what_does_not_fit_the_model_is_refused(reader, end, options, said):
    with pytest.raises(UserError, match=said):
        reader(end, **options)


def test_a_plan_that_tells_something_else_is_a_bug(reader):
    with pytest.raises(ProtocolError):
        reader(**{"label-names": "a"})


def test_a_label_that_the_model_does_not_have_is_refused(reader):
    with pytest.raises(UserError, match="no label 'snow'"):
        record(reader(), [0, 0, 0], ["snow"])


def test_sigmoids_are_told_from_a_softmax_by_the_program(dense):
    sigmoids = spec_of(dense(np.ones((3, 4)), sigmoid=True))
    softmax = spec_of(dense(np.ones((3, 4))))
    assert (gives_sigmoids(sigmoids, "scores"), gives_probabilities(sigmoids, "scores")) == (
        True,
        False,
    )
    assert (gives_sigmoids(softmax, "scores"), gives_probabilities(softmax, "scores")) == (
        False,
        True,
    )
