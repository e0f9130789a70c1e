"""Unmodified coremltools over the stand-in predicts, as the portable engine does."""

import coremltools as ct
import numpy as np
import pytest
from coreml_standin.interpreter import Raised
from coremltools.converters.mil import Builder as mb  # noqa: N813 - its usual name
from coremltools.converters.mil.mil import types

from quantgate_worker.engines.portable import PortableModel


@pytest.fixture
def counter(saved):
    """A model that adds each input to a state, and gives the sum."""

    @mb.program(
        input_specs=[
            mb.TensorSpec((2,), dtype=types.fp16),
            mb.StateTensorSpec((2,), dtype=types.fp16),
        ],
        opset_version=ct.target.iOS18,
    )
    def program(x, state):
        total = mb.add(x=mb.read_state(input=state), y=x)
        return mb.coreml_update_state(state=state, value=total)

    target, kind = ct.target.iOS18, "mlprogram"
    return saved(ct.convert(program, convert_to=kind, minimum_deployment_target=target))


@pytest.fixture
def brightened(saved):
    """A model that takes an image and gives one twice as bright."""

    @mb.program(input_specs=[mb.TensorSpec((1, 3, 4, 4))], opset_version=ct.target.iOS15)
    def program(picture):
        return mb.mul(x=picture, y=np.float32(2), name="brighter")

    model = ct.convert(
        program,
        inputs=[ct.ImageType(name="picture", shape=(1, 3, 4, 4))],
        convert_to="mlprogram",
        minimum_deployment_target=ct.target.iOS15,
    )
    image = model._spec.description.output[0].type.imageType
    image.colorSpace, image.width, image.height = image.RGB, 4, 4
    return saved(model)


@pytest.fixture
def scores(dense):
    return dense(np.arange(8, dtype=np.float32).reshape(4, 2), labels=["a", "b", "c", "d"])


def test_it_says_that_it_is_a_mac_and_which(run, mac):
    asked = "from coremltools.models.utils import _is_macos, _macos_version\n"
    answer = "answer = [_is_macos(), _macos_version(), ct._deps._IS_MACOS]"
    assert run(asked + answer) == [True, [15, 7, 1], True]
    mac.set(macos="26.1")
    assert run("from coremltools.models.utils import _macos_version\n"
               "_macos_version.cache_clear()\nanswer = _macos_version()") == [26, 1]  # fmt: skip


def test_one_input_and_a_list_of_them_give_what_the_portable_engine_gives(run, scores):
    rows = [[0.5, -1.0], [2.0, 0.25]]
    given = [{"x": np.array([row], np.float32)} for row in rows]
    expected = [PortableModel(scores).predict(each) for each in given]
    code = """
        model = ct.models.MLModel(package, compute_units=ct.ComputeUnit.CPU_ONLY)
        inputs = [{"x": np.array([row], np.float32)} for row in rows]
        one = [model.predict(dict(each)) for each in inputs]
        compiled = ct.models.CompiledMLModel(model.get_compiled_model_path())
        assert compiled.predict(inputs) == one == model.predict(inputs)
        times = model.load_duration_in_nano_seconds, model.last_predict_duration_in_nano_seconds
        answer = one, all(time > 0 for time in times)
    """
    assert run(code, package=scores, rows=rows) == [expected, True]


def test_states_live_from_one_prediction_to_the_next(run, counter):
    code = """
        model = ct.models.MLModel(package)
        state = model.make_state()
        totals = [model.predict({"x": np.ones(2, np.float32)}, state) for _ in range(3)]
        (name,) = [each.name for each in model.get_spec().description.state]
        read = state.read_state(name)
        state.write_state(name, np.array([7, 8], np.float32))
        (last,) = model.predict({"x": np.ones(2, np.float32)}, state).values()
        (third,) = totals[-1].values()
        answer = third.tolist(), str(third.dtype), read.tolist(), last.tolist()
    """
    assert run(code, package=counter) == [[3, 3], "float32", [3, 3], [8, 9]]
    with pytest.raises(Raised, match="RuntimeError: The model has no state named 'nobody'"):
        run("ct.models.MLModel(package).make_state().read_state('nobody')", package=counter)


def test_before_macos_15_there_are_no_states_and_no_functions(run, mac, scores):
    mac.set(macos="14.6")
    with pytest.raises(Raised, match=r"MLModelConfiguration\.functionName is only"):
        run(
            "p = ct.models.utils.compile_model(package)\n"
            "ct.models.CompiledMLModel(p, function_name='main')",
            package=str(scores),
        )


