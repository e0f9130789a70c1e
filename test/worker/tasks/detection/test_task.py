"""Boxes told in the annotated picture, from outputs that a model might give."""

import json

import numpy as np
import pytest
from coremltools.models import MLModel
from PIL import Image

from quantgate_worker.datasets.dataset import Example
from quantgate_worker.datasets.parts import Part
from quantgate_worker.errors import UserError
from quantgate_worker.package.interface import MODEL, Interface
from quantgate_worker.tasks.detection.task import Detection, DetectionReader
from quantgate_worker.tasks.table import task_named

(PASS,) = Detection.passes
ROTATED, ORIENTATION = 6, 0x0112


class Fixed:
    """A model that always gives the same, and remembers what it was asked and blamed for."""

    def __init__(self, outputs):
        self.outputs, self.inputs, self.blamed = outputs, None, []

    def __call__(self, inputs):
        self.inputs = inputs
        return self.outputs

    def unfinite(self, output):
        self.blamed.append(output)


@pytest.fixture
def spec(picture_model):
    """A model that takes pictures of 80 x 80 pixels and gives rows of 6 numbers."""
    described = MLModel(str(picture_model(80, 80)), skip_model_load=True).get_spec()
    del described.description.output[:]
    array = described.description.output.add(name="found").type.multiArrayType
    array.shape.extend([1, 2, 6])
    return described


@pytest.fixture
def examples(tmp_path, spec):
    """Read pictures that were saved below a folder, fitted as asked."""

    def read(fit, *samples):
        lines = tmp_path / "samples.jsonl"
        lines.write_text("".join(json.dumps(sample) + "\n" for sample in samples))
        data = {"images": Part(at=tmp_path, options={"fit": fit})}
        model = Interface(specs={MODEL: spec})
        return list(Detection().dataset(data, {}, model, lines).examples(PASS))

    return read


def rows(*found):
    return {"found": np.array(found, float).reshape(1, -1, 6)}


def reader_of(spec, **decode):
    return DetectionReader(spec, {"decode": {"form": "end-to-end", **decode}})


def taken(reader, example, outputs):
    run = Fixed(outputs)
    record, _ = reader.take(PASS, example, run, None)
    return record, run.blamed


def picture(folder, size=(40, 20), orientation=1):
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    Image.new("RGB", size).save(folder / "a.png", exif=exif)


SAMPLE = {"id": "a.png", "width": 40, "height": 20}


def test_the_task_is_found_by_the_name_that_policies_write():
    assert isinstance(task_named("object-detection"), Detection)


@pytest.mark.parametrize(("fit", "shown"), [
    # 40 x 20 pixels become 80 x 40, with 20 of grey above and below.
    ("letterbox", (20, 30, 40, 60)),
    ("scale-fit", (20, 30, 40, 60)),
    ("scale-fill", (20, 20, 40, 80)),
    # 20 x 20 from the middle become 80 x 80.
    ("center-crop", (0, 20, 40, 80)),
])  # fmt: skip
def test_a_box_is_told_in_the_picture_as_it_was(tmp_path, spec, examples, fit, shown):
    picture(tmp_path)
    (example,) = examples(fit, SAMPLE)
    record, _ = taken(reader_of(spec), example, rows([*shown, 0.9, 3]))
    assert record["boxes"] == [[10, 5, 10, 15]]
    assert (record["labels"], record["scores"]) == (["3"], [0.9])


def test_the_best_box_comes_first_and_none_is_cut_to_the_picture(tmp_path, spec, examples):
    picture(tmp_path)
    (example,) = examples("letterbox", SAMPLE)
    record, _ = taken(
        reader_of(spec, classes=["cat", "dog"]),
        example,
        rows([-20, 0, 300, 40, 0.4, 0], [10, 40, 30, 50, 0.7, 1]),
    )
    assert record == {
        "id": "a.png",
        "boxes": [[5, 10, 10, 5], [-10, -10, 160, 20]],
        "labels": ["dog", "cat"],
        "scores": [0.7, 0.4],
        "shown": {
            "size": (80, 80),
            "back": [0.5, 0, 0, 0, 0.5, -10],
            "numbers": [[10, 40, 30, 50], [-20, 0, 300, 40]],
        },
    }


def test_of_the_ten_best_boxes_the_models_own_numbers_are_told(tmp_path, spec, examples):
    picture(tmp_path)
    (example,) = examples("letterbox", SAMPLE)
    found = rows(*([0, 0, at, 9, 1 - at / 50, 0] for at in range(30)))
    record, _ = taken(reader_of(spec), example, found)
    assert len(record["boxes"]) == 30
    assert record["shown"]["numbers"] == [[0, 0, at, 9] for at in range(10)]


