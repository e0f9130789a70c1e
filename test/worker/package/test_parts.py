"""What is told of pipelines and of packages of several functions."""

import coremltools as ct
import numpy as np
import pytest
from coremltools.proto import Model_pb2

from quantgate_worker.errors import UserError
from quantgate_worker.package.features import class_count, classes, gives_probabilities, inputs
from quantgate_worker.package.parts import chosen, description, stage_kind, stages
from quantgate_worker.package.sound import check_sound
from quantgate_worker.package.specification import minimum_os
from quantgate_worker.package.summary import by_kind
from quantgate_worker.package.weights import weights


def function(stage, takes, *ops, name="main"):
    """Add a function of ops (type, input, output) whose last gives its only output."""
    made = stage.mlProgram.functions[name]
    made.opset = "CoreML5"
    made.inputs.add(name=takes)
    block = made.block_specializations["CoreML5"]
    for kind, given, output in ops:
        op = block.operations.add(type=kind)
        op.inputs["x"].arguments.add(name=given)
        op.outputs.add(name=output)
    block.outputs.append(ops[-1][2])


@pytest.fixture
def pipeline():
    """Build a pipeline of programs, each the arguments of `function`."""

    def build(*programs, kind="pipeline"):
        spec = Model_pb2.Model(specificationVersion=6)
        models = spec.pipeline.models if kind == "pipeline" else getattr(spec, kind).pipeline.models
        for takes, *ops in programs:
            function(models.add(specificationVersion=6), takes, *ops)
        return spec

    return build


@pytest.mark.parametrize("kind", ["pipeline", "pipelineClassifier", "pipelineRegressor"])
def test_every_kind_of_pipeline_has_its_stages(pipeline, kind):
    spec = pipeline(("x", ("relu", "x", "y")), ("y", ("relu", "y", "z")), kind=kind)
    assert [stage_kind(stage) for stage in stages(spec)] == ["mlProgram", "mlProgram"]
    assert stages(stages(spec)[0]) == [stages(spec)[0]]


@pytest.mark.parametrize(
    ("programs", "probable"),
    [
        ([("x", ("softmax", "x", "y")), ("y", ("relu", "y", "z"))], False),
        ([("x", ("relu", "x", "y")), ("y", ("softmax", "y", "z"))], True),
        ([("x", ("softmax", "x", "y")), ("y", ("reshape", "y", "z"))], True),
        ([("x", ("softmax", "x", "y"), ("relu", "y", "other")), ("y", ("cast", "y", "z"))], False),
        ([("x", ("softmax", "x", "z")), ("x", ("relu", "x", "z"), ("relu", "z", "y"))], True),
    ],
    ids=["before the last", "last", "handed on", "not given", "under another's inner name"],
)
def test_a_softmax_counts_where_the_output_comes_from(pipeline, programs, probable):
    assert gives_probabilities(pipeline(*programs), "z") is probable


def test_thresholds_are_inputs_that_may_be_left_out(pipeline):
    spec = pipeline(("x", ("relu", "x", "y")))
    last = spec.pipeline.models.add()
    last.nonMaximumSuppression.iouThresholdInputFeatureName = "iou"
    for name in ("x", "iou"):
        spec.description.input.add(name=name).type.doubleType.SetInParent()
    assert {each.name: each.optional for each in inputs(spec)} == {"x": False, "iou": True}


def test_the_minimum_ios_is_that_of_the_newest_stage(pipeline):
    spec = pipeline(("x", ("relu", "x", "y")), ("y", ("relu", "y", "z")))
    spec.pipeline.models[1].specificationVersion = 9
    assert minimum_os(spec) == "iOS 18"


@pytest.fixture
def several(dense, tmp_path):
    """Two functions with values of the same names; `narrow` is the default."""
    functions = ct.utils.MultiFunctionDescriptor()
    functions.add_function(str(dense(np.ones((5, 8)))), "main", "wide")
    functions.add_function(str(dense(np.ones((3, 4)), half=True)), "main", "narrow")
    functions.default_function_name = "narrow"
    ct.utils.save_multifunction(functions, str(tmp_path / "several.mlpackage"))
    return ct.models.MLModel(str(tmp_path / "several.mlpackage"), skip_model_load=True)


def test_the_default_function_is_the_one_described(several):
    spec = several.get_spec()
    assert (chosen(spec), chosen(spec, "wide")) == ("narrow", "wide")
    assert (class_count(spec), classes(spec)) == (3, None)
    assert inputs(spec)[0].shape == (1, 4)
    assert list(description(spec, "wide").input[0].type.multiArrayType.shape) == [1, 8]


def test_the_weights_of_every_function_are_counted_each_with_its_own(several):
    kinds = by_kind(weights(several.get_spec()))
    assert (kinds["float32"]["elements"], kinds["float16"]["elements"]) == (5 * 8 + 5, 3 * 4 + 3)


@pytest.mark.parametrize("change", ["rename", "clear"])
def test_functions_that_are_not_described_are_refused(several, change):
    spec = several.get_spec()
    if change == "rename":
        spec.description.functions[0].name = "other"
    else:
        spec.description.ClearField("functions")
    with pytest.raises(UserError, match=r"has the functions narrow, wide, its description has"):
        check_sound(several.package_path, spec)
