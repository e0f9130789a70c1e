"""What a process per variant costs, and what an evaluation adds to bare predictions of Core ML.

Over the tests' stand-in, whose predictions are the portable engine's. The first number is what a
process takes to start, to import and to predict for the first time, beside compiling and loading.
The second is an evaluation's time for an example, decoding and records and all, against that of
coremltools' own `predict` on the same inputs, on a model of about ten milliseconds. Processor time
is the same on a busy machine, and ends this with 1 where it is above a bound.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from quantgate_worker.lightly import import_coremltools

import_coremltools()

import coremltools as ct  # noqa: E402
from network import SIDE, convolutions  # noqa: E402

from quantgate_worker.engines.child.bounds import Bounds  # noqa: E402
from quantgate_worker.engines.child.session import ChildSession  # noqa: E402
from quantgate_worker.engines.coreml.compiling import compiled  # noqa: E402
from quantgate_worker.engines.table import ENGINES  # noqa: E402
from quantgate_worker.verbs.evaluate import evaluate  # noqa: E402

MOST_SECONDS_TO_START = 1.5
MOST_ADDED = 0.1
CLASSES = 10
TARGET = "coreml-cpu"


def main() -> int:
    parser = argparse.ArgumentParser(prog="npm run bench:coreml --", description=__doc__)
    parser.add_argument("--layers", type=int, default=40, help="convolutions: more take longer")
    parser.add_argument("--examples", type=int, default=80)
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--turns", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as where:
        folder = Path(where)
        package, images = convolutions(options.layers, CLASSES, folder), _images(options.examples)
        compiled(package)
        started = median(_started(package, images) for _ in range(options.starts))
        few = options.examples // 4
        runs: dict[str, Callable[[int], None]] = {
            "bare": lambda n: _bare(package, images[:n]),
            "whole": lambda n: _evaluated(package, images[:n], folder),
        }
        took: dict[str, list[float]] = {name: [] for name in runs}
        for _ in range(options.turns):
            for name, run in runs.items():
                took[name].append(_per_example(few, options.examples, run))
    # What else the machine does only adds to either.
    bare, whole = (min(each) for each in took.values())
    added = whole / bare - 1
    print(f"a process   {started:.2f} s of a processor, beside compiling and loading")
    print(f"bare        {1000 * bare:.2f} ms of a processor for an example")
    print(f"evaluation  {1000 * whole:.2f} ms of a processor for an example, {added:+.1%}")
    missed = started > MOST_SECONDS_TO_START or added > MOST_ADDED
    bounds = f"below {MOST_SECONDS_TO_START} s and {MOST_ADDED:.0%}"
    print(f"Missed: {bounds}." if missed else f"Kept: {bounds}.")
    return 1 if missed else 0


def _per_example(few: int, many: int, run: Callable[[int], None]) -> float:
    """Return the seconds of a processor for one more example: what is done once cancels out."""
    return (_processor(lambda: run(many)) - _processor(lambda: run(few))) / (many - few)


def _processor(run: Callable[[], None]) -> float:
    before = _spent()
    run()
    return _spent() - before


def _spent() -> float:
    """Return what this process and those it has ended have had of a processor."""
    used = [resource.getrusage(of) for of in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _started(package: Path, images: np.ndarray) -> float:
    """Return a process's time up to its first prediction, without loading and the prediction."""

    def first() -> None:
        session = ChildSession(ENGINES[TARGET].load, package, Bounds(), {})
        try:
            session.predict({"x": images[:1]})
        finally:
            session.close()

    began = time.process_time()
    model = ct.models.CompiledMLModel(str(compiled(package)), ct.ComputeUnit.CPU_ONLY)
    model.predict({"x": images[:1]})
    return _processor(first) - (time.process_time() - began)


def _bare(package: Path, images: np.ndarray) -> None:
    model = ct.models.CompiledMLModel(str(compiled(package)), ct.ComputeUnit.CPU_ONLY)
    for image in images:
        model.predict({"x": image[None]})


def _evaluated(package: Path, images: np.ndarray, folder: Path) -> None:
    count = len(images)
    samples, arrays, into = (folder / f"{count}{end}" for end in (".jsonl", ".npz", ""))
    samples.write_text("".join(json.dumps({"id": str(n)}) + "\n" for n in range(count)), "utf-8")
    np.savez(arrays, x=images)
    evaluate(
        {
            "engine": TARGET,
            "task": "image-classification",
            "options": {"top": 5},
            "data": [{"key": "arrays", "at": str(arrays)}],
            "samples": str(samples),
            "source": {"model": str(package)},
            "lanes": [{"name": "one", "packages": {"model": str(package)}, "into": str(into)}],
            "chunks": [{"key": "all", "rows": [[0, count]], "for": ["one"]}],
        },
        _Silent(),
    )


class _Silent:
    def progress(self, *_event: Any, **_who: Any) -> None:
        pass

    def item(self, item: Any) -> None:
        if "ended" in item:
            raise SystemExit(f"the evaluation ended: {item['ended']}")


def _images(count: int) -> np.ndarray:
    drawn = np.random.default_rng(0).normal(size=(count, 3, SIDE, SIDE))
    return np.asarray(drawn, np.float32)


if __name__ == "__main__":
    sys.exit(main())
