"""One command, timed with all processes that it starts, in a home that keeps nothing yet."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

# A verdict is given: whatever it is, the work is done.
JUDGED = (0, 1)


@dataclass(frozen=True, kw_only=True)
class Run:
    """Seconds on the clock, and those that all processes together computed."""

    wall: float
    cpu: float

    def __str__(self) -> str:
        return f"{self.wall:.1f} s (CPU {self.cpu:.1f} s)"


def timed(command: Sequence[object], folder: Path, env: Mapping[str, str]) -> Run:
    """Run a command in a folder; where it gives no verdict, end with what it said."""
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        child = subprocess.Popen(  # noqa: S603 - our own programs
            [*map(str, command)], cwd=folder, env=env, stdout=said, stderr=said
        )
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in JUDGED:
            said.seek(0)
            sys.exit(said.read().decode())
    return Run(wall=wall, cpu=usage.ru_utime + usage.ru_stime)


@contextmanager
def empty_home(made: Path) -> Iterator[Path]:
    """Give a home that has the Python environments of another one, and nothing else yet."""
    with tempfile.TemporaryDirectory(prefix="quantgate-home-") as home:
        for environment in made.glob("python-*"):
            (Path(home) / environment.name).symlink_to(environment)
        yield Path(home)


def told(value: float, what: str, *, least: float = 0, most: float = float("inf")) -> bool:
    """Print whether a value is within its bound, and return it."""
    kept = least <= value <= most
    bound = f"at least {least} wanted" if least else f"at most {most} allowed"
    print(f"  {'✓' if kept else '✗'} {value:.2f} {what}, {bound}")
    return kept
