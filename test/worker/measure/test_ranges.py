import weakref
from dataclasses import replace

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it

from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.engines.ranges import Ranges, Reach
from quantgate_worker.errors import WorkerError
from quantgate_worker.evaluation.ranges import LONGEST_NAME, MOST_OPS, described
from quantgate_worker.measure.request import Variant

STORED = Variant(name="reference", recipe={"kind": "stored"})
FP16 = Variant(name="fp16", recipe={"kind": "preset", "preset": "fp16"})


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


def test_a_measurement_tells_how_far_values_reach_on_the_examples(request_of, measured, wide, rows):
    totals = np.abs(rows).sum(axis=1) / np.abs(rows).sum(axis=1).max() * 90_000
    assert all(np.abs(totals - limit).min() > 1 for limit in (65504, 32768))
    found = measured(request_of(source=wide))["reference"]["range"]
    largest = {"op": "linear", "name": "total", "largest": pytest.approx(90_000), "infinite": False}
    assert found == {
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


def test_programs_that_someone_made_are_audited_and_what_is_converted_from_them_is_not(
    request_of, measured, wide
):
    by_hand = Variant(name="by-hand", recipe={"kind": "source", "path": str(wide)})
    seen = measured(request_of(STORED, FP16, by_hand))
    assert {name: "range" in measurement for name, measurement in seen.items()} == {
        "reference": True,
        "fp16": False,
        "by-hand": True,
    }
    assert seen["reference"]["range"]["overflows"]["count"] == 0
    assert seen["by-hand"]["range"]["overflows"]["count"] == 1


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


@pytest.mark.parametrize("side", ["head", "base"])
def test_a_variant_whose_output_is_not_finite_is_audited_whichever_it_is(
    request_of, measured, overflowing, rows, side
):
    seen = measured(request_of(STORED, FP16, source=overflowing, side=side))
    assert "notFinite" not in seen["reference"]
    found = seen["fp16"]["notFinite"]
    factor = np.float16(np.sqrt(70_000) / np.abs(rows).max())
    halves = (rows.astype(np.float16) * factor).astype(np.float32)
    lost = ((halves * halves).sum(axis=1) >= 65520).sum()
    squared = ((halves * halves) >= 65520).any(axis=1).sum()
    assert 0 < squared <= found["examples"] <= lost
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
    assert seen["fp16"]["evaluated"] == {"n": 40 - found["examples"], "of": 40}
    assert seen["fp16"]["range"]["overflows"]["count"] > 0


def test_finding_no_culprit_takes_nothing_from_what_was_measured(request_of, measured, engines):
    def refused(_path, **_how):
        raise WorkerError("too deep to look into")

    none = {"classLabel_probs": {"0": float("nan"), "1": 0.25, "2": 0.25}}
    broken = engines(lambda _path, _inputs: none, audit=refused)
    seen = measured(request_of(FP16), broken)["fp16"]
    assert (seen["status"], seen["evaluated"]["n"]) == ("measured", 0)
    assert "notFinite" not in seen
    # Of the source an audit is asked anyway.
    assert measured(request_of(), broken)["reference"]["status"] == "failed"


def test_the_cast_of_a_source_that_reaches_too_far_is_audited_too(request_of, measured, wide):
    seen = measured(request_of(STORED, FP16, source=wide))
    assert seen["reference"]["range"]["precision"] == "fp32"
    audit = seen["fp16"]["range"]
    assert audit["precision"] == "fp16"
    assert audit["overflows"]["count"] == 1
    assert audit["overflows"]["ops"][0]["op"] == "linear"


def test_the_base_is_not_audited(request_of, measured):
    assert "range" not in measured(request_of(side="base"))["reference"]


def test_an_engine_that_cannot_see_inside_of_a_program_gives_no_range(
    request_of, measured, engines
):
    uniform = {"classLabel_probs": {"0": 0.5, "1": 0.25, "2": 0.25}}
    seen = measured(request_of(), engines(lambda _path, _inputs: uniform))
    assert "range" not in seen["reference"]


def test_the_records_of_an_audited_program_are_those_of_one_that_is_not(request_of, measured, wide):
    digests = {
        measured(request_of(source=wide, side=side))["reference"]["records"]["digest"]
        for side in ("head", "base")
    }
    assert len(digests) == 1


def test_what_a_program_was_evaluated_with_is_let_go_of_before_it_is_audited(
    request_of, measured, engines
):
    loaded, held = [], []

    def load(path):
        model = PortableModel(path)
        loaded.append(weakref.ref(model))
        return model

    def audit(path, *, trace):
        held.extend(model() for model in loaded)
        return PortableModel(path, audit=True, trace=trace)

    row = replace(engines(None)["portable"], load=load, audit=audit)
    assert "range" in measured(request_of(), {"portable": row})["reference"]
    assert held == [None]


def test_a_program_whose_audit_fails_is_not_measured_and_the_reason_is_told(
    request_of, measured, engines
):
    def refused(_path, **_how):
        raise WorkerError("too deep to look into")

    uniform = {"classLabel_probs": {"0": 0.5, "1": 0.25, "2": 0.25}}
    seen = measured(request_of(), engines(lambda _path, _inputs: uniform, audit=refused))
    seen = seen["reference"]
    assert seen["status"] == "failed"
    assert seen["reason"] == "auditing its ranges failed: too deep to look into"


def test_of_many_ops_the_first_are_named_briefly_and_all_are_counted():
    reaches = tuple(
        Reach(op="conv", name=f"{n} " + "x" * 500, largest=1e5, infinite=False, examples=1)
        for n in range(MOST_OPS + 5)
    )
    found = described(
        Ranges(halves=True, examples=1, overflows=reaches, products=(), nan=reaches[:1], unseen=())
    )
    assert found["overflows"]["count"] == MOST_OPS + 5
    assert len(found["overflows"]["ops"]) == MOST_OPS
    assert len(found["overflows"]["ops"][0]["name"]) == LONGEST_NAME
    assert set(found["nan"]["ops"][0]) == {"op", "name", "examples"}
