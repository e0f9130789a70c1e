"""Whether a target answers as the portable engine does, told of each output."""

import json

import numpy as np
import pytest

from quantgate_worker.evaluation.parity import Tally

ROWS = 6


@pytest.fixture
def compared(evaluated, engines_on_mac, tmp_path, dense):
    """Compare a classifier on the Neural Engine with the portable engine; return what is told."""

    def ask():
        samples, arrays = tmp_path / "samples.jsonl", tmp_path / "rows.npz"
        samples.write_text("".join(f"{json.dumps({'id': f'row-{n}'})}\n" for n in range(ROWS)))
        np.savez(arrays, x=np.random.default_rng(1).normal(size=(ROWS, 2)).astype(np.float32))
        weight = np.array([[3, 0], [0, 3], [-3, -3]], np.float32)
        _, told = evaluated(
            {"int8": dense(weight, labels=["a", "b", "c"])},
            ROWS,
            engines_on_mac,
            engine="coreml-ane",
            task="image-classification",
            options={"top": 2},
            data=[{"key": "arrays", "at": str(arrays)}],
            samples=str(samples),
            watch="parity",
        )
        return told

    return ask


def outputs(told):
    (item,) = told.of("int8", "extra")
    assert item["extra"] == "parity"
    found = json.loads(open(item["file"]).read())  # noqa: SIM115, PTH123
    assert found["against"].startswith("portable ")
    assert found["n"] == ROWS
    return found["outputs"]


def test_an_engine_that_is_right_has_a_cosine_of_1(compared):
    told = compared()
    assert told.of("int8", "chunk") == []
    (probabilities,) = outputs(told).values()
    assert probabilities == {"cosine": 1, "least": 1, "agreement": 1}


def test_numbers_that_are_near_are_told_as_such(compared, mac):
    mac.set({"at": "predict", "does": "near", "by": 1e-3})
    (probabilities,) = outputs(compared()).values()
    assert probabilities["cosine"] == pytest.approx(1, abs=1e-5)
    assert probabilities["agreement"] == 1


@pytest.mark.parametrize(("what", "cosine"), [("wrong", 0.5), ("nan", 0), ("infinite", 0)])
def test_wrong_numbers_of_a_unit_are_told_and_those_of_another_are_none(
    compared, mac, what, cosine
):
    mac.set({"at": "predict", "does": "gives", "what": what, "units": ["CPU_AND_NE"]})
    (probabilities,) = outputs(compared()).values()
    assert probabilities["cosine"] <= cosine
    assert probabilities["agreement"] < 1
    mac.set({"at": "predict", "does": "gives", "what": what, "units": ["CPU_ONLY"]})
    assert outputs(compared())["classLabel_probs"]["cosine"] == 1


@pytest.mark.parametrize(
    ("one", "other", "cosine", "agrees"),
    [
        ([1, 2], [2, 4], 1, True),
        ([1, 0], [0, 1], 0, False),
        ([0, 0], [0, 0], 1, True),
        ([0, 0], [0, 1], 0, False),
        ([1e-200, 2e-200], [1, 2], 1, True),
        ([1, 2, 3], [1, 2], 0, False),
        ([np.nan, 1], [np.nan, 1], 1, True),
        ([np.inf, 1], [2, 1], 0, True),
    ],
)
def test_a_cosine_is_one_of_directions_and_of_what_is_no_number_none(one, other, cosine, agrees):
    tally = Tally()
    tally.add(np.array(one, np.float64), np.array(other, np.float64))
    assert tally.described["cosine"] == pytest.approx(cosine)
    assert tally.described["agreement"] == agrees
