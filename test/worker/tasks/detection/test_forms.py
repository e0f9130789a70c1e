"""Each form of outputs, on the same three boxes told in its own way."""

import numpy as np
import pytest
from coremltools.proto import Model_pb2

from quantgate_worker.errors import UserError, WorkerError
from quantgate_worker.tasks.detection.forms import FORMS, form_of
from quantgate_worker.tasks.detection.found import NotFiniteError, corners
from quantgate_worker.tasks.detection.settings import settings_of

FITTED = (200, 100)
# (left, top, right, bottom) in a picture of 200 x 100 pixels; of the classes 2, 0 and 1.
CORNERS = np.array([[10, 20, 50, 60], [100, 10, 180, 90], [0, 0, 20, 10]], float)
CLASSES, SCORES = [2, 0, 1], [0.9, 0.8, 0.3]
SURE = np.eye(3)[CLASSES] * np.array(SCORES)[:, None]
SIDES = np.array([*FITTED, *FITTED], float)
MIDDLES = np.concatenate(
    [(CORNERS[:, :2] + CORNERS[:, 2:]) / 2, CORNERS[:, 2:] - CORNERS[:, :2]], 1
)


def described(*outputs, inputs=("image",)):
    """Return a specification that gives arrays of these names and shapes."""
    spec = Model_pb2.Model(specificationVersion=7)
    spec.mlProgram.SetInParent()
    _describe(spec.description, outputs, inputs)
    return spec


def _describe(description, outputs, inputs):
    for name in inputs:
        description.input.add(name=name).type.doubleType.SetInParent()
    for name, shape in outputs:
        description.output.add(name=name).type.multiArrayType.shape.extend(shape)


def suppressing(labels=("a", "b", "c"), inputs=("image", "iou", "least")):
    spec = Model_pb2.Model(specificationVersion=7)
    _describe(spec.description, [("confidence", []), ("coordinates", [])], inputs)
    spec.pipeline.models.add().mlProgram.SetInParent()
    stage = spec.pipeline.models.add().nonMaximumSuppression
    stage.coordinatesOutputFeatureName = "coordinates"
    stage.confidenceOutputFeatureName = "confidence"
    stage.iouThresholdInputFeatureName = "iou"
    stage.confidenceThresholdInputFeatureName = "least"
    stage.stringClassLabels.vector.extend(labels)
    return spec


def form(spec, **decode):
    return form_of(spec, settings_of({"decode": decode}))


def logit(shares):
    return np.log(shares / (1 - shares))


RAW = described(("out", [1, 7, 3]))
ROWS = described(("out", [1, 3, 6]))
PAIR = described(("logits", [1, 3, 3]), ("pred_boxes", [1, 3, 4]))
WITH_NOTHING = np.log(np.concatenate([SURE, 1 - SURE.sum(axis=1, keepdims=True)], axis=1) + 1e-12)
LIKELY = np.clip(SURE, 1e-9, 1)

GIVEN = {
    "nms-pipeline": (
        suppressing(),
        {},
        {"confidence": SURE, "coordinates": MIDDLES / SIDES},
    ),
    "raw-head": (RAW, {}, {"out": np.concatenate([MIDDLES, SURE], axis=1).T[None]}),
    "raw-head of logits": (
        RAW,
        {"activation": "sigmoid"},
        {"out": np.concatenate([MIDDLES, logit(LIKELY)], axis=1).T[None]},
    ),
    "end-to-end": (
        ROWS,
        {},
        {"out": np.column_stack([CORNERS, SCORES, CLASSES])[None]},
    ),
    "detr": (
        PAIR,
        {"activation": "sigmoid"},
        {"logits": logit(LIKELY)[None], "pred_boxes": MIDDLES[None] / SIDES},
    ),
    "detr with no object": (
        described(("logits", [1, 3, 4]), ("pred_boxes", [1, 3, 4])),
        {"activation": "softmax"},
        {"logits": WITH_NOTHING[None], "pred_boxes": MIDDLES[None] / SIDES},
    ),
}


@pytest.mark.parametrize("name", GIVEN)
def test_every_form_gives_the_same_boxes_best_first(name):
    spec, told, outputs = GIVEN[name]
    found = form(spec, form=name.split()[0], **told).found(outputs, FITTED)
    np.testing.assert_allclose(found.boxes, CORNERS, atol=1e-4)
    np.testing.assert_allclose(found.scores, SCORES, atol=1e-6)
    assert found.classes.tolist() == CLASSES


@pytest.mark.parametrize("name", GIVEN)
@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf])
def test_of_every_output_a_number_that_is_none_is_named(name, wrong):
    spec, told, outputs = GIVEN[name]
    for output, array in outputs.items():
        damaged = array.copy()
        damaged.flat[-1] = wrong
        with pytest.raises(NotFiniteError, match=repr(output)):
            form(spec, form=name.split()[0], **told).found({**outputs, output: damaged}, FITTED)


@pytest.mark.parametrize("name", ["raw-head", "end-to-end", "detr"])
def test_what_is_less_sure_than_asked_is_left_out(name):
    spec, told, outputs = GIVEN[name]
    found = form(spec, form=name, confidence=0.5, **told).found(outputs, FITTED)
    assert found.classes.tolist() == CLASSES[:2]


