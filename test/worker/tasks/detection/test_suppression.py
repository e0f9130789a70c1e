"""Greedy suppression, against one written in the plainest way."""

from dataclasses import replace

import numpy as np
import pytest

from quantgate_worker.tasks.detection.found import Found
from quantgate_worker.tasks.detection.suppression import (
    MOST_KEPT,
    MOST_OF_CLASS,
    kept,
    suppressed,
)


def plainly(found, overlap):
    """Two loops over boxes in the order of their scores; a class has no more than counts."""
    order = sorted(range(len(found.scores)), key=lambda at: -found.scores[at])
    stays = []
    for at in order:
        same = [other for other in stays if found.classes[other] == found.classes[at]]
        covered = [shared(found.boxes[other], found.boxes[at]) > overlap for other in same]
        if not any(covered) and len(same) < MOST_OF_CLASS:
            stays.append(at)
    return stays[:MOST_KEPT]


def shared(one, other):
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    inside = max(wide, 0) * max(high, 0)
    areas = [(box[2] - box[0]) * (box[3] - box[1]) for box in (one, other)]
    whole = sum(areas) - inside
    return inside / whole if whole > 0 else 0


def scattered(random, count, classes, side=60):
    """Boxes on whole pixels, many on each other, and scores of which some are equal."""
    corners = random.integers(0, side, (count, 2)).astype(float)
    sides = random.integers(0, 25, (count, 2)).astype(float)
    return Found(
        boxes=np.concatenate([corners, corners + sides], axis=1),
        numbers=np.concatenate([corners, sides], axis=1),
        scores=random.integers(1, 60, count) / 60,
        classes=random.integers(0, classes, count),
    )


@pytest.mark.parametrize("overlap", [0, 0.3, 0.5, 0.7, 1])
def test_what_stays_is_what_greedy_suppression_leaves_on_random_boxes(overlap):
    random = np.random.default_rng(round(overlap * 10))
    for _ in range(240):
        found = scattered(random, int(random.integers(0, 40)), int(random.integers(1, 4)))
        stays = suppressed(found, overlap)
        expected = plainly(found, overlap)
        np.testing.assert_array_equal(stays.boxes, found.boxes[expected])
        np.testing.assert_array_equal(stays.scores, found.scores[expected])
        np.testing.assert_array_equal(stays.classes, found.classes[expected])


@pytest.mark.parametrize(("count", "classes"), [(400, 1), (900, 2), (2500, 12)])
def test_of_more_than_a_record_holds_the_best_stay(count, classes):
    found = scattered(np.random.default_rng(count), count, classes, side=4000)
    stays = suppressed(found, 0.7)
    expected = plainly(found, 0.7)
    np.testing.assert_array_equal(stays.boxes, found.boxes[expected])
    assert len(stays.scores) == min(MOST_KEPT, classes * MOST_OF_CLASS)


def test_what_a_model_has_suppressed_itself_is_only_counted_off():
    found = scattered(np.random.default_rng(2), 700, 4)
    stays = kept(found)
    assert len(stays.scores) == MOST_KEPT
    assert (np.diff(stays.scores) <= 0).all()
    assert np.bincount(stays.classes).max() <= MOST_OF_CLASS
    few = found.only(np.arange(50))
    assert len(kept(few).scores) == 50
    alike = replace(found, classes=np.zeros(700, int))
    best = np.argsort(-found.scores, kind="stable")[:MOST_OF_CLASS]
    np.testing.assert_array_equal(kept(alike).boxes, found.boxes[best])


def test_nothing_found_is_nothing_kept():
    none = scattered(np.random.default_rng(2), 0, 1)
    assert len(suppressed(none, 0.7).scores) == len(kept(none).scores) == 0
