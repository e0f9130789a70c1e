"""A watched evaluation: how far values reach, and which op began what is not finite."""

import json
import weakref
from dataclasses import replace
from pathlib import Path

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it

from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.errors import WorkerError


@pytest.fixture
def watched(classified):
    """Watch one package and return what was seen of it."""

    def look(package, watch="range", **changed):
        answer, told = classified({"one": package}, watch=watch, **changed)
        assert answer == {"lanes": {"one": "done"}}
        (item,) = told.items
        assert item["extra"] == "range"
        return json.loads(Path(item["file"]).read_text("utf-8"))

    return look


@pytest.fixture
def halved(made):
    """Cast a package to 16-bit floats."""
    return lambda source: made(source, {"fp16": "fp16"})["fp16"]["made"]["package"]


@pytest.fixture
def wide(saved, rows):
    """A classifier whose sum reaches 90,000 on the row that is furthest out."""
    factor = np.float32(90_000 / np.abs(rows).sum(axis=1).max())

    @mb.program(input_specs=[mb.TensorSpec(shape=(1, 4))], opset_version=ct.target.iOS15)
    def program(x):
        far = mb.mul(x=mb.abs(x=x), y=factor, name="far")
        total = mb.linear(x=far, weight=np.ones((3, 4), np.float32), name="total")
        return mb.softmax(x=total, axis=-1, name="scores")

    model = ct.convert(
        program,
        convert_to="mlprogram",
        minimum_deployment_target=ct.target.iOS15,
        compute_precision=ct.precision.FLOAT32,
        classifier_config=ct.ClassifierConfig(["0", "1", "2"]),
        skip_model_load=True,
    )
    return saved(model, "wide")


def test_a_watched_lane_tells_how_far_values_reach_on_the_examples(watched, wide, rows):
    totals = np.abs(rows).sum(axis=1) / np.abs(rows).sum(axis=1).max() * 90_000
    assert all(np.abs(totals - limit).min() > 1 for limit in (65504, 32768))
    largest = {"op": "linear", "name": "total", "largest": pytest.approx(90_000), "infinite": False}
    assert watched(wide) == {
        "range": {
            "precision": "fp32",
            "examples": 40,
            "overflows": {
                "count": 1,
                "ops": [{**largest, "examples": int((totals > 65504).sum())}],
            },
            "products": {
                "count": 1,
                "ops": [{**largest, "examples": int((totals > 32768).sum())}],
            },
            "nan": {"count": 0, "ops": []},
            "unseen": {"count": 0, "ops": []},
        }
    }


def test_of_chosen_rows_it_tells_what_those_reach(watched, wide, rows):
    totals = np.abs(rows).sum(axis=1)
    nearest = int(totals.argmin())
    chunk = {"key": "near", "rows": [[nearest, nearest + 1]], "for": ["one"]}
    found = watched(wide, chunks=[chunk])["range"]
    assert (found["examples"], found["overflows"]["count"]) == (1, 0)


def test_the_cast_of_what_reaches_too_far_is_told_as_computed_in_16_bits(watched, halved, wide):
    found = watched(halved(wide))["range"]
    assert found["precision"] == "fp16"
    assert found["overflows"]["count"] == 1
    assert found["overflows"]["ops"][0]["op"] == "linear"


@pytest.fixture
def overflowing(saved, rows):
    """A classifier whose squares pass 65,504 in the row that is furthest out."""
    factor = np.float32(np.sqrt(70_000) / np.abs(rows).max())

    @mb.program(input_specs=[mb.TensorSpec(shape=(1, 4))], opset_version=ct.target.iOS15)
    def program(x):
        square = mb.square(x=mb.mul(x=x, y=factor, name="far"), name="square")
        total = mb.reduce_sum(x=square, axes=[-1], keep_dims=True, name="total")
        share = mb.real_div(x=square, y=total, name="share")
        return mb.softmax(
            x=mb.linear(x=share, weight=np.eye(3, 4, dtype=np.float32)), axis=-1, name="scores"
        )

    model = ct.convert(
        program,
        convert_to="mlprogram",
        minimum_deployment_target=ct.target.iOS15,
        compute_precision=ct.precision.FLOAT32,
        classifier_config=ct.ClassifierConfig(["0", "1", "2"]),
        skip_model_load=True,
    )
    return saved(model, "overflowing")


def test_a_lane_whose_output_is_not_finite_is_traced_to_the_op_that_began_it(
    classified, watched, halved, overflowing, rows
):
    half = halved(overflowing)
    # What lets the parent know that there is something to trace.
    _, told = classified({"reference": overflowing, "fp16": half})
    assert told.one("reference", "unfinite") == 0
    seen = watched(half, "trace", source={"model": str(overflowing)})
    found = seen["notFinite"]
    factor = np.float16(np.sqrt(70_000) / np.abs(rows).max())
    halves = (rows.astype(np.float16) * factor).astype(np.float32)
    lost = ((halves * halves).sum(axis=1) >= 65520).sum()
    squared = ((halves * halves) >= 65520).any(axis=1).sum()
    assert 0 < squared <= found["examples"] <= lost
    assert told.one("fp16", "unfinite") == told.one("fp16", "errors") == found["examples"]
    assert found["culprits"][0]["gives"] == "infinite"
    by_name = {each["name"]: each for each in found["culprits"]}
    assert by_name["square_cast_fp16"] == {
        "op": "square",
        "name": "square_cast_fp16",
        "source": "square",
        "gives": "infinite",
        "constant": False,
        "examples": squared,
    }
    assert seen["range"]["overflows"]["count"] > 0


def test_a_finite_answer_has_no_culprit(watched, overflowing):
    assert [*watched(overflowing, "trace")] == ["range"]


def test_an_audit_that_is_refused_ends_its_lane_with_the_reason(classified, small, engines):
    def refused(_path, **_how):
        raise WorkerError("too deep to look into")

    answer, told = classified({"one": small}, engines(None, audit=refused), watch="trace")
    assert answer == {"lanes": {"one": "ended"}}
    assert told.items == [
        {
            "lane": "one",
            "ended": {"stage": "load", "cause": "refused", "message": "too deep to look into"},
        }
    ]


def test_what_a_program_was_evaluated_with_is_let_go_of_before_it_is_watched(
    classified, watched, small, engines
):
    loaded, held = [], []

    def load(path):
        model = PortableModel(path)
        loaded.append(weakref.ref(model))
        return model

    def audit(path, *, trace):
        held.extend(model() for model in loaded)
        return PortableModel(path, audit=True, trace=trace)

    table = {"portable": replace(engines(None)["portable"], load=load, audit=audit)}
    classified({"one": small}, table)
    assert "range" in watched(small, engines=table)
    assert held == [None]
