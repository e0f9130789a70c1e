"""Several models on Core ML at once: what becomes of one is no other's matter."""

import json

import numpy as np
import pytest

ROWS = 6


@pytest.fixture
def ask(evaluated, engines_on_mac, tmp_path):
    """Evaluate packages on a target, by the classes that they find."""

    def asked(packages, target="coreml-ane", **changed):
        samples, arrays = tmp_path / "samples.jsonl", tmp_path / "rows.npz"
        samples.write_text("".join(f"{json.dumps({'id': f'row-{n}'})}\n" for n in range(ROWS)))
        np.savez(arrays, x=np.random.default_rng(1).normal(size=(ROWS, 2)).astype(np.float32))
        message = {
            "engine": target,
            "task": "image-classification",
            "options": {"top": 2},
            "data": [{"key": "arrays", "at": str(arrays)}],
            "samples": str(samples),
            **changed,
        }
        return evaluated(packages, ROWS, engines_on_mac, **message)

    return asked


@pytest.fixture
def ladder(dense):
    """Four models that are not the same."""
    weights = np.random.default_rng(2).normal(size=(4, 3, 2)).astype(np.float32)
    return {f"v{n}": dense(weight) for n, weight in enumerate(weights)}


def test_what_core_ml_answers_is_what_the_portable_engine_answers(ask, ladder):
    found = {target: ask(ladder, target)[1] for target in ("portable", "coreml-ane")}
    for name in ladder:
        assert found["coreml-ane"].records(name) == found["portable"].records(name)


def test_killing_each_second_process_leaves_the_others_measured(ask, ladder, mac):
    mac.set({"at": "load", "does": "dies", "signal": "SIGKILL", "every": 2})
    answer, told = ask(ladder)
    assert answer["lanes"] == {"v0": "done", "v1": "ended", "v2": "done", "v3": "ended"}
    for name in ("v0", "v2"):
        assert len(told.records(name)) == ROWS
    for name in ("v1", "v3"):
        end = told.one(name, "ended")
        assert (end["stage"], end["cause"], end["signal"]) == ("load", "killed", "SIGKILL")


def test_one_that_hangs_costs_its_time_out_and_no_other(ask, ladder, mac):
    mac.set({"at": "predict", "does": "hangs", "seconds": 3600, "every": 4})
    answer, told = ask(ladder, bounds={"loadSeconds": 30, "predictSeconds": 1})
    assert answer["lanes"] == {"v0": "done", "v1": "done", "v2": "done", "v3": "ended"}
    end = told.one("v3", "ended")
    assert (end["cause"], end["at"]) == ("hung", "row-0")
    assert end["message"] == "it took longer than 1 s to predict"


def test_numbers_that_are_none_are_an_error_of_each_sample(ask, ladder, mac):
    mac.set({"at": "predict", "does": "gives", "what": "nan"})
    _, told = ask({"v0": ladder["v0"]})
    assert {record["error"] for record in told.records("v0")} == {
        "the model's output is not finite"
    }
