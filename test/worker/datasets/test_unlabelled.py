import json

import numpy as np
import pytest
from coremltools.models import MLModel
from PIL import Image

from quantgate_worker.datasets.dataset import Example, Pass
from quantgate_worker.datasets.inputs import ImagesOrArrays
from quantgate_worker.datasets.parts import Part
from quantgate_worker.errors import UserError
from quantgate_worker.tasks.classification import ClassificationReader

SAMPLES = [
    {"id": "a.png", "label": "0"},
    {"id": "b.png", "label": "1"},
    {"id": "unlabelled/a.png", "unlabelled": "a.png"},
]


def examples(dataset, rows=None):
    return list(dataset.examples(Pass(name="samples"), rows))


def spec_of(package):
    return MLModel(str(package), skip_model_load=True).get_spec()


@pytest.fixture
def samples(tmp_path):
    path = tmp_path / "samples.jsonl"
    path.write_text("".join(f"{json.dumps(sample)}\n" for sample in SAMPLES))
    return path


@pytest.fixture
def rows(tmp_path):
    def write(name, values):
        path = tmp_path / name
        np.savez(path, x=np.asarray(values, np.float32))
        return path

    return write


def test_unlabelled_images_are_read_from_their_own_folder(tmp_path, samples, picture_model):
    for folder, names, shade in [("images", "ab", 10), ("more", "a", 200)]:
        (tmp_path / folder).mkdir()
        for name in names:
            Image.new("RGB", (8, 8), (shade,) * 3).save(tmp_path / folder / f"{name}.png")
    data = {
        "images": Part(at=tmp_path / "images"),
        "unlabelled": Part(at={"images": Part(at=tmp_path / "more")}),
    }
    found = examples(ImagesOrArrays(data, samples, spec_of(picture_model())))
    assert [each.sample["id"] for each in found] == ["a.png", "b.png", "unlabelled/a.png"]
    shades = [max(image.getextrema()[0]) for each in found for image in each.inputs.values()]
    assert shades == [10, 10, 200]


def test_unlabelled_rows_follow_the_labelled_ones(samples, rows, dense):
    data = {
        "arrays": Part(at=rows("labelled.npz", [[1] * 4, [2] * 4])),
        "unlabelled": Part(at={"arrays": Part(at=rows("more.npz", [[3] * 4]))}),
    }
    found = examples(ImagesOrArrays(data, samples, spec_of(dense(np.ones((5, 4))))))
    firsts = [float(array.flat[0]) for each in found for array in each.inputs.values()]
    assert firsts == [1, 2, 3]


def test_rows_that_nobody_counted_are_refused(samples, rows, dense):
    data = {
        "arrays": Part(at=rows("labelled.npz", [[1] * 4, [2] * 4])),
        "unlabelled": Part(at={"arrays": Part(at=rows("more.npz", [[3] * 4, [4] * 4]))}),
    }
    with pytest.raises(UserError, match=r"has 2 rows, but there are 1 samples"):
        examples(ImagesOrArrays(data, samples, spec_of(dense(np.ones((5, 4))))))


def test_samples_without_their_inputs_are_refused(samples, rows, dense):
    data = {"arrays": Part(at=rows("labelled.npz", [[1] * 4, [2] * 4]))}
    with pytest.raises(UserError, match="give `unlabelled`"):
        examples(ImagesOrArrays(data, samples, spec_of(dense(np.ones((5, 4))))))


def test_an_example_without_a_label_has_an_answer_and_no_loss(dense):
    reader = ClassificationReader(spec_of(dense(np.ones((5, 4)), softmax=True)), {"top": 2})
    [name] = [
        each.name for each in spec_of(dense(np.ones((5, 4)), softmax=True)).description.output
    ]
    example = Example(sample={"id": "u", "unlabelled": "u"}, inputs={})
    outputs = {name: np.array([0, 1, 0, 0, 0.0])}
    record, _ = reader.take(Pass(name="samples"), example, lambda _inputs: outputs, None)
    assert record == {"id": "u", "top": [["1", 1.0], ["0", 0.0]]}
