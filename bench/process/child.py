"""What a session in a process of its own costs, against the same engine in this one.

Both predict the same in turn, on a model of about the milliseconds asked for: a stack of
convolutions on an image, as models of a phone have them. Prints on the clock and in processor time
how long a child takes to start and what it adds to a prediction. The clock is of a machine that has
nothing else to do; processor time is the same on a busy one, and ends this with 1 where it is above
a bound.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np

from quantgate_worker.lightly import import_coremltools

import_coremltools()

from network import SIDE, convolutions  # noqa: E402

from quantgate_worker.engines.child.bounds import Bounds  # noqa: E402
from quantgate_worker.engines.child.session import ChildSession  # noqa: E402
from quantgate_worker.engines.engine import Session  # noqa: E402
from quantgate_worker.engines.table import ENGINES  # noqa: E402

MOST_SECONDS_TO_START = 1.5
MOST_ADDED = 0.1
CLASSES = 1000
WARM_UP, AT_ONCE = 5, 10
PORTABLE = ENGINES["portable"]


@dataclass(frozen=True, kw_only=True)
class Took:
    """On the clock, and in processor time."""

    clock: float
    processor: float


def main() -> int:
    parser = argparse.ArgumentParser(prog="npm run bench:child --", description=__doc__)
    parser.add_argument("--ms", type=float, default=10, help="of a prediction, about")
    parser.add_argument("--turns", type=int, default=20, help=f"of {AT_ONCE} predictions each")
    parser.add_argument("--starts", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        package = _of_about(options.ms, Path(folder))
        start = _median([_started(package) for _ in range(options.starts)])
        here, there = _raced(package, options.turns)
    clock, processor = there.clock / here.clock - 1, there.processor / here.processor - 1
    print(f"start       {start.clock:.2f} s on the clock, {start.processor:.2f} s of a processor")
    print(f"here        {here.clock:.2f} ms on the clock, {here.processor:.2f} ms of a processor")
    print(f"in a child  {there.clock:.2f} ms on the clock, {there.processor:.2f} ms of a processor")
    print(f"added       {clock:+.1%} on the clock, {processor:+.1%} of a processor")
    missed = start.processor > MOST_SECONDS_TO_START or processor > MOST_ADDED
    bounds = f"below {MOST_SECONDS_TO_START} s and {MOST_ADDED:.0%} of a processor"
    print(f"Missed: {bounds}." if missed else f"Kept: {bounds}.")
    return 1 if missed else 0


def _raced(package: Path, turns: int) -> tuple[Took, Took]:
    """Return what a prediction takes, in this process and in a child."""
    here = PORTABLE.load(package)
    there = ChildSession(PORTABLE.load, package, Bounds(), {})
    ours, theirs = list[Took](), list[Took]()
    try:
        for turn in range(turns):
            # Whoever comes second finds the processor warm.
            for session in (here, there) if turn % 2 else (there, here):
                took = _predicted(session, there.process)
                (theirs if session is there else ours).append(took)
    finally:
        there.close()
    return _median(ours), _median(theirs)


def _predicted(session: Session, child: int) -> Took:
    """Predict a few times; return what one takes, in this process and in the child together."""
    image = {"x": np.random.default_rng(0).normal(size=(1, 3, SIDE, SIDE)).astype(np.float32)}
    for _ in range(WARM_UP):
        session.predict(image)
    clock, processor = time.perf_counter(), time.process_time() + _processor_of(child)
    for _ in range(AT_ONCE):
        session.predict(image)
    clock = time.perf_counter() - clock
    processor = time.process_time() + _processor_of(child) - processor
    return Took(clock=1000 * clock / AT_ONCE, processor=1000 * processor / AT_ONCE)


def _started(package: Path) -> Took:
    clock, processor = time.perf_counter(), _processor_of_ended()
    child = ChildSession(PORTABLE.load, package, Bounds(), {})
    clock = time.perf_counter() - clock
    child.close()
    return Took(clock=clock, processor=_processor_of_ended() - processor)


def _processor_of(process: int) -> float:
    """Return the seconds of a processor that a process has had; reads Linux's account of it."""
    user, system = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _processor_of_ended() -> float:
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ended.ru_utime + ended.ru_stime


def _median(seen: list[Took]) -> Took:
    clock, processor = ([getattr(each, of) for each in seen] for of in ("clock", "processor"))
    # An account in hundredths of a second is too coarse for a median.
    return Took(clock=median(clock), processor=sum(processor) / len(processor))


def _of_about(milliseconds: float, folder: Path) -> Path:
    """Make a model of as many convolutions as take so long on one thread of this machine."""
    few, many = (_took(convolutions(layers, CLASSES, folder)) for layers in (2, 22))
    layers = 2 + max(0, round(20 * (milliseconds - few) / (many - few)))
    return convolutions(layers, CLASSES, folder)


def _took(package: Path) -> float:
    return _predicted(PORTABLE.load(package), os.getppid()).processor


if __name__ == "__main__":
    sys.exit(main())
