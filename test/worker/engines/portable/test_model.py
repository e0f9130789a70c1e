import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it
from coremltools.converters.mil.mil import get_new_symbol, types

from quantgate_worker.engines.portable import PortableModel, UnsupportedOp
from quantgate_worker.errors import UserError, WorkerError

PIXELS = np.array([[0.1, 0.7, 0.2]], np.float32)


def softmax(x):
    return mb.softmax(x=x, name="scores")


@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize("labels", [["cat", "dog", "bird"], [7, 3, 11]])
def test_a_classifier_gives_its_label_and_a_probability_for_each(convert, labels, half):
    config = ct.ClassifierConfig(labels)
    model = PortableModel(convert(softmax, (1, 3), half=half, classifier_config=config))
    result = model.predict({"x": PIXELS})
    assert model.labels == labels
    assert result["classLabel"] == labels[1]
    expected = np.exp(PIXELS[0]) / np.exp(PIXELS[0]).sum()
    assert type(result["classLabel_probs"]) is dict
    assert list(result["classLabel_probs"]) == labels
    assert list(result["classLabel_probs"].values()) == pytest.approx(expected, rel=2e-3)


@pytest.mark.parametrize("labels", [["crane", "dog", "crane"], [7, 3, 7]])
def test_a_label_that_several_classes_share_is_refused_by_name(convert, labels):
    model = convert(softmax, (1, 3), classifier_config=ct.ClassifierConfig(labels))
    with pytest.raises(UserError, match=f"several classes have the label {labels[0]!r}: give each"):
        PortableModel(model)


def test_a_shared_label_is_no_matter_where_probabilities_are_taken_in_their_order(convert):
    labels = ["crane", "dog", "crane"]
    model = PortableModel(
        convert(softmax, (1, 3), classifier_config=ct.ClassifierConfig(labels)), lazily=True
    )
    given = model.predict({"x": PIXELS})["classLabel_probs"]
    assert given.labels == tuple(labels)
    assert given.scores.tolist() == pytest.approx(np.exp(PIXELS[0]) / np.exp(PIXELS[0]).sum())


def test_a_classifier_of_several_examples_at_once_is_an_error(convert):
    batch = ct.TensorType(name="x", shape=ct.Shape((ct.RangeDim(1, 4, default=1), 3)))
    options = {"inputs": [batch], "classifier_config": ct.ClassifierConfig(["a", "b", "c"])}
    model = PortableModel(convert(softmax, (get_new_symbol(), 3), **options))
    assert model.predict({"x": PIXELS})["classLabel"] == "b"
    with pytest.raises(WorkerError, match="the program gave 6 probabilities of 3 classes"):
        model.predict({"x": np.concatenate([PIXELS, PIXELS])})


def test_other_models_have_no_labels_and_give_arrays(convert):
    model = PortableModel(convert(softmax, (1, 3)))
    assert model.labels is None
    assert model.predict({"x": PIXELS})["scores"].dtype == np.float32


def test_a_list_of_inputs_gives_a_list_of_outputs(convert):
    model = PortableModel(convert(softmax, (1, 3)))
    both = model.predict([{"x": PIXELS}, {"x": -PIXELS}])
    assert [int(one["scores"].argmax()) for one in both] == [1, 0]


def test_it_describes_its_inputs_and_outputs(convert):
    model = PortableModel(convert(softmax, (1, 3)))
    (given,), (taken,) = model.outputs, model.inputs
    assert (taken.name, taken.kind, taken.shape, taken.dtype) == (
        "x",
        "multiarray",
        (1, 3),
        "float32",
    )
    assert (given.name, given.kind, given.shape) == ("scores", "multiarray", (1, 3))


def test_a_package_on_disk_predicts_like_the_model_in_memory(convert, tmp_path):
    model = convert(softmax, (1, 3))
    model.save(str(tmp_path / "softmax.mlpackage"))
    here, there = PortableModel(model), PortableModel(tmp_path / "softmax.mlpackage")
    np.testing.assert_array_equal(
        here.predict({"x": PIXELS})["scores"], there.predict({"x": PIXELS})["scores"]
    )


def test_a_flexible_input_takes_every_size_in_its_range(convert):
    shape = ct.Shape((1, ct.RangeDim(2, 5, default=3)))
    inputs = [ct.TensorType(name="x", shape=shape)]
    model = PortableModel(convert(softmax, (1, get_new_symbol()), inputs=inputs))
    for size in (2, 5):
        assert model.predict({"x": np.ones((1, size))})["scores"].shape == (1, size)
    with pytest.raises(UserError, match=r"'x' takes shape \[1, 2 to 5\], not \[1, 6\]"):
        model.predict({"x": np.ones((1, 6))})


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({}, "input 'x' is missing"),
        ({"x": PIXELS, "y": PIXELS}, "input 'y' is unknown: the model takes x"),
        ({"x": PIXELS[0]}, r"input 'x' takes shape \[1, 3\], not \[3\]"),
        ({"x": np.array([["a", "b", "c"]])}, "input 'x' takes float32 numbers, not <U1"),
        ({"y": PIXELS}, "input 'x' is missing; input 'y' is unknown"),
        ({"x": PIXELS, 7: PIXELS}, "input 7 is unknown: the model takes x"),
        ({"x": [[1.0, 2.0], [3.0]]}, "input 'x' is no array"),
        ({"x": [[None, 1, 2]]}, "input 'x' takes float32 numbers, not object"),
        ({"x": {"nested": PIXELS}}, "input 'x' takes float32 numbers, not object"),
        ({"x": np.zeros((1, 0))}, r"input 'x' takes shape \[1, 3\], not \[1, 0\]"),
        (PIXELS, "inputs are given by their names, in a dictionary"),
    ],
)
def test_an_input_that_does_not_fit_is_named(convert, inputs, message):
    model = PortableModel(convert(softmax, (1, 3)))
    with pytest.raises(UserError, match=message):
        model.predict(inputs)


@pytest.mark.parametrize(
    ("values", "lost"),
    [([1.5, 2.0], "1.5"), ([3.0, 2.0**31], "2147483648.0"), ([0, np.nan], "nan")],
)
def test_numbers_that_an_integer_input_cannot_hold_are_refused(values, lost):
    @mb.program(input_specs=[mb.TensorSpec((2,), dtype=types.int32)])
    def program(x):
        return mb.identity(x=x, name="y")

    model = PortableModel(ct.convert(program, convert_to="mlprogram", skip_model_load=True))
    assert model.predict({"x": [3.0, -4.0]})["y"].tolist() == [3, -4]
    with pytest.raises(UserError, match=f"input 'x' takes int32 numbers, and {lost} is none"):
        model.predict({"x": values})


def test_all_unsupported_ops_are_refused_by_name_at_once(convert):
    def noisy(x):
        noise = mb.random_normal(shape=[1, 3], mean=0.0, stddev=1.0)
        coins = mb.random_bernoulli(shape=[1, 3], prob=0.5)
        return mb.add(x=mb.add(x=x, y=noise), y=coins)

    with pytest.raises(UnsupportedOp, match="random_bernoulli, random_normal: its numbers come"):
        PortableModel(convert(noisy, (1, 3)))