def test_what_was_compiled_goes_with_its_model_and_what_is_kept_stays(run, scores, tmp_path):
    code = """
        import os, gc
        model = ct.models.MLModel(package)
        path = model.get_compiled_model_path()
        there = os.path.isdir(path)
        del model
        gc.collect()
        kept = ct.models.utils.compile_model(package, place)
        ct.models.CompiledMLModel(kept)
        gc.collect()
        answer = there, os.path.exists(path), os.path.isdir(kept)
    """
    place = str(tmp_path / "kept.mlmodelc")
    assert run(code, package=str(scores), place=place) == [True, False, True]


def test_a_model_is_loaded_from_memory(run, scores):
    code = """
        from pathlib import Path
        from coremltools.models.model import MLModelAsset
        model = ct.models.MLModel(package)
        files = Path(model.weights_dir).iterdir()
        blobs = {f"weights/{each.name}": each.read_bytes() for each in files}
        asset = MLModelAsset.from_memory(model.get_spec().SerializeToString(), blobs)
        found = ct.models.CompiledMLModel.from_asset(asset)
        x = np.ones((1, 2), np.float32)
        answer = found.predict({"x": x}) == model.predict({"x": x})
    """
    assert run(code, package=scores) is True


@pytest.mark.parametrize(
    "value",
    [
        "np.ones((1, 2), np.int64)",
        "np.ones((1, 2), np.uint8)",
        "np.ones((1, 2), np.bool_)",
        "np.float32(1)",
        "np.array(1.0)",
        "[[1, 2]]",
    ],
)
def test_a_value_that_the_binding_does_not_convert_is_refused_and_printed(run, scores, value):
    code = f"""
        model = ct.models.MLModel(package)
        model.predict({{"x": {value}}})
    """
    with pytest.raises(Raised, match="RuntimeError: value type not convertible") as refused:
        run(code, package=scores)
    assert "Error: value type not convertible:" in refused.value.printed


def test_halves_are_changed_in_the_callers_dictionary_as_coremltools_does(run, scores):
    code = """
        inputs = {"x": np.ones((1, 2), np.float16)}
        ct.models.MLModel(package).predict(inputs)
        answer = str(inputs["x"].dtype)
    """
    assert run(code, package=scores) == "float32"


def test_negative_strides_are_read_wrongly(run, dense):
    code = """
        model = ct.models.MLModel(package)
        backward = np.array([[1, 2]], np.float32)[:, ::-1]
        given = (backward, backward.copy())
        answer = [model.predict({"x": each})["linear"].tolist() for each in given]
    """
    package = dense(np.eye(2, dtype=np.float32), softmax=False)
    assert run(code, package=package) == [[[1, 2]], [[2, 1]]]


def test_pictures_are_taken_in_their_mode_alone(run, picture_model):
    code = """
        from PIL import Image
        model = ct.models.MLModel(package)
        compiled = ct.models.CompiledMLModel(model.get_compiled_model_path())
        answer = []
        for mode, size in (("RGB", (4, 4)), ("P", (4, 4)), ("L", (4, 4)), ("RGB", (5, 4))):
            try:
                means = compiled.predict({"picture": Image.new(mode, size, 7)})["means"]
                answer.append(means.shape)
            except RuntimeError as error:
                answer.append(str(error))
    """
    taken, palette, gray, large = run(code, package=picture_model())
    assert taken == [1, 3]
    assert palette == "Unsupported image type P. Supported types are: RGB, RGBA, L, F."
    assert "the pixel format of the image does not match" in gray
    assert "Image size 5 x 4 not in allowed set of image sizes" in large


def test_pictures_come_out_with_an_alpha_channel(run, brightened):
    code = """
        from PIL import Image
        given = Image.new("RGB", (4, 4), (10, 20, 30))
        found = ct.models.MLModel(package).predict({"picture": given})["brighter"]
        answer = found.mode, found.getpixel((0, 0))
    """
    assert run(code, package=brightened) == ["RGBA", [20, 40, 60, 255]]


def test_a_newer_specification_has_no_proxy_and_what_the_system_does_not_know_fails(
    run, mac, counter
):
    mac.set(macos="14.6")
    code = """
        import warnings
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            model = ct.models.MLModel(package)
        answer = [str(each.message) for each in told]
    """
    (warned,) = run(code, package=counter)
    assert "You will not be able to run predict()" in warned
    assert "Error compiling model:" in warned
