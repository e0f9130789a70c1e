import json

import numpy as np
import pytest
from coremltools.proto import FeatureTypes_pb2, Model_pb2
from PIL import Image

from quantgate_worker.datasets.arrays import array_rows
from quantgate_worker.datasets.dataset import Pass
from quantgate_worker.datasets.inputs import ImagesOrArrays
from quantgate_worker.datasets.parts import Part
from quantgate_worker.errors import UserError

TURN = Pass(name="samples")
TYPES = FeatureTypes_pb2.ArrayFeatureType.ArrayDataType


def model(**inputs):
    """Describe inputs: "image", a shape, or a shape and a type; a name ending in _ is optional."""
    spec = Model_pb2.Model()
    for name, what in inputs.items():
        described = spec.description.input.add()
        described.name = name.removesuffix("_")
        described.type.isOptional = name.endswith("_")
        if what == "image":
            described.type.imageType.height = described.type.imageType.width = 4
            described.type.imageType.colorSpace = 20
            continue
        shape, dtype = what if isinstance(what[-1], str) else (what, "FLOAT32")
        described.type.multiArrayType.shape.extend(shape)
        described.type.multiArrayType.dataType = TYPES.Value(dtype)
    return spec


@pytest.fixture
def data(tmp_path):
    """Write pictures and arrays; return the parts of the data, and the file of samples."""

    def write(samples, arrays=None, *, images=True, **options):
        (tmp_path / "images").mkdir()
        for number in range(3):
            Image.new("RGB", (4, 4), (number, 0, 0)).save(tmp_path / f"images/{number}.png")
        lines = tmp_path / "samples.jsonl"
        lines.write_text("".join(f"{json.dumps(sample)}\n" for sample in samples))
        parts = {}
        if images:
            parts["images"] = Part(at=tmp_path / "images", options=options)
        if arrays is not None:
            np.savez(tmp_path / "rows.npz", **arrays)
            parts["arrays"] = Part(at=tmp_path / "rows.npz")
        return parts, lines

    return write


NAMED = [{"id": f"{number}.png"} for number in range(3)]
FILLED = {"scalars": np.arange(6, dtype=np.float32).reshape(3, 2)}


def examples(parts, lines, spec, **options):
    return list(ImagesOrArrays(parts, lines, spec, options).examples(TURN))


def test_a_picture_lies_beside_the_arrays_of_its_row(data):
    found = examples(*data(NAMED, FILLED), model(picture="image", scalars=(1, 2)))
    assert [each.inputs["picture"].getpixel((0, 0))[0] for each in found] == [0, 1, 2]
    assert [each.inputs["scalars"].tolist() for each in found] == [[[0, 1]], [[2, 3]], [[4, 5]]]
    assert found[0].geometry.size == (4, 4)


def test_rows_go_on_with_their_pictures_where_an_evaluation_begins_in_the_middle(data):
    parts, lines = data(NAMED, FILLED)
    dataset = ImagesOrArrays(parts, lines, model(picture="image", scalars=(1, 2)))
    (last,) = dataset.examples(TURN, ((2, 3),))
    (first,) = dataset.examples(TURN, ((0, 1),))
    assert (last.inputs["scalars"].tolist(), first.inputs["scalars"].tolist()) == (
        [[4, 5]],
        [[0, 1]],
    )
    assert last.inputs["picture"].getpixel((0, 0))[0] == 2


def test_an_array_that_takes_a_picture_lies_beside_others(data):
    preprocess = {"layout": "nhwc", "color": "rgb"}
    parts, lines = data(NAMED, FILLED, preprocess=preprocess)
    found = examples(parts, lines, model(pixels=(1, 4, 4, 3), scalars=(1, 2)))
    assert found[2].inputs["pixels"][0, 0, 0].tolist() == [2, 0, 0]


def test_constants_are_the_same_for_every_sample(data):
    spec = model(picture="image", threshold_=(1,), count=((1,), "INT32"))
    found = examples(*data(NAMED), spec, constants={"threshold": 0.25, "count": 3})
    assert [each.inputs["threshold"].tolist() for each in found] == [[0.25]] * 3
    assert found[0].inputs["count"].dtype == "int32"


