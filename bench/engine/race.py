"""Contestants that predict in turn, so that what disturbs the machine disturbs all of them."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import numpy as np
from contestants import Predict, engine, rival
from interval import Interval, of_median

Clock = Callable[[], float]

TOLERANCES = {"fp32": 1e-4, "fp16": 5e-2}
# A turn is long enough that the clock and the change of contestants do not count.
TURN_SECONDS = 0.04
LEAST_ROUNDS = 15
# How many times as long as wanted it may race where a bound is in doubt.
PATIENCE = 5


@dataclass(kw_only=True)
class Racer:
    """A contestant, its seconds to load and, for each round, those of a prediction."""

    predict: Predict
    load: float
    rounds: list[float] = field(default_factory=list)

    def faster_than(self, other: "Racer") -> Interval:
        """Return the other's time over this one's, taken round by round."""
        pairs = zip(other.rounds, self.rounds, strict=True)
        return of_median([theirs / ours for theirs, ours in pairs])

    def __str__(self) -> str:
        return f"{median(self.rounds) * 1e3:.2f} ms, load {self.load:.2f} s"


@dataclass(frozen=True, kw_only=True)
class Course:
    """Where a model lies prepared, with how many threads and how long it is raced."""

    folder: Path
    name: str
    threads: int
    seconds: float
    bounds: Mapping[str, float]
    halves: float

    @property
    def clock(self) -> Clock:
        """One thread's work is the processor's time, whoever else wants the processor."""
        return time.process_time if self.threads == 1 else time.perf_counter


def race(course: Course) -> dict[str, Racer]:
    """Race `rival`, `fp32` and `fp16`, longer where a bound is in doubt.

    Raises ValueError where they do not compute the same.
    """
    racers = {who: _ready(course, who) for who in ("rival", *TOLERANCES)}
    _check(course.name, racers)
    repeats = {who: repeats_of(racer.predict, course.clock) for who, racer in racers.items()}
    order, start = list(racers), time.perf_counter()
    while not _over(course, racers, time.perf_counter() - start):
        for who in order:
            racers[who].rounds.append(turn(racers[who].predict, repeats[who], course.clock))
        order.append(order.pop(0))
    return racers


def _ready(course: Course, who: str) -> Racer:
    inputs = dict(np.load(course.folder / f"{course.name}.npz"))
    start = course.clock()
    if who == "rival":
        predict = rival(course.folder / f"{course.name}.onnx", inputs, threads=course.threads)
    else:
        package = course.folder / f"{course.name}-{who}.mlpackage"
        predict = engine(package, inputs, threads=course.threads)
    return Racer(predict=predict, load=course.clock() - start)


def _check(name: str, racers: dict[str, Racer]) -> None:
    expected = racers["rival"].predict()
    for who, tolerance in TOLERANCES.items():
        error = np.abs(racers[who].predict() - expected).max()
        if not error <= tolerance * np.abs(expected).max():
            raise ValueError(f"{name} in {who} differs from ONNX Runtime's by {error}")


def repeats_of(predict: Predict, clock: Clock) -> int:
    """Warm up, and find how many predictions make a turn."""
    turn(predict, 3, clock)
    return max(1, round(TURN_SECONDS / turn(predict, 2, clock)))


def turn(predict: Predict, repeats: int, clock: Clock) -> float:
    start = clock()
    for _ in range(repeats):
        predict()
    return (clock() - start) / repeats


def _over(course: Course, racers: dict[str, Racer], elapsed: float) -> bool:
    if elapsed < course.seconds or len(racers["rival"].rounds) < LEAST_ROUNDS:
        return False
    decided = all(
        racers[who].faster_than(racers["rival"]).decides(bound)
        for who, bound in course.bounds.items()
    )
    decided &= racers["fp32"].faster_than(racers["fp16"]).decides(course.halves)
    return decided or elapsed > PATIENCE * course.seconds
