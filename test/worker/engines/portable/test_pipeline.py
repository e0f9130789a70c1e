"""A detector with suppression behind it, built as exporters of detectors build it."""

from pathlib import Path

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it
from coremltools.converters.mil.mil import types

from quantgate_worker.engines.portable import PortableModel, UnsupportedOp
from quantgate_worker.engines.portable.states import PortableState
from quantgate_worker.errors import UserError
from quantgate_worker.verbs.inspect import inspect

# Two overlapping pairs, IoU 0.6 within each; the classes of the second pair differ.
BOXES = np.array([[5, 5, 4, 4], [6, 5, 4, 4], [20, 5, 4, 4], [21, 5, 4, 4]], np.float32)
SCORES = np.array([[0.8, 0.1], [0.9, 0.2], [0.7, 0.1], [0.0, 0.6]], np.float32)
WHITE = np.full((2, 3, 3), 255, np.uint8)
# Enough weights that they lie in the package's weight file.
WEIGHTS = np.concatenate([BOXES / 18, np.zeros((4, 2000), np.float32)], axis=1)


@pytest.fixture
def detector(convert):
    """Give the boxes, scaled by the image's brightness, and the scores."""

    def body(image):
        light = mb.reduce_mean(x=image, axes=[0, 1, 2, 3], keep_dims=False)
        boxes = mb.mul(x=mb.const(val=WEIGHTS), y=mb.mul(x=light, y=18.0))
        boxes = mb.slice_by_index(x=boxes, begin=[0, 0], end=[4, 4], name="raw_coordinates")
        scores = mb.mul(x=mb.const(val=SCORES), y=light, name="raw_confidence")
        return scores, boxes

    image = ct.ImageType(name="image", shape=(1, 3, 2, 3), scale=1 / 255)
    return convert(body, (1, 3, 2, 3), inputs=[image])


@pytest.fixture
def package(detector, tmp_path):
    path = str(tmp_path / "detector.mlpackage")
    in_memory(piped(detector, suppression(detector)), detector).save(path)
    return path


def suppression(detector, *, rows=(0, -1), per_class=True):
    spec = ct.proto.Model_pb2.Model(specificationVersion=5)
    stage = spec.nonMaximumSuppression
    for given, name, width in zip(
        detector.get_spec().description.output, ("confidence", "coordinates"), (2, 4), strict=True
    ):
        spec.description.input.add().CopyFrom(given)
        output = spec.description.output.add(name=name)
        output.type.multiArrayType.dataType = given.type.multiArrayType.dataType
        sizes = output.type.multiArrayType.shapeRange.sizeRanges
        sizes.add(lowerBound=rows[0], upperBound=rows[1])
        sizes.add(lowerBound=width, upperBound=width)
    stage.confidenceInputFeatureName = "raw_confidence"
    stage.coordinatesInputFeatureName = "raw_coordinates"
    stage.confidenceOutputFeatureName, stage.coordinatesOutputFeatureName = (
        "confidence",
        "coordinates",
    )
    stage.iouThresholdInputFeatureName = "iouThreshold"
    stage.confidenceThresholdInputFeatureName = "confidenceThreshold"
    stage.iouThreshold, stage.confidenceThreshold = 0.45, 0.25
    stage.pickTop.perClass = per_class
    return spec


def piped(detector, stage):
    """Return the specification of a pipeline of a detector and a stage behind it."""
    spec = ct.proto.Model_pb2.Model(specificationVersion=7)
    spec.pipeline.models.add().CopyFrom(detector.get_spec())
    spec.pipeline.models.add().CopyFrom(stage)
    spec.description.input.add().CopyFrom(detector.get_spec().description.input[0])
    for name in ("iouThreshold", "confidenceThreshold"):
        spec.description.input.add(name=name).type.doubleType.SetInParent()
    spec.description.output.extend(stage.description.output)
    return spec


