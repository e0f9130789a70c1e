"""How long one model takes on one engine, in a worker that has run nothing before."""

import os
import resource
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from quantgate_worker.datasets.dataset import Inputs
from quantgate_worker.engines.engine import Engines
from quantgate_worker.engines.table import ENGINES, engine_for
from quantgate_worker.errors import UserError, WorkerError
from quantgate_worker.evaluation.overdue import Overdue
from quantgate_worker.evaluation.run import Underway
from quantgate_worker.package.interface import MODEL, interface
from quantgate_worker.tasks.table import task_named
from quantgate_worker.tell import Tell

from .request import bounds_of, object_of, parsed, parts_of, place, places, rows_of


def time_predictions(
    message: Mapping[str, Any],
    tell: Tell,
    engines: Engines = ENGINES,
    leave: Callable[[int], None] = os._exit,
) -> dict[str, Any]:
    """Load once, predict `warmup` times untimed, then `repeats` times.

    The inputs are those of the rows, over and over. Raises WorkerError for an engine whose times
    say nothing about a device. A prediction that takes too long is said on stderr, and ends the
    worker.
    """
    target, package, inputs, warmup, repeats = parsed("time", _request, message)
    underway = Underway(parsed("time", bounds_of, message).predict_seconds)
    timing = engine_for(target, engines).time
    if timing is None:
        raise WorkerError(f"{target}: its times say nothing about a device")
    before = timing.conditions()
    tell.progress("load", 0, 1)
    model = timing.load(package)
    given = cycle(inputs)
    times = list[float]()
    with _limited(underway, leave):
        with underway.now(MODEL):
            first = model.predict(next(given))
        for each in islice(given, warmup):
            with underway.now(MODEL):
                model.predict(each)
        for each in islice(given, repeats):
            with underway.now(MODEL):
                times.append(model.predict(each))
            tell.progress("time", len(times), repeats)
    return {
        "loadMs": model.load_ms,
        "firstMs": first,
        "ms": times,
        "peakBytes": _peak_bytes(),
        "conditions": {"before": before, "after": timing.conditions()},
    }


@contextmanager
def _limited(underway: Underway, leave: Callable[[int], None]) -> Iterator[None]:
    overdue = Overdue(leave)
    overdue.watch(lambda: underway.number, underway.limit, lambda: _say(underway.broken))
    with overdue.watching():
        yield


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _request(message: Mapping[str, Any]) -> tuple[str, Path, list[Inputs], int, int]:
    package = places(message["packages"])[MODEL]
    return (
        str(message["engine"]),
        package,
        _inputs(message, package),
        int(message["warmup"]),
        int(message["repeats"]),
    )


def _inputs(message: Mapping[str, Any], package: Path) -> list[Inputs]:
    """Decode the rows before anything is timed."""
    task = task_named(str(message["task"]))
    data, options = parts_of(message["data"]), object_of(message["options"])
    samples, rows = place(message["samples"]), rows_of(message["rows"])
    dataset = task.dataset(data, options, interface({MODEL: package}), samples)
    examples = dataset.examples(task.passes[-1], rows)
    found = [example.inputs for example in examples if example.inputs is not None]
    if not found:
        raise UserError(f"{samples}: of the rows {list(rows)} none has inputs")
    return found


def _peak_bytes() -> int:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Linux counts in kilobytes.
    return peak if sys.platform == "darwin" else peak * 1024
