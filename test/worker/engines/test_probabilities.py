import numpy as np
import pytest

from quantgate_worker.engines.probabilities import Probabilities
from quantgate_worker.errors import UserError
from quantgate_worker.tasks.scores import Ordered, called

GIVEN = Probabilities(("dog", "cat", "owl"), np.array([0.5, 0.25, 0.125], np.float32))


def test_they_read_as_a_dictionary():
    assert GIVEN == {"dog": 0.5, "cat": 0.25, "owl": 0.125}
    assert [*GIVEN] == ["dog", "cat", "owl"]
    assert GIVEN["cat"] == 0.25
    with pytest.raises(KeyError):
        GIVEN["cow"]


def test_they_are_made_of_any_mapping():
    assert Probabilities.of({1: 0.5, 2: 0.25}) == {1: 0.5, 2: 0.25}


@pytest.mark.parametrize("given", [GIVEN, dict(GIVEN)])
def test_scores_come_in_the_order_that_is_wanted(given):
    labels, scores = Ordered(["cat", "dog", "owl"])(given)
    assert (labels, scores.tolist()) == (["cat", "dog", "owl"], [0.25, 0.5, 0.125])


def test_without_a_wanted_order_it_is_the_given_one():
    labels, scores = Ordered(None)(Probabilities((2, 1), np.array([0.5, 0.25])))
    assert (labels, scores.tolist()) == (["2", "1"], [0.5, 0.25])


def test_other_labels_than_before_are_looked_for_anew():
    ordered = Ordered(["a", "b"])
    assert ordered({"a": 1.0, "b": 2.0})[1].tolist() == [1.0, 2.0]
    assert ordered({"b": 2.0, "a": 1.0})[1].tolist() == [1.0, 2.0]


def test_a_label_that_is_not_given_is_missed():
    with pytest.raises(KeyError):
        Ordered(["cow"])(GIVEN)


def test_classes_of_one_word_are_told_apart_by_their_order():
    given = Probabilities(("crane", "tench", "crane"), np.array([0.5, 0.2, 0.3]))
    labels, scores = Ordered(["crane", "tench", "crane"], ["0", "1", "2"])(given)
    assert labels == ["0", "1", "2"]
    assert scores.tolist() == [0.5, 0.2, 0.3]


def test_what_classes_are_called_is_in_the_order_of_the_model_and_not_of_what_is_given():
    labels, scores = Ordered(["cat", "owl"], ["0", "1"])({"owl": 0.25, "cat": 0.75})
    assert labels == ["0", "1"]
    assert scores.tolist() == [0.75, 0.25]


def test_classes_are_called_by_their_words_unless_they_are_asked_for_by_number():
    words, by_number = ["crane", "tench", "owl"], {"classes-by": "number"}
    assert called(words, {}) == words
    assert called(words, by_number) == ["0", "1", "2"]
    assert called(["3", "1"], by_number) == ["3", "1"]
    assert called(None, by_number) is None
    twice = ["crane", "tench", "crane"]
    assert called(twice, by_number) == ["0", "1", "2"]
    with pytest.raises(UserError, match="several classes have the label 'crane'"):
        called(twice, {})
