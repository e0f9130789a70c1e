"""Pipelines and packages of several functions, measured."""

import json
from pathlib import Path

import coremltools as ct
import numpy as np
import pytest

from quantgate_worker.measure.request import Variant

CLASSES = ["0", "1", "2"]
STORED = Variant(name="reference", recipe={"kind": "stored"})
INT8 = Variant(
    name="int8",
    recipe={
        "kind": "convert",
        "steps": [{"op": "quantize", "config": {"weight_threshold": 1}}],
    },
)
SCALE = np.diag([0.5, 1, 2, 4])
WEIGHT = np.random.default_rng(2).normal(size=(3, 4))


def records(request, measurement):
    lines = Path(request.out / measurement["records"]["path"]).read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_a_pipeline_is_measured_as_the_one_program_that_it_amounts_to(
    request_of, measured, joined, dense, tmp_path
):
    pipeline = request_of(STORED, INT8, source=joined(SCALE, WEIGHT, CLASSES))
    single = request_of(
        STORED, source=dense(WEIGHT @ SCALE, labels=CLASSES), out=tmp_path / "single"
    )
    found, expected = measured(pipeline), records(single, measured(single)["reference"])
    for record, wanted in zip(records(pipeline, found["reference"]), expected, strict=True):
        assert [label for label, _ in record["top"]] == [label for label, _ in wanted["top"]]
        assert record["loss"] == pytest.approx(wanted["loss"], rel=1e-4)
    package = found["int8"]["package"]
    assert package["weights"]["byKind"]["int8"] == {"tensors": 2, "elements": 28}
    assert package["minimumOS"] == "iOS 16"
    assert package["weights"]["skipped"] == 0


def test_of_several_functions_the_default_is_measured_and_named(
    request_of, measured, dense, tmp_path
):
    functions = ct.utils.MultiFunctionDescriptor()
    functions.add_function(str(dense(WEIGHT)), "main", "right")
    functions.add_function(str(dense(-WEIGHT)), "main", "wrong")
    functions.default_function_name = "right"
    several = str(tmp_path / "several.mlpackage")
    ct.utils.save_multifunction(functions, several)
    request = request_of(STORED, INT8, source=Path(several))
    single = request_of(STORED, source=dense(WEIGHT), out=tmp_path / "single")
    found = measured(request)
    expected = records(single, measured(single)["reference"])
    assert records(request, found["reference"]) == expected
    for measurement in found.values():
        assert measurement["package"]["notes"][0] == (
            "of the functions right, wrong, the default, right, is evaluated"
        )
    assert found["int8"]["package"]["weights"]["byKind"]["int8"]["tensors"] == 2
