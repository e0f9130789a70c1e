import json
import threading
from dataclasses import replace

import numpy as np
import pytest

from quantgate_worker.engines.engine import Engine, Timing
from quantgate_worker.errors import UserError, WorkerError
from quantgate_worker.verbs.time import time_predictions

ROWS, WIDTH = 6, 4
# In seconds: ends a test that would not end, and nothing else.
HANGING = 900


class Scripted:
    """A model whose predictions take what a list says."""

    load_ms = 120.0

    def __init__(self, times, given):
        self._times, self._given = iter(times), given

    def predict(self, inputs):
        self._given.append(float(inputs["x"].flat[0]))
        return next(self._times)


@pytest.fixture
def ask(tmp_path, dense):
    samples = tmp_path / "samples.jsonl"
    samples.write_text("".join(f"{json.dumps({'id': str(n)})}\n" for n in range(ROWS)))
    rows = np.arange(ROWS, dtype=np.float32)[:, None].repeat(WIDTH, axis=1)
    np.savez(tmp_path / "rows.npz", x=rows)
    return {
        "engine": "scripted",
        "task": "image-classification",
        "options": {},
        "packages": {"model": str(dense(np.ones((3, WIDTH))))},
        "data": [{"key": "arrays", "at": str(tmp_path / "rows.npz")}],
        "samples": str(samples),
        "rows": [[1, 3]],
        "warmup": 2,
        "repeats": 4,
    }


def engines(times, given):
    heat = iter(["cool", "warm"])
    timing = Timing(
        load=lambda _path: Scripted(times, given),
        conditions=lambda: {"thermal": next(heat)},
    )
    row = Engine(
        name=lambda: "scripted",
        units="cpu",
        isolation="process",
        load=lambda _path: None,
        refuses=lambda _spec: [],
        time=timing,
    )
    return {"scripted": row}


def test_the_first_prediction_and_the_warm_ones_are_apart_from_those_that_are_timed(ask, told):
    given = []
    seen = time_predictions(ask, told, engines([50, 9, 9, 5.5, 5, 6, 5], given))
    assert (seen["loadMs"], seen["firstMs"], seen["ms"]) == (120, 50, [5.5, 5, 6, 5])
    # The rows asked for, over and over.
    assert given == [1, 2, 1, 2, 1, 2, 1]
    assert seen["peakBytes"] > 2**20
    assert told.progressed[-1] == ("time", 4, 4)


def test_the_conditions_before_and_after_are_told(ask, told):
    seen = time_predictions(ask, told, engines([1] * 7, []))
    assert seen["conditions"] == {"before": {"thermal": "cool"}, "after": {"thermal": "warm"}}


def test_an_engine_whose_times_say_nothing_is_not_timed(ask, told):
    with pytest.raises(WorkerError, match="say nothing about a device"):
        time_predictions({**ask, "engine": "portable"}, told)


def test_a_prediction_without_end_is_said_and_ends_the_worker(ask, told, capfd):
    left = threading.Event()

    class Hangs(Scripted):
        def predict(self, _inputs):
            assert left.wait(HANGING)
            raise WorkerError("left")

    timing = Timing(load=lambda _path: Hangs([], []), conditions=dict)
    rows = {name: replace(row, time=timing) for name, row in engines([], []).items()}
    message = {**ask, "bounds": {"predictSeconds": 0.2}}
    with pytest.raises(WorkerError, match="left"):
        time_predictions(message, told, rows, leave=lambda _status: left.set())
    assert "it took longer than 0.2 s to predict" in capfd.readouterr().err


def test_rows_without_inputs_are_refused(ask, told):
    with pytest.raises(UserError, match="none has inputs"):
        time_predictions({**ask, "rows": []}, told, engines([], []))