@pytest.mark.parametrize(
    ("constants", "said"),
    [
        ({"treshold": 1}, "did you mean 'threshold'"),
        ({"picture": 1}, "takes no number, but image"),
        ({"count": 0.5}, "takes int32, and 0.5 is none"),
        ({"count": 3e9}, "takes int32"),
    ],
)
def test_constants_that_do_not_fit_are_named(data, constants, said):
    spec = model(picture="image", threshold_=(1,), count_=((1,), "INT32"))
    with pytest.raises(UserError, match=said):
        examples(*data(NAMED), spec, constants=constants)


def test_an_input_that_nothing_is_given_for_is_named(data):
    with pytest.raises(UserError, match="give scalars in `arrays`, `constants` or `pictures`"):
        examples(*data(NAMED), model(picture="image", scalars=(1, 2)))


def test_an_array_for_what_takes_the_picture_is_refused(data):
    arrays = {"picture": np.zeros((3, 2), np.float32), **FILLED}
    with pytest.raises(UserError, match="the input 'picture' takes an image"):
        examples(*data(NAMED, arrays, images=False), model(picture="image", scalars=(1, 2)))


def test_several_pictures_are_named_by_the_sample(data):
    samples = [{"id": "a", "files": {"left": "0.png", "right": "2.png"}}]
    parts, lines = data(samples, pictures={"left": "file", "right": "other"})
    (found,) = examples(parts, lines, model(left="image", right="image"))
    assert [found.inputs[side].getpixel((0, 0))[0] for side in ("left", "right")] == [0, 2]


def test_a_sample_without_one_of_its_pictures_is_an_error_of_its_own(data):
    samples = [{"id": "a", "files": {"left": "0.png"}}, {"id": "0.png"}]
    parts, lines = data(samples, pictures={"left": "file", "right": "other"})
    found = examples(parts, lines, model(left="image", right="image"))
    assert [each.error for each in found] == ["there is no picture for the input 'right'"] * 2


def test_pictures_for_what_is_no_input_are_named(data):
    parts, lines = data(NAMED, pictures={"lift": "file"})
    with pytest.raises(UserError, match="'lift' is no input; did you mean 'left'"):
        examples(parts, lines, model(left="image"))


def test_two_images_need_to_be_told_apart(data):
    with pytest.raises(UserError, match=r"takes left \(image\), right \(image\)"):
        examples(*data(NAMED), model(left="image", right="image"))


def test_a_number_that_32_bits_cannot_hold_is_an_error_of_its_row_alone(data):
    ids = np.array([[1], [5_000_000_000], [3]], np.int64)
    found = examples(*data(NAMED, {"ids": ids}, images=False), model(ids=((1, 1), "INT32")))
    assert [each.inputs and each.inputs["ids"].tolist() for each in found] == [[[1]], None, [[3]]]
    assert found[0].inputs["ids"].dtype == "int32"
    assert found[1].error == (
        "array 'ids' holds 5000000000, and the input takes int32: -2147483648 to 2147483647"
    )


def test_rows_of_flexible_arrays_are_of_a_shape_that_the_model_takes(tmp_path):
    spec = model(x=(1, 4))
    array = spec.description.input[0].type.multiArrayType
    array.shapeRange.sizeRanges.add(lowerBound=1, upperBound=1)
    array.shapeRange.sizeRanges.add(lowerBound=2, upperBound=6)
    np.savez(tmp_path / "a.npz", x=np.zeros((3, 5), np.float32))
    assert next(array_rows(tmp_path / "a.npz", spec, 3))["x"].shape == (1, 5)
    np.savez(tmp_path / "a.npz", x=np.zeros((3, 7), np.float32))
    with pytest.raises(UserError, match=r"a row of array 'x' is \[7\], .* takes \[1, 2 to 6\]"):
        array_rows(tmp_path / "a.npz", spec, 3)