def pipeline(detector, stage):
    return PortableModel(in_memory(piped(detector, stage), detector))


def in_memory(spec, detector):
    return ct.models.MLModel(spec, weights_dir=detector.weights_dir, skip_model_load=True)


def test_a_detector_gives_the_boxes_that_are_not_suppressed(package):
    found = PortableModel(package).predict({"image": WHITE})
    np.testing.assert_allclose(found["coordinates"], BOXES[[1, 2, 3]], rtol=1e-5)
    np.testing.assert_allclose(found["confidence"], SCORES[[1, 2, 3]], rtol=1e-5)


def test_its_thresholds_are_inputs_that_may_be_left_out(package):
    model = PortableModel(package)
    assert [(each.name, each.default) for each in model.inputs if each.optional] == [
        ("iouThreshold", 0.45),
        ("confidenceThreshold", 0.25),
    ]
    strict = model.predict({"image": WHITE, "confidenceThreshold": 0.65})
    np.testing.assert_allclose(strict["coordinates"], BOXES[[1, 2]], rtol=1e-5)
    lenient = model.predict([{"image": WHITE, "iouThreshold": 0.7}])
    np.testing.assert_allclose(lenient[0]["coordinates"], BOXES[[1, 0, 2, 3]], rtol=1e-5)


def test_no_box_may_be_left(package):
    found = PortableModel(package).predict({"image": WHITE, "confidenceThreshold": 1})
    assert (found["confidence"].shape, found["coordinates"].shape) == ((0, 2), (0, 4))


def test_boxes_are_suppressed_across_classes_where_the_stage_says_so(detector):
    found = pipeline(detector, suppression(detector, per_class=False)).predict({"image": WHITE})
    np.testing.assert_allclose(found["coordinates"], BOXES[[1, 2]], rtol=1e-5)


@pytest.mark.parametrize(("rows", "count"), [((5, 5), 5), ((0, 2), 2), ((1, -1), 3)])
def test_the_number_of_boxes_is_what_the_outputs_declare(detector, rows, count):
    found = pipeline(detector, suppression(detector, rows=rows)).predict({"image": WHITE})
    assert (len(found["confidence"]), len(found["coordinates"])) == (count, count)
    assert not found["confidence"][3:].any()


def test_inputs_that_do_not_fit_are_named(package):
    model = PortableModel(package)
    with pytest.raises(UserError, match="input 'image' is missing"):
        model.predict({})
    with pytest.raises(UserError, match="input 'picture' is unknown: the model takes image, iou"):
        model.predict({"picture": WHITE})


def test_a_stage_that_lacks_an_input_is_an_error_when_the_pipeline_is_loaded(detector):
    stage = suppression(detector)
    stage.nonMaximumSuppression.confidenceInputFeatureName = "scores"
    with pytest.raises(UserError, match="no stage of the pipeline before it gives scores"):
        pipeline(detector, stage)


def test_legacy_stages_are_refused_by_name(detector):
    stage = ct.proto.Model_pb2.Model(specificationVersion=1)
    stage.scaler.shiftValue.append(1.0)
    with pytest.raises(UnsupportedOp, match=r"^scaler: no stage of this kind is executed"):
        pipeline(detector, stage)


def test_a_pipeline_inside_of_a_pipeline_is_refused_by_name(detector):
    inner = ct.proto.Model_pb2.Model(specificationVersion=7)
    inner.pipeline.models.add().CopyFrom(detector.get_spec())
    with pytest.raises(UnsupportedOp, match=r"^pipeline: no stage of this kind is executed"):
        pipeline(detector, inner)


