"""What every engine does alike: values in, values out, and what is refused, in the same words."""

import numpy as np
import pytest
from PIL import Image

from quantgate_worker.errors import UserError

ROWS = [[1, 0, 3], [4, 5, 6]]


def test_numbers_of_every_type_and_layout_are_taken_and_stay_what_they_are(engine, doubled):
    session = engine(doubled)
    whole = np.array(ROWS)
    given = {
        "int64": whole,
        "int32": whole.astype(np.int32),
        "uint8": whole.astype(np.uint8),
        "float64": whole.astype(np.float64),
        "float16": whole.astype(np.float16),
        "float32": whole.astype(np.float32),
        "fortran": np.asfortranarray(whole.astype(np.float32)),
        "backward": whole.astype(np.float32)[::-1, ::-1].copy()[::-1, ::-1],
        "every other": np.repeat(whole.astype(np.float32), 2, axis=1)[:, ::2],
    }
    for name, array in given.items():
        inputs = {"x": array}
        (output,) = session.predict(inputs).values()
        assert output.tolist() == (whole * 2).tolist(), name
        assert inputs["x"] is array, name
        assert inputs["x"].dtype == array.dtype, name
    truths = np.array(ROWS) > 3
    assert session.predict({"x": truths})["y"].tolist() == (truths * 2).tolist()


def test_outputs_come_in_the_order_and_the_types_that_are_declared(engine, halves):
    # 2049 is no 16-bit float: it is rounded to 2048.
    outputs = engine(halves).predict({"x": np.array([0.5, 1.25, -3, 2049])})
    assert [*outputs] == ["z", "a"]
    assert [each.dtype for each in outputs.values()] == [np.float16, np.int32]
    assert outputs["z"].tolist() == [1, 2.5, -6, 4096]
    assert outputs["a"].tolist() == [0, 1, -3, 2048]


def test_integers_are_taken_from_numbers_that_are_whole(engine, whole_numbers):
    session = engine(whole_numbers)
    for dtype in (np.int64, np.int32, np.uint8, np.float32):
        assert session.predict({"x": np.array([1, 2, 3], dtype)})["y"].tolist() == [2, 3, 4]
    with pytest.raises(UserError, match=r"input 'x' takes int32 numbers, and 1\.5 is none"):
        session.predict({"x": np.array([1, 1.5, 2])})


@pytest.mark.parametrize("labels", [["pear", "apple", "fig"], [30, 10, 20]])
def test_a_classifier_gives_its_label_and_the_probabilities_in_the_order_of_its_labels(
    engine, dense, labels
):
    outputs = engine(dense(np.eye(3), labels=labels)).predict({"x": np.array([[0.0, 2, 1]])})
    label, probabilities = outputs.values()
    assert label == labels[1]
    assert [*probabilities] == labels
    assert sum(probabilities.values()) == pytest.approx(1)
    assert max(probabilities, key=probabilities.get) == label


COLORS = {
    "RGB": [[[20, 40, 60]] * 3] * 2,
    "BGR": [[[20, 40, 60]] * 3] * 2,
    "GRAYSCALE": [[36] * 3] * 2,
}


@pytest.mark.parametrize("color", COLORS)
def test_pictures_go_in_and_come_out_as_the_same_pixels(engine, brighter, color):
    session = engine(brighter(color))
    picture = Image.new("RGB", (3, 2), (10, 20, 30))
    given = {
        "RGB": picture,
        "RGBA": picture.convert("RGBA"),
        "P": picture.quantize(4, method=Image.Quantize.MAXCOVERAGE),
        "pixels": np.array(picture.convert("L") if color == "GRAYSCALE" else picture),
    }
    for name, value in given.items():
        (pixels,) = session.predict({"picture": value}).values()
        assert pixels.dtype == np.uint8, name
        assert pixels.tolist() == COLORS[color], name


def test_gray_pictures_of_halves_keep_their_values(engine, brighter):
    given = np.array([[-1.5, 0.25, 300], [0, 1, 2]], np.float32)
    (pixels,) = engine(brighter("GRAYSCALE_FLOAT16")).predict({"picture": given}).values()
    assert pixels.dtype == np.float16
    assert pixels.tolist() == (given * 2).tolist()


def test_states_begin_at_0_and_go_on_each_for_itself(engine, counter):
    session = engine(counter)
    one, other = session.make_state(), session.make_state()

    def add(value, state):
        (total,) = session.predict({"x": np.full(2, value)}, state).values()
        return total.tolist()

    assert [add(1, one), add(2, one), add(5, other), add(3, one)] == [
        [1, 1],
        [3, 3],
        [5, 5],
        [6, 6],
    ]


def test_of_several_functions_the_default_is_run(engine, two_functions):
    assert engine(two_functions).predict({"x": np.ones(3)})["y"].tolist() == [3, 3, 3]


def test_a_pipeline_is_run_stage_after_stage(engine, joined):
    package = joined(np.eye(2) * 2, np.eye(2), ["a", "b"])
    label, probabilities = engine(package).predict({"x": np.array([[0.0, 1]])}).values()
    assert label == "b"
    assert probabilities == pytest.approx({"a": 0.1192, "b": 0.8808}, abs=1e-3)


def test_shapes_within_their_ranges_are_taken_and_what_is_left_out_has_its_default(
    engine, flexible
):
    session = engine(flexible)
    assert session.predict({"x": np.zeros((4, 3))})["y"].tolist() == [[1] * 3] * 4
    assert session.predict({})["y"].tolist() == [[6] * 3] * 2
    with pytest.raises(UserError, match=r"input 'x' takes shape \[1 to 4, 3\], not \[5, 3\]"):
        session.predict({"x": np.zeros((5, 3))})


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({}, "input 'x' is missing"),
        ({"x": np.zeros((2, 2))}, "input 'x' takes shape [2, 3], not [2, 2]"),
        (
            {"y": np.zeros((2, 3))},
            "input 'x' is missing; input 'y' is unknown: the model takes x",
        ),
    ],
)
def test_inputs_that_do_not_fit_are_refused_all_at_once(engine, doubled, inputs, message):
    with pytest.raises(UserError) as refused:
        engine(doubled).predict(inputs)
    assert str(refused.value) == message


def test_an_image_of_another_size_is_refused(engine, brighter):
    with pytest.raises(UserError, match="input 'picture' takes shape"):
        engine(brighter("RGB")).predict({"picture": Image.new("RGB", (4, 2))})


def test_what_is_no_package_is_refused(engine, tmp_path):
    with pytest.raises(UserError, match="is not there"):
        engine(tmp_path / "nothing.mlpackage")
