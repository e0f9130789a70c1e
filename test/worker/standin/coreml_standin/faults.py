"""What goes wrong at a step, as the setting says.

fails     message   raises what Core ML would raise there
hangs     seconds   does not answer meanwhile, and then does
dies      signal    the process ends by this signal
says      text      writes it to file descriptor 1, as Apple's libraries do
counts              counts how often it comes to this step, on this machine
vanishes            the compiled model is no more when it has been loaded
gives     what      of a prediction: `nan`, `infinite`, `wrong` (finite, and of the right shape),
                    `shuffled` (another order of the outputs), `missing` (one output is not there)
near      by        of a prediction: numbers a little beside the right ones
omits     of        of a plan: `usage`, `cost` or `all`, of each second operation; of a
                    pipeline its last `stage`
prefers   device    of a plan: this device for the operations of the type `operator`
"""

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass

from .errors import failure
from .setting import Row, Setting, setting


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Of what a step is about: the units that were asked for, and the types of the operations.

    `number` counts the models that were loaded on this machine, `done` the predictions of this one.
    """

    units: str = ""
    ops: frozenset[str] = frozenset()
    number: int = 0
    done: int = 0


def faults(at: str, scene: Scene) -> list[Row]:
    """List the faults of a step, once what can happen before anything else has happened."""
    found = [row for row in setting().faults if row["at"] == at and _holds(row, scene)]
    for row in found:
        _happen(row)
    return found


def count_load() -> int:
    """Count a model that is loaded, over all processes of this setting."""
    given: Setting = setting()
    return _count("every") if any("every" in row for row in given.faults) else 0


def _count(what: str) -> int:
    counter = setting().file.with_suffix(f".{what}")
    # One byte each; a write that appends is whole, and its end is this one's number.
    descriptor = os.open(counter, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    try:
        os.write(descriptor, b".")
        return os.lseek(descriptor, 0, os.SEEK_CUR)
    finally:
        os.close(descriptor)


def _holds(row: Row, scene: Scene) -> bool:
    return all(_conditions(row, scene))


def _conditions(row: Row, scene: Scene) -> Iterator[bool]:
    if "units" in row:
        yield scene.units in row["units"]
    if "op" in row:
        yield row["op"] in scene.ops
    if "without" in row:
        yield row["without"] not in scene.ops
    if "every" in row:
        yield scene.number % row["every"] == 0
    if "after" in row:
        yield scene.done >= row["after"]


def _happen(row: Row) -> None:
    does = row["does"]
    if does == "says":
        os.write(1, row["text"].encode())
    if does == "counts":
        _count(row["at"])
    if does == "hangs":
        time.sleep(row["seconds"])
    if does == "dies":
        os.kill(os.getpid(), signal.Signals[row["signal"]])
    if does == "fails":
        raise failure(row["at"], row["message"])
