"""Pipelines and packages of several functions, converted and evaluated."""

import coremltools as ct
import numpy as np
import pytest

CLASSES = ["0", "1", "2"]
INT8 = {"kind": "convert", "steps": [{"op": "quantize", "config": {"weight_threshold": 1}}]}
SCALE = np.diag([0.5, 1, 2, 4])
WEIGHT = np.random.default_rng(2).normal(size=(3, 4))


def test_a_pipeline_is_evaluated_as_the_one_program_that_it_amounts_to(
    classified, made, joined, dense
):
    pipeline = joined(SCALE, WEIGHT, CLASSES)
    int8 = made(pipeline, {"int8": INT8})["int8"]["made"]
    single = dense(WEIGHT @ SCALE, labels=CLASSES)
    answer, told = classified({"pipeline": pipeline, "int8": int8["package"], "single": single})
    assert {*answer["lanes"].values()} == {"done"}
    for record, wanted in zip(told.records("pipeline"), told.records("single"), strict=True):
        assert [label for label, _ in record["top"]] == [label for label, _ in wanted["top"]]
        assert record["loss"] == pytest.approx(wanted["loss"], rel=1e-4)
    summary = int8["summary"]
    assert summary["weights"]["byKind"]["int8"] == {"tensors": 2, "elements": 28}
    assert summary["minimumOS"] == "iOS 16"
    assert summary["weights"]["skipped"] == 0


def test_of_several_functions_the_default_is_evaluated_and_named(classified, made, dense, tmp_path):
    functions = ct.utils.MultiFunctionDescriptor()
    functions.add_function(str(dense(WEIGHT)), "main", "right")
    functions.add_function(str(dense(-WEIGHT)), "main", "wrong")
    functions.default_function_name = "right"
    several = str(tmp_path / "several.mlpackage")
    ct.utils.save_multifunction(functions, several)
    seen = made(several, {"itself": {"kind": "stored"}, "int8": INT8})
    _, told = classified({"several": several, "single": dense(WEIGHT)})
    assert told.one("several", "sha256") == told.one("single", "sha256")
    for item in seen.values():
        assert item["made"]["summary"]["notes"][0] == (
            "of the functions right, wrong, the default, right, is evaluated"
        )
    assert seen["int8"]["made"]["summary"]["weights"]["byKind"]["int8"]["tensors"] == 2
