"""Classifiers that give something beside their classes: each preset converts them as any other."""

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - its usual name
from coremltools.converters.mil.mil import types

from quantgate_worker.convert.classifiers import has_classifiers, put_back, without_classifiers
from quantgate_worker.convert.presets import PRESETS
from quantgate_worker.convert.recipes import make
from quantgate_worker.convert.source import Source
from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.package.files import package_files
from quantgate_worker.package.specification import specification
from quantgate_worker.verbs.inspect import inspect

RANDOM = np.random.default_rng(0)
BODY, HEAD = RANDOM.normal(size=(64, 96)), RANDOM.normal(size=(5, 64))
X = RANDOM.normal(size=(1, 96)).astype(np.float32)
LABELS = list("abcde")
ORDERS = ("p", "pz", "zp", "pf", "fp", "pzf", "fzp")
COMPRESSING = [name for name in PRESETS if name != "fp32"]


@pytest.fixture(scope="session")
def classifier(converted_once):
    """Build a classifier that gives its shares (p), scores (z) and features (f) in an order."""

    def build(order, *, half=False, target=ct.target.iOS15, labels=tuple(LABELS), states=False):
        def outputs(x, before=None):
            f = mb.relu(x=mb.linear(x=x, weight=BODY.astype(np.float32)), name="f")
            z = mb.linear(
                x=f, weight=HEAD.astype(np.float32), name="z" if before is None else "now"
            )
            z = z if before is None else mb.add(x=z, y=before, name="z")
            p = mb.softmax(x=z, axis=-1, name="p")
            return {"p": p, "z": z, "f": f}

        if states:
            state = mb.StateTensorSpec((1, 5), dtype=types.fp16)

            @mb.program(input_specs=[mb.TensorSpec(shape=(1, 96)), state], opset_version=target)
            def program(x, s):
                made = outputs(x, mb.cast(x=mb.read_state(input=s), dtype="fp32"))
                mb.coreml_update_state(state=s, value=mb.cast(x=made["z"], dtype="fp16"))
                return tuple(made[name] for name in order)
        else:

            @mb.program(input_specs=[mb.TensorSpec(shape=(1, 96))], opset_version=target)
            def program(x):
                made = outputs(x)
                return tuple(made[name] for name in order)

        def convert():
            given = ct.ClassifierConfig(list(labels), predicted_probabilities_output="p")
            return ct.convert(
                program,
                convert_to="mlprogram",
                minimum_deployment_target=target,
                compute_precision=ct.precision.FLOAT16 if half else ct.precision.FLOAT32,
                classifier_config=given,
                skip_model_load=True,
            )

        return converted_once((order, half, target, labels, states), convert)

    return build


@pytest.fixture
def preset(tmp_path):
    def made(package, name):
        recipe = {"kind": "preset", "preset": name}
        return make(Source(package), recipe, tmp_path / f"{name}.mlpackage").path

    return made


def shares():
    scores = HEAD @ np.maximum(BODY @ X[0], 0)
    exact = np.exp(scores - scores.max())
    return exact / exact.sum()


def described(path):
    description = specification(package_files(path)).description
    return [*description.output], description.predictedFeatureName


@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize("order", ORDERS)
def test_a_classifier_with_more_outputs_converts_in_every_order_and_precision(
    preset, classifier, order, half
):
    source = classifier(order, half=half)
    before = PortableModel(source).predict({"x": X})
    for name in ("fp16", "int8", "int4", "pal4"):
        made = preset(source, name)
        after = PortableModel(made).predict({"x": X})
        assert list(after) == list(before)
        assert after["classLabel"] == LABELS[int(shares().argmax())]
        given = [after["classLabel_probs"][label] for label in LABELS]
        np.testing.assert_allclose(given, shares(), atol=0.2)
        assert described(made) == described(source)
        assert inspect(made)["ops"]["classify"] == 1


@pytest.mark.parametrize("name", COMPRESSING)
def test_every_preset_converts_a_classifier_that_gives_its_features_too(preset, classifier, name):
    kinds = inspect(preset(classifier("fp"), name))["weights"]["byKind"]
    assert sum(counts["elements"] for counts in kinds.values()) >= BODY.size + HEAD.size
    assert "float32" not in kinds


def test_labels_that_are_numbers_stay_numbers(preset, classifier):
    source = classifier("pf", labels=(3, 1, 4, 15, 9))
    made = PortableModel(preset(source, "int8")).predict({"x": X})
    assert made["classLabel"] == (3, 1, 4, 15, 9)[int(shares().argmax())]


def test_a_classifier_with_a_state_converts(preset, classifier):
    source = classifier("pz", half=True, target=ct.target.iOS18, states=True)
    model = PortableModel(preset(source, "int8"))
    state = model.make_state()
    once, twice = (model.predict({"x": X}, state)["z"][0] for _ in range(2))
    np.testing.assert_allclose(twice, 2 * once, rtol=0.01, atol=0.1)


@pytest.mark.parametrize("name", ["fp16", "int8", "int4", "pal4"])
def test_classifiers_among_several_functions_convert(preset, classifier, tmp_path, name):
    functions = ct.utils.MultiFunctionDescriptor()
    functions.add_function(str(classifier("p")), "main", "alone")
    functions.add_function(str(classifier("pf")), "main", "both")
    functions.default_function_name = "both"
    source = tmp_path / "functions.mlpackage"
    ct.utils.save_multifunction(functions, str(source))
    made = preset(source, name)
    for function in ("alone", "both"):
        after = PortableModel(made, function_name=function).predict({"x": X})
        assert after["classLabel"] == LABELS[int(shares().argmax())]
    spec, before = (specification(package_files(path)).description for path in (made, source))
    assert [*spec.functions] == [*before.functions]
    assert inspect(made)["bytes"] < 0.7 * inspect(source)["bytes"]


def test_what_is_taken_off_comes_back_as_it_was(classifier):
    for order in ORDERS:
        spec = specification(package_files(classifier(order)))
        bare = without_classifiers(spec)
        assert has_classifiers(spec)
        assert not has_classifiers(bare)
        assert "p" in [output.name for output in bare.description.output]
        put_back(spec, bare)
        assert outputs_of(bare) == outputs_of(spec)
        assert bare.description == spec.description


def test_labels_that_lie_in_a_constant_are_written_into_the_classifier(classifier):
    spec = specification(package_files(classifier("pz")))
    function = spec.mlProgram.functions["main"]
    block = function.block_specializations[function.opset]
    (classify,) = (op for op in block.operations if op.type == "classify")
    (argument,) = classify.inputs["classes"].arguments
    constant = block.operations.add(type="const")
    constant.attributes["val"].CopyFrom(argument.value)
    constant.outputs.add(name="labels")
    argument.name = "labels"
    bare = without_classifiers(spec)
    assert "labels" not in [out.name for op in block_of(bare).operations for out in op.outputs]
    put_back(spec, bare)
    assert block_of(bare).operations[-1].inputs["classes"].arguments[0].HasField("value")


def block_of(spec):
    function = spec.mlProgram.functions["main"]
    return function.block_specializations[function.opset]


def outputs_of(spec):
    return [*block_of(spec).outputs]
