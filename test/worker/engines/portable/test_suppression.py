import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it

from quantgate_worker.engines.portable import PortableModel

# Two overlapping pairs, (x, y, width, height): IoU 0.6 within each.
BOXES = np.array([[[5, 5, 4, 4], [6, 5, 4, 4], [20, 5, 4, 4], [21, 5, 4, 4]]], np.float32)
# The classes of the first pair agree, those of the second do not.
SCORES = np.array([[[0.8, 0.1], [0.9, 0.2], [0.7, 0.1], [0.0, 0.6]]], np.float32)
PADDING = -1

CASES = {
    "across classes": ({}, [1, 2, PADDING]),
    "within classes": ({"per_class_suppression": True}, [1, 2, 3]),
    "no more than asked": ({"max_boxes": 1, "per_class_suppression": True}, [1]),
    "overlapping less than the threshold": ({"iou_threshold": 0.61}, [1, 0, 2]),
}


@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize("case", CASES)
def test_the_better_of_overlapping_boxes_is_kept(convert, case, half):
    asked, expected = CASES[case]
    result = suppressed(convert, half=half, score_threshold=0.05, **asked)
    assert result["indices"].tolist() == [expected]
    kept = [place for place in expected if place != PADDING]
    assert result["count"].tolist() == [len(kept)]
    np.testing.assert_array_equal(result["kept"][0, : len(kept)], BOXES[0, kept])
    scores = SCORES.astype(np.float16) if half else SCORES
    np.testing.assert_array_equal(result["confidence"][0, : len(kept)], scores[0, kept])
    assert not result["kept"][0, len(kept) :].any()


def test_boxes_below_the_threshold_are_dropped(convert):
    result = suppressed(convert, score_threshold=0.75)
    assert result["indices"].tolist() == [[1, PADDING, PADDING]]


def test_the_best_box_is_given_where_none_reaches_the_threshold(convert):
    result = suppressed(convert, score_threshold=2.0)
    assert result["indices"].tolist() == [[1, PADDING, PADDING]]
    assert result["count"].tolist() == [1]


def test_more_boxes_than_there_are_become_padding(convert):
    result = suppressed(convert, score_threshold=0.05, max_boxes=6, per_class_suppression=True)
    assert result["indices"].tolist() == [[1, 2, 3, *[PADDING] * 3]]


@pytest.mark.parametrize("case", CASES)
def test_from_ios_17_the_boxes_come_last(convert, case):
    asked, expected = CASES[case]
    settings = {"iou_threshold": 0.5, "max_boxes": 3, **asked}

    def body(x, y):
        kept, scores, indices = mb.non_maximum_suppression(boxes=x, scores=y, **settings)
        return mb.identity(x=kept, name="kept"), scores, mb.identity(x=indices, name="indices")

    model = PortableModel(convert(body, (1, 4, 4), (1, 2, 4), target=ct.target.iOS17))
    result = model.predict({"x": BOXES.transpose(0, 2, 1), "y": SCORES.transpose(0, 2, 1)})
    assert result["indices"].tolist() == [expected]
    kept = [place for place in expected if place != PADDING]
    np.testing.assert_array_equal(result["kept"][0, :, : len(kept)], BOXES[0, kept].T)


@pytest.mark.parametrize("per_class", [False, True])
@pytest.mark.parametrize("iou", [0.02, 0.3, 0.9])
def test_many_boxes_are_kept_as_by_going_through_them_one_by_one(convert, weights, iou, per_class):
    boxes, scores = np.abs(weights(2, 60, 4)) + 0.1, weights(2, 60, 5, seed=1)
    asked = {"iou_threshold": iou, "score_threshold": 0.5, "per_class_suppression": per_class}
    result = suppressed(convert, boxes, scores, max_boxes=60, **asked)
    for batch in range(2):
        expected = greedy(boxes[batch], scores[batch], asked)
        assert 1 < len(expected) < 60
        assert result["count"][batch] == len(expected)
        assert result["indices"][batch, : len(expected)].tolist() == expected


def greedy(boxes, scores, asked):
    """Go from the best box down, keeping each that overlaps none kept before it."""
    kept = []
    for box in np.argsort(-scores.max(axis=1)):
        rivals = kept
        if asked["per_class_suppression"]:
            rivals = [k for k in kept if scores[k].argmax() == scores[box].argmax()]
        clear = all(overlap(boxes[box], boxes[k]) <= asked["iou_threshold"] for k in rivals)
        if scores[box].max() >= asked["score_threshold"] and clear:
            kept.append(int(box))
    return kept


def overlap(one, other):
    """Return the intersection of two boxes over their union."""
    begins = np.maximum(one[:2] - one[2:] / 2, other[:2] - other[2:] / 2)
    ends = np.minimum(one[:2] + one[2:] / 2, other[:2] + other[2:] / 2)
    shared = np.prod(np.maximum(ends - begins, 0))
    return shared / (np.prod(one[2:]) + np.prod(other[2:]) - shared)


def suppressed(convert, boxes=BOXES, scores=SCORES, *, half=False, **asked):
    settings = {"iou_threshold": 0.5, "max_boxes": 3, **asked}
    names = ("kept", "confidence", "indices", "count")

    def body(x, y):
        outputs = mb.non_maximum_suppression(boxes=x, scores=y, **settings)
        return tuple(mb.identity(x=v, name=n) for v, n in zip(outputs, names, strict=True))

    model = PortableModel(convert(body, boxes.shape, scores.shape, half=half))
    return model.predict({"x": boxes, "y": scores})
