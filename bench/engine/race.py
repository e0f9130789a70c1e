"""Contestants that predict in turn, so that what disturbs the machine disturbs all of them."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np
import onnxruntime

from quantgate_worker.engines.portable import PortableModel

Predict = Callable[[], np.ndarray]
Arrays = dict[str, np.ndarray]

STATES = ("keys", "values")
TOLERANCES = {"rival": 0.0, "fp32": 1e-4, "fp16": 5e-2}
# A turn is long enough that the clock and the change of contestants do not count.
TURN_SECONDS = 0.04
LEAST_ROUNDS = 15


@dataclass(frozen=True, kw_only=True)
class Raced:
    """A contestant's seconds to load, and those of a prediction in each round."""

    load: float
    rounds: list[float]

    def faster_than(self, other: "Raced") -> float:
        """Return the other's time over this one's, the median of the rounds."""
        pairs = zip(other.rounds, self.rounds, strict=True)
        return median(theirs / ours for theirs, ours in pairs)


def race(folder: Path, name: str, *, threads: int, seconds: float) -> dict[str, Raced]:
    """Race the contestants `rival`, `fp32` and `fp16` for about so many seconds.

    Raises ValueError where they do not compute the same.
    """
    inputs = dict(np.load(folder / f"{name}.npz"))
    contestants, loads = {}, {}
    for who in TOLERANCES:
        start = time.perf_counter()
        if who == "rival":
            contestants[who] = rival(folder / f"{name}.onnx", inputs, threads=threads)
        else:
            contestants[who] = engine(folder / f"{name}-{who}.mlpackage", inputs, threads=threads)
        loads[who] = time.perf_counter() - start
    _check(name, contestants)
    rounds = _rounds(contestants, seconds)
    return {who: Raced(load=loads[who], rounds=rounds[who]) for who in contestants}


def rival(path: Path, inputs: Arrays, *, threads: int) -> Predict:
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Its threads may spin while it predicts, as they do by default, but not in others' turns.
    options.add_session_config_entry("session.force_spinning_stop", "1")
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    return lambda: session.run(None, inputs)[0]


def engine(path: Path, inputs: Arrays, *, threads: int) -> Predict:
    model = PortableModel(path, threads=threads)
    given = {name: value for name, value in inputs.items() if name not in STATES}
    state = model.make_state() if STATES[0] in inputs else None
    return lambda: model.predict(given, state)["y"]


def _check(name: str, contestants: dict[str, Predict]) -> None:
    outputs = {who: predict() for who, predict in contestants.items()}
    expected = outputs["rival"]
    for who, tolerance in TOLERANCES.items():
        error = np.abs(outputs[who] - expected).max()
        if not error <= tolerance * np.abs(expected).max():
            raise ValueError(f"{name} in {who} differs from ONNX Runtime's by {error}")


def _rounds(contestants: dict[str, Predict], seconds: float) -> dict[str, list[float]]:
    repeats = {who: _repeats(predict) for who, predict in contestants.items()}
    times: dict[str, list[float]] = {who: [] for who in contestants}
    order, end = list(contestants), time.perf_counter() + seconds
    while time.perf_counter() < end or len(times["rival"]) < LEAST_ROUNDS:
        for who in order:
            times[who].append(_turn(contestants[who], repeats[who]))
        order.append(order.pop(0))
    return times


def _repeats(predict: Predict) -> int:
    """Warm up, and find how many predictions make a turn."""
    _turn(predict, 3)
    return max(1, round(TURN_SECONDS / _turn(predict, 2)))


def _turn(predict: Predict, repeats: int) -> float:
    start = time.perf_counter()
    for _ in range(repeats):
        predict()
    return (time.perf_counter() - start) / repeats