@pytest.mark.parametrize(("order", "numbers"), [
    ("cxcywh", MIDDLES),
    ("xywh", np.concatenate([CORNERS[:, :2], MIDDLES[:, 2:]], 1)),
    ("xyxy", CORNERS),
    ("yxyx", CORNERS[:, [1, 0, 3, 2]]),
])  # fmt: skip
@pytest.mark.parametrize("unit", ["pixels", "normalized"])
@pytest.mark.parametrize("name", ["end-to-end", "nms-pipeline"])
def test_a_policy_may_say_another_order_and_unit(name, order, unit, numbers):
    spec, _, outputs = GIVEN[name]
    units = {"pixels": 1, "normalized": SIDES[[1, 0, 3, 2]] if order == "yxyx" else SIDES}
    boxes = numbers / units[unit]
    given = {"coordinates": boxes, "out": np.column_stack([boxes, SCORES, CLASSES])[None]}
    found = form(spec, form=name, order=order, unit=unit).found({**outputs, **given}, FITTED)
    np.testing.assert_allclose(found.boxes, CORNERS, atol=1e-9)


def test_a_box_whose_corners_are_swapped_is_empty():
    (box,) = corners(np.array([[50.0, 60, 10, 20]]), "xyxy")
    assert box.tolist() == [50, 60, 50, 60]


def test_the_thresholds_of_a_pipeline_are_its_inputs():
    assert form(suppressing(), form="nms-pipeline").given == {"iou": 0.7, "least": 0.001}
    told = form(suppressing(), form="nms-pipeline", iou=0.5, confidence=0.25)
    assert told.given == {"iou": 0.5, "least": 0.25}
    # One that has none of them decides itself, and nobody can tell it otherwise.
    assert form(suppressing(inputs=["image"]), form="nms-pipeline").given == {}
    with pytest.raises(UserError, match="iou cannot be set"):
        form(suppressing(inputs=["image", "least"]), form="nms-pipeline", iou=0.5)


def test_rows_that_a_stage_only_filled_up_with_are_no_boxes():
    spec, _, outputs = GIVEN["nms-pipeline"]
    filled = {name: np.pad(array, [(0, 5), (0, 0)]) for name, array in outputs.items()}
    assert len(form(spec, form="nms-pipeline").found(filled, FITTED).scores) == 3


@pytest.mark.parametrize("name", ["nms-pipeline", "end-to-end", "raw-head"])
def test_a_picture_without_any_box_is_no_error(name):
    spec, _, _ = GIVEN[name]
    outputs = {
        "confidence": np.zeros((0, 3)),
        "coordinates": np.zeros((0, 4)),
        "out": np.zeros((1, 0, 6)) if name == "end-to-end" else np.zeros((1, 7, 0)),
    }
    assert form(spec, form=name).found(outputs, FITTED).boxes.shape == (0, 4)


def test_boxes_of_one_class_that_overlap_are_suppressed_in_a_raw_head_only():
    twice = np.concatenate([CORNERS, CORNERS + 1])
    middles = np.concatenate([(twice[:, :2] + twice[:, 2:]) / 2, twice[:, 2:] - twice[:, :2]], 1)
    sure = np.concatenate([SURE, SURE * 0.9])
    raw = {"out": np.concatenate([middles, sure], axis=1).T[None]}
    assert len(form(RAW, form="raw-head").found(raw, FITTED).scores) == 3
    assert len(form(RAW, form="raw-head", iou=1).found(raw, FITTED).scores) == 6
    rows = {"out": np.column_stack([twice, sure.max(axis=1), CLASSES * 2])[None]}
    assert len(form(ROWS, form="end-to-end").found(rows, FITTED).scores) == 6


@pytest.mark.parametrize(("name", "spec"), [
    ("nms-pipeline", RAW),
    ("raw-head", PAIR),
    ("raw-head", described(("out", [1, 4, 30]))),
    ("raw-head", described(("out", [2, 7, 30]))),
    ("end-to-end", RAW),
    ("end-to-end", PAIR),
    ("detr", ROWS),
    ("detr", described(("a", [1, 3, 4]), ("b", [1, 3, 4]))),
])  # fmt: skip
def test_a_model_that_does_not_give_a_form_is_refused_with_what_it_gives(name, spec):
    with pytest.raises(UserError, match=f"form {name} .* this model gives "):
        form(spec, form=name, activation="softmax")


def test_detr_does_not_guess_what_its_logits_are():
    with pytest.raises(UserError, match="needs `activation`"):
        form(PAIR, form="detr")


def test_outputs_of_several_pictures_are_refused():
    with pytest.raises(WorkerError, match=r"of shape \[2, 3, 6\]"):
        form(described(("out", [])), form="end-to-end").found({"out": np.zeros((2, 3, 6))}, FITTED)


@pytest.mark.parametrize(("name", "shape"), [("end-to-end", (1, 5, 85)), ("raw-head", (1, 4, 30))])
def test_an_output_whose_shape_shows_in_a_prediction_alone_is_held_to_its_form(name, shape):
    hidden = form(described(("out", [])), form=name)
    with pytest.raises(
        WorkerError, match=rf"'out' of a picture is \[{shape[1]}, {shape[2]}\], not"
    ):
        hidden.found({"out": np.full(shape, 0.5)}, FITTED)


def test_a_form_that_there_is_not_is_answered_with_those_there_are():
    with pytest.raises(UserError, match=f"did you mean.*end-to-end.*{', '.join(FORMS)}"):
        form(RAW, form="endtoend")


@pytest.mark.parametrize(("decode", "says"), [
    (None, "needs `decode`"),
    ({}, "say its `form`"),
    ({"form": "raw-head", "order": "xyzw"}, "order 'xyzw'"),
    ({"form": "raw-head", "iou": 3}, "iou 3"),
    ({"form": "raw-head", "confidence": True}, "confidence True"),
])  # fmt: skip
def test_a_decode_that_makes_no_sense_is_refused(decode, says):
    with pytest.raises(WorkerError, match=says):
        settings_of({"decode": decode})