@pytest.mark.parametrize(("size", "box"), [
    # As people see it, 20 wide and 40 high; and as it lies in the file.
    ((20, 40), [5, 10, 10, 20]),
    ((40, 20), [10, 5, 20, 10]),
])  # fmt: skip
def test_a_photo_on_its_side_is_told_as_it_was_annotated(tmp_path, spec, examples, size, box):
    picture(tmp_path, orientation=ROTATED)
    (example,) = examples("letterbox", {"id": "a.png", "width": size[0], "height": size[1]})
    # Upright it is shown 40 x 80, with 20 of grey to the left.
    record, _ = taken(reader_of(spec), example, rows([30, 20, 50, 60, 0.9, 0]))
    assert record["boxes"] == [box]


def test_of_a_square_photo_on_its_side_people_annotate_what_they_see(tmp_path, spec, examples):
    picture(tmp_path, (40, 40), ROTATED)
    (example,) = examples("letterbox", {"id": "a.png", "width": 40, "height": 40})
    record, _ = taken(reader_of(spec), example, rows([20, 0, 40, 10, 0.9, 0]))
    assert record["boxes"] == [[10, 0, 10, 5]]


def test_annotations_of_a_picture_of_another_size_are_the_error_of_that_picture(
    tmp_path, spec, examples
):
    picture(tmp_path)
    (example,) = examples("letterbox", {"id": "a.png", "width": 400, "height": 200})
    record, _ = taken(reader_of(spec), example, rows([0, 0, 9, 9, 0.9, 0]))
    assert record == {
        "id": "a.png",
        "error": "the annotations are of a picture of 400 x 200 pixels, and the file is 40 x 20",
    }


def test_what_does_not_decode_is_the_error_of_that_picture(tmp_path, spec, examples):
    (tmp_path / "a.png").write_text("none")
    (example,) = examples("letterbox", SAMPLE)
    assert "does not decode" in taken(reader_of(spec), example, rows())[0]["error"]


def test_a_number_that_is_none_is_the_error_of_that_picture_and_blamed(tmp_path, spec, examples):
    picture(tmp_path)
    (example,) = examples("letterbox", SAMPLE)
    record, blamed = taken(reader_of(spec), example, rows([0, 0, 9, 9, np.nan, 0]))
    assert record == {"id": "a.png", "error": "the model's output 'found' is not finite"}
    assert blamed == ["found"]


def test_a_class_that_has_no_name_is_the_error_of_that_picture(tmp_path, spec, examples):
    picture(tmp_path)
    (example,) = examples("letterbox", SAMPLE)
    record, _ = taken(reader_of(spec, classes=["cat"]), example, rows([0, 0, 9, 9, 0.9, 1]))
    assert record == {"id": "a.png", "error": "the model gives class 1, and has 1"}


def test_names_are_the_policys_then_the_models(tmp_path, spec, examples):
    picture(tmp_path)
    (example,) = examples("letterbox", SAMPLE)
    found = rows([0, 20, 9, 29, 0.9, 1])
    spec.description.metadata.userDefined["names"] = "{0: 'person', 1: 'bicycle'}"
    assert taken(reader_of(spec), example, found)[0]["labels"] == ["bicycle"]
    assert taken(reader_of(spec, classes=["a", "b"]), example, found)[0]["labels"] == ["b"]


def test_classes_with_names_are_told_by_number_where_objects_are(tmp_path, spec, examples):
    picture(tmp_path)
    (example,) = examples("letterbox", SAMPLE)
    decode = {"form": "end-to-end", "classes": ["a", "a"]}
    by_number = DetectionReader(spec, {"decode": decode, "classes-by": "number"})
    assert taken(by_number, example, rows([0, 0, 8, 8, 0.9, 1]))[0]["labels"] == ["1"]
    with pytest.raises(UserError, match="several classes have the label 'a'"):
        DetectionReader(spec, {"decode": decode})


def test_as_many_names_as_the_outputs_have_classes(spec):
    shape = spec.description.output[0].type.multiArrayType.shape
    shape[:] = [1, 7, 30]
    decode = {"form": "raw-head", "classes": ["a", "b"]}
    with pytest.raises(UserError, match="outputs have 3 classes, and 2 are named"):
        DetectionReader(spec, {"decode": decode})


def test_thresholds_go_to_the_model_beside_the_picture(tmp_path, spec, examples):
    picture(tmp_path)
    (example,) = examples("letterbox", SAMPLE)
    reader = reader_of(spec)
    reader._form.given = {"iouThreshold": 0.5}
    run = Fixed(rows())
    reader.take(PASS, example, run, None)
    assert run.inputs == {**example.inputs, "iouThreshold": 0.5}


def test_of_a_sample_without_a_picture_nothing_is_found(spec):
    bare = Example(sample=SAMPLE, inputs={"picture": np.zeros(3)})
    record, _ = taken(reader_of(spec), bare, rows())
    assert record == {"id": "a.png", "error": "the sample is no picture"}
