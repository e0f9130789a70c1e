import math
from pathlib import Path

import numpy as np
import pytest
from coremltools.models import MLModel
from coremltools.proto import Model_pb2
from hypothesis import given
from hypothesis import strategies as st

from quantgate_worker.datasets.dataset import Example
from quantgate_worker.errors import UserError
from quantgate_worker.package.features import gives_probabilities
from quantgate_worker.tasks.classification import Classification, ClassificationReader
from quantgate_worker.tasks.scores import LEAST_PROBABILITY

(PASS,) = Classification.passes


def spec_of(package):
    return MLModel(str(package), skip_model_load=True).get_spec()


@pytest.fixture(scope="module")
def classifier_spec():
    digits = Path(__file__).parents[3] / "fixtures/digits/Digits.mlpackage"
    return spec_of(digits)


@pytest.fixture
def vector(dense):
    """Build a reader of a model that gives a plain vector of five scores."""

    def build(*, top=5, softmax=True):
        return ClassificationReader(spec_of(dense(np.ones((5, 4)), softmax=softmax)), {"top": top})

    return build


class Fixed:
    """A model that always gives the same, and remembers which outputs it should not have given."""

    def __init__(self, outputs):
        self.outputs = outputs
        self.blamed = []

    def __call__(self, _inputs):
        return self.outputs

    def unfinite(self, output):
        self.blamed.append(output)


def taken(reader, sample, outputs):
    run = Fixed(outputs)
    record, _ = reader.take(PASS, Example(sample=sample, inputs={}), run, None)
    return record, run.blamed


def record_of(reader, sample, outputs):
    return taken(reader, sample, outputs)[0]


def unfinite_of(reader, outputs):
    return taken(reader, {"id": "a"}, outputs)[1]


def probabilities(values):
    return {"classLabel": "0", "classLabel_probs": dict(zip("0123456789", values, strict=True))}


def test_the_best_classes_come_first_as_many_as_asked_for(classifier_spec):
    reader = ClassificationReader(classifier_spec, {"top": 3})
    outputs = probabilities([0, 0.1, 0, 0.6, 0, 0.3, 0, 0, 0, 0])
    record = record_of(reader, {"id": "a", "label": "5"}, outputs)
    assert record["top"] == [["3", 0.6], ["5", 0.3], ["1", 0.1]]
    assert record["loss"] == pytest.approx(-math.log(0.3))


def test_more_classes_than_there_are_give_all_there_are(vector):
    record = record_of(vector(top=99), {"id": "a", "label": "0"}, {"scores": np.ones((1, 5))})
    assert len(record["top"]) == 5


def test_a_model_without_labels_names_its_classes_by_index(vector):
    record = record_of(
        vector(), {"id": "a", "label": "4"}, {"scores": np.array([[0, 0, 0, 0, 1.0]])}
    )
    assert record["top"][0] == ["4", 1.0]
    assert record["loss"] == 0


def test_scores_that_are_no_probabilities_give_no_loss(vector):
    record = record_of(
        vector(softmax=False),
        {"id": "a", "label": "4"},
        {"linear": np.array([[0.25, 0.25, 0.25, 0.25, 0]])},
    )
    assert "loss" not in record


def test_a_probability_of_nothing_has_a_finite_loss(classifier_spec):
    reader = ClassificationReader(classifier_spec, {"top": 1})
    record = record_of(reader, {"id": "a", "label": "1"}, probabilities([1.0] + [0.0] * 9))
    assert record["loss"] == -math.log(LEAST_PROBABILITY)


@pytest.fixture
def logarithms(convert_logarithms):
    """A reader of a model that gives the logarithms of five probabilities."""
    return ClassificationReader(convert_logarithms, {"top": 3})


@pytest.fixture
def convert_logarithms(classifier_spec):
    """The digits, their softmax followed by a logarithm."""
    spec = Model_pb2.Model()
    spec.CopyFrom(classifier_spec)
    function = spec.mlProgram.functions["main"]
    operations = function.block_specializations[function.opset].operations
    (softmax,) = (op for op in operations if op.type == "softmax")
    (classify,) = (op for op in operations if op.type == "classify")
    log = type(softmax)(type="log")
    log.inputs["x"].arguments.add(name=softmax.outputs[0].name)
    log.outputs.add(name="log").type.CopyFrom(softmax.outputs[0].type)
    classify.inputs["probabilities"].arguments[0].name = "log"
    operations.append(log)
    return spec


LOW = -math.inf


