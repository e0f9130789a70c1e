"""What a detector calls what it finds."""

import pytest
from coremltools.proto import Model_pb2

from quantgate_worker.package.objects import object_names, suppressing


def named(names):
    spec = Model_pb2.Model()
    spec.mlProgram.SetInParent()
    spec.description.metadata.userDefined["names"] = names
    return spec


def piped(labels):
    spec = Model_pb2.Model()
    spec.pipeline.models.add().mlProgram.SetInParent()
    stage = spec.pipeline.models.add().nonMaximumSuppression
    if labels and isinstance(labels[0], int):
        stage.int64ClassLabels.vector.extend(labels)
    else:
        stage.stringClassLabels.vector.extend(labels)
    return spec


@pytest.mark.parametrize(
    "names",
    [
        "{0: 'person', 1: 'traffic light'}",
        '{"0": "person", "1": "traffic light"}',
        "{1: 'traffic light', 0: 'person'}",
        "['person', 'traffic light']",
        '["person", "traffic light"]',
    ],
)
def test_names_are_read_as_exporters_write_them(names):
    assert object_names(named(names)) == ["person", "traffic light"]


@pytest.mark.parametrize(
    "names",
    [
        "",
        "person",
        "{0: 'person', 2: 'car'}",
        "{'a': 'person'}",
        "{}",
        "[]",
        "7",
        "__import__('os').getcwd()",
        "(" * 100_000,
        "[" * 100_000,
        "{0: 'a'" + " " * 1_000_000 + "}",
    ],
)
def test_what_is_no_list_of_names_names_nothing(names):
    assert object_names(named(names)) is None


def test_a_suppressing_stage_has_the_labels_of_a_pipeline():
    assert object_names(piped(["a", "b"])) == ["a", "b"]
    assert object_names(piped([3, 5])) == ["3", "5"]
    spec = piped([])
    assert object_names(spec) is None
    spec.description.metadata.userDefined["names"] = "{0: 'person'}"
    assert object_names(spec) == ["person"]


def test_a_model_of_no_such_stage_has_none():
    assert suppressing(named("")) is None
    assert suppressing(piped(["a"])).stringClassLabels.vector == ["a"]