def test_what_is_refused_and_which_inputs_may_be_left_out_is_seen_without_running_it(
    detector, package, tmp_path
):
    seen = inspect(Path(package))
    assert seen["stages"] == ["mlProgram", "nonMaximumSuppression"]
    assert seen["unsupported"]["portable"] == []
    assert [each["name"] for each in seen["inputs"] if each["optional"]] == [
        "iouThreshold",
        "confidenceThreshold",
    ]
    stage = ct.proto.Model_pb2.Model(specificationVersion=1)
    stage.scaler.shiftValue.append(1.0)
    scaled = tmp_path / "scaled.mlpackage"
    in_memory(piped(detector, stage), detector).save(str(scaled))
    assert inspect(scaled)["unsupported"]["portable"] == ["scaler"]


def test_a_pipeline_has_no_functions_and_no_states(package):
    with pytest.raises(UserError, match="a pipeline has no functions to choose 'main' from"):
        PortableModel(package, function_name="main")
    model = PortableModel(package)
    with pytest.raises(UserError, match="the model has no state"):
        model.make_state()
    with pytest.raises(UserError, match="a pipeline keeps none"):
        model.predict({"image": WHITE}, PortableState({}))


def test_a_stage_that_keeps_a_state_is_refused():
    @mb.program(
        input_specs=[
            mb.TensorSpec((2,), dtype=types.fp16),
            mb.StateTensorSpec((2,), dtype=types.fp16),
        ],
        opset_version=ct.target.iOS18,
    )
    def program(x, kept):
        return mb.add(x=mb.read_state(input=kept), y=x, name="y")

    options = {"minimum_deployment_target": ct.target.iOS18, "skip_model_load": True}
    stateful = ct.convert(program, convert_to="mlprogram", **options)
    spec = ct.proto.Model_pb2.Model(specificationVersion=9)
    spec.pipeline.models.add().CopyFrom(stateful.get_spec())
    spec.description.input.extend(stateful.get_spec().description.input)
    spec.description.output.extend(stateful.get_spec().description.output)
    with pytest.raises(UnsupportedOp, match=r"^state: a stage of a pipeline"):
        PortableModel(in_memory(spec, stateful))


def test_the_values_of_a_pipelines_programs_are_audited(package):
    model = PortableModel(package, audit=True)
    model.predict({"image": WHITE})
    assert (model.ranges.examples, model.ranges.overflows) == (1, ())
    assert PortableModel(package).ranges is None


def test_what_passes_the_range_of_a_pipelines_program_is_named(convert):
    def body(image):
        light = mb.reduce_mean(x=image, axes=[0, 1, 2, 3], keep_dims=False)
        boxes = mb.mul(x=mb.const(val=BOXES), y=mb.mul(x=light, y=1e5, name="far"))
        scores = mb.mul(x=mb.const(val=SCORES), y=light, name="raw_confidence")
        return scores, mb.mul(x=boxes, y=1e-5, name="raw_coordinates")

    image = ct.ImageType(name="image", shape=(1, 3, 2, 3), scale=1 / 255)
    detector = convert(body, (1, 3, 2, 3), inputs=[image])
    model = PortableModel(in_memory(piped(detector, suppression(detector)), detector), audit=True)
    model.predict({"image": WHITE})
    assert "far" in [reach.name for reach in model.ranges.overflows]


def test_an_output_that_is_an_input_of_the_pipeline_is_given_back_as_numbers(convert):
    first = convert(lambda x: mb.mul(x=x, y=np.float32(2), name="h"), (2,))
    spec, second = first.get_spec(), first.get_spec()
    ct.utils.rename_feature(second, "h", "y")
    ct.utils.rename_feature(second, "x", "h")
    weights = {"weights_dir": first.weights_dir, "skip_model_load": True}
    stages = [ct.models.MLModel(each, **weights) for each in (spec, second)]
    whole = ct.utils.make_pipeline(*stages).get_spec()
    whole.description.output.add().CopyFrom(whole.description.input[0])
    found = PortableModel(ct.models.MLModel(whole, **weights)).predict({"x": [1, 2]})
    assert {name: array.tolist() for name, array in found.items()} == {"y": [4, 8], "x": [1, 2]}
    assert found["x"].dtype == np.float32
