"""Where Core ML expects to run what: its compute plan in short."""

import coremltools as ct
import numpy as np
import pytest
from coreml_standin.interpreter import Raised
from coremltools.converters.mil import Builder as mb  # noqa: N813 - its usual name

ASK = """
    from quantgate_worker.engines.coreml.placement import placement
    from pathlib import Path
    answer = placement(units, Path(package))
"""
WIDTH = 8


@pytest.fixture
def ask(run):
    def asked(package, units="CPU_AND_NE"):
        return run(ASK, package=package, units=units)

    return asked


@pytest.fixture(scope="session")
def mixed(converted_once):
    """Linear, cumsum, linear: in the middle an operation that no Neural Engine runs."""

    def convert():
        @mb.program(input_specs=[mb.TensorSpec(shape=(1, WIDTH))], opset_version=ct.target.iOS16)
        def program(x):
            weight = np.eye(WIDTH, dtype=np.float32)
            first = mb.linear(x=x, weight=weight, name="first")
            summed = mb.cumsum(x=first, axis=1, name="summed")
            return mb.linear(x=summed, weight=weight, name="last")

        return ct.convert(
            program,
            convert_to="mlprogram",
            minimum_deployment_target=ct.target.iOS16,
            compute_precision=ct.precision.FLOAT16,
            skip_model_load=True,
        )

    return converted_once("mixed", convert)


def test_shares_are_of_operations_and_of_cost_by_device(ask, mixed):
    found = ask(mixed)
    assert found["operations"] == found["placed"] == found["costed"] == 5
    assert sum(found["share"].values()) == pytest.approx(1)
    assert sum(found["cost"].values()) == pytest.approx(1)
    # The casts at the edges: what leaves one is of 32 bits, what leaves the other is not.
    assert found["share"] == {"ane": 0.6, "cpu": 0.4}
    assert "full" not in found


def test_devices_are_changed_in_the_order_of_the_program(ask, mixed):
    assert ask(mixed)["switches"] == 3
    assert ask(mixed, "CPU_ONLY")["switches"] == 0


def test_what_keeps_it_off_the_neural_engine_is_named_with_why_where_that_is_known(ask, mixed):
    off = {one["op"]: one for one in ask(mixed)["off"]}
    assert off["cumsum"] == {
        "op": "cumsum",
        "count": 1,
        "cost": pytest.approx(0.2),
        "on": "cpu",
        "example": "summed_cast_fp16",
    }
    assert off["cast"]["why"] == "it computes in 32 bits, and the Neural Engine in 16"


def test_units_without_a_neural_engine_keep_nothing_off_it(ask, mixed):
    assert ask(mixed, "CPU_AND_GPU")["off"] == []


def test_a_program_in_32_bits_falls_back_as_a_whole(ask, dense):
    full = dense(np.arange(8, dtype=np.float32).reshape(4, 2))
    found = ask(full)
    assert found["full"] is True
    assert found["share"] == {"cpu": 1.0}
    assert {one["why"] for one in found["off"]} == {
        "it computes in 32 bits, and the Neural Engine in 16"
    }


def test_what_core_ml_could_run_there_and_does_not_is_told_apart(ask, mac, mixed):
    mac.set({"at": "plan", "does": "prefers", "operator": "linear", "device": "cpu"})
    off = {one["op"]: one for one in ask(mixed)["off"]}
    assert off["linear"]["count"] == 2
    assert "prefers another device" in off["linear"]["why"]
    assert "why" not in off["cumsum"]


@pytest.mark.parametrize(("of", "known"), [("usage", (3, 3)), ("cost", (5, 3)), ("all", (3, 3))])
def test_what_a_plan_leaves_open_is_counted(ask, mac, mixed, of, known):
    mac.set({"at": "plan", "does": "omits", "of": of})
    found = ask(mixed)
    assert (found["operations"], found["placed"], found["costed"]) == (5, *known)


def test_a_plan_that_core_ml_does_not_give_is_refused_in_its_words(ask, mac, mixed):
    mac.set({"at": "plan", "does": "fails", "message": "no plan today"})
    with pytest.raises(Raised, match=r"WorkerError: Core ML gave no compute plan: .*no plan today"):
        ask(mixed)


def test_a_pipeline_is_all_of_its_programs(ask, joined):
    found = ask(joined(np.eye(2), np.eye(2), ["a", "b"]), "ALL")
    assert found["operations"] >= 4
    assert set(found["share"]) <= {"cpu", "gpu", "ane"}


def test_a_plan_that_lacks_a_program_of_a_pipeline_says_nothing_of_the_rest(ask, mac, joined):
    mac.set({"at": "plan", "does": "omits", "of": "stage"})
    with pytest.raises(Raised, match="the compute plan has 1 programs, the model 2"):
        ask(joined(np.eye(2), np.eye(2), ["a", "b"]), "ALL")