def test_minus_infinity_among_logarithms_ranks_behind_all_others(logarithms):
    outputs = probabilities([LOW, -2.0, LOW, -0.15, *[LOW] * 6])
    assert unfinite_of(logarithms, outputs) == []
    assert record_of(logarithms, {"id": "a", "label": "1"}, outputs) == {
        "id": "a",
        "top": [["3", -0.15], ["1", -2.0]],
        "last": ["0"],
        "loss": pytest.approx(2.0),
    }


def test_a_true_class_of_probability_0_has_no_loss_and_says_so(logarithms):
    record = record_of(logarithms, {"id": "a", "label": "2"}, probabilities([0.0, *[LOW] * 9]))
    assert record == {"id": "a", "top": [["0", 0.0]], "last": ["1", "2"], "impossible": True}


def test_the_loss_of_a_logarithm_is_that_of_its_probability(logarithms, classifier_spec):
    values = np.random.default_rng(0).dirichlet(np.ones(10))
    plain = ClassificationReader(classifier_spec, {"top": 3})
    for label in "0123456789":
        sample = {"id": "a", "label": label}
        seen = record_of(logarithms, sample, probabilities(np.log(values).tolist()))
        assert seen["loss"] == pytest.approx(
            record_of(plain, sample, probabilities(values))["loss"]
        )
    tiny = record_of(logarithms, {"id": "a", "label": "1"}, probabilities([0.0, -60.0, *[LOW] * 8]))
    assert tiny["loss"] == pytest.approx(-math.log(LEAST_PROBABILITY))


@pytest.mark.parametrize("bad", [[math.nan, *[0.0] * 9], [math.inf, *[0.0] * 9], [LOW] * 10])
def test_logarithms_that_are_in_no_order_are_an_error_record(logarithms, bad):
    assert unfinite_of(logarithms, probabilities(bad)) == ["classLabel_probs"]
    record = record_of(logarithms, {"id": "a", "label": "1"}, probabilities(bad))
    assert record == {"id": "a", "error": "the model's output is not finite"}


def test_minus_infinity_among_other_scores_ranks_last_and_is_looked_into(vector):
    reader, outputs = vector(softmax=False), {"linear": np.array([[0.5, LOW, 2, LOW, LOW]])}
    assert unfinite_of(reader, outputs) == ["linear"]
    record = record_of(reader, {"id": "a", "label": "4"}, outputs)
    assert (record["top"], record["last"]) == ([["2", 2.0], ["0", 0.5]], ["1", "3", "4"])


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_an_output_that_is_not_finite_is_an_error_record(classifier_spec, bad):
    reader = ClassificationReader(classifier_spec, {"top": 1})
    record = record_of(reader, {"id": "a", "label": "1"}, probabilities([bad] + [0.0] * 9))
    assert record == {"id": "a", "error": "the model's output is not finite"}


def test_a_label_that_the_model_does_not_have_names_the_nearest(classifier_spec):
    with pytest.raises(UserError, match="no class '10'"):
        record_of(
            ClassificationReader(classifier_spec, {"top": 1}),
            {"id": "a", "label": "10"},
            probabilities([0.1] * 10),
        )


def test_a_model_with_several_vectors_is_refused_by_its_outputs(digits_model):
    spec = digits_model.get_spec()
    spec.description.predictedProbabilitiesName = ""
    with pytest.raises(UserError, match=r"classLabel_probs \(dictionary\)"):
        ClassificationReader(spec, {"top": 1})


def test_values_that_make_each_other_are_no_softmax_and_end(classifier_spec):
    spec = Model_pb2.Model()
    spec.CopyFrom(classifier_spec)
    function = spec.mlProgram.functions["main"]
    for op in function.block_specializations[function.opset].operations:
        if op.type == "softmax":
            op.type = "cast"
            op.inputs["x"].arguments[0].name = op.outputs[0].name
    assert not gives_probabilities(spec, "classLabel_probs")


@given(scores=st.lists(st.floats(0, 1, width=16), min_size=10, max_size=10), top=st.integers(1, 10))
def test_the_order_is_by_score_and_ties_go_to_the_lowest_index(classifier_spec, scores, top):
    record = record_of(
        ClassificationReader(classifier_spec, {"top": top}),
        {"id": "a", "label": "0"},
        probabilities(scores),
    )
    expected = sorted(range(10), key=lambda index: (-scores[index], index))[:top]
    assert [label for label, _ in record["top"]] == [str(index) for index in expected]


@given(score=st.floats(width=32, allow_nan=False, allow_infinity=False))
def test_a_score_keeps_every_digit_of_a_32_bit_float(classifier_spec, score):
    record = record_of(
        ClassificationReader(classifier_spec, {"top": 10}),
        {"id": "a", "label": "0"},
        probabilities([score] + [0.0] * 9),
    )
    assert np.float32(dict(record["top"])["0"]) == np.float32(score)
