"""Run a command, and say what it took: python measured.py COMMAND ARGUMENT...

Prints a JSON object: {"seconds", "processor" (seconds of all its processes), "peak" (bytes that all
of them held together at most, what they share counted once where the system tells), "status"}. What
the command prints goes to stderr.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

EVERY = 0.05
KILO = 1024
PROC = Path("/proc")


def main() -> None:
    started = time.perf_counter()
    process = subprocess.Popen(sys.argv[1:], stdout=sys.stderr)  # noqa: S603 - what is asked for
    ended, peaks = Event(), [0]
    watch = Thread(target=watched, args=(process.pid, ended, peaks))
    watch.start()
    status = process.wait()
    seconds = time.perf_counter() - started
    ended.set()
    watch.join()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    said = {
        "seconds": seconds,
        "processor": used.ru_utime + used.ru_stime,
        "peak": max(peaks),
        "status": status,
    }
    print(json.dumps(said))


def watched(root: int, ended: Event, peaks: list[int]) -> None:
    while not ended.wait(EVERY):
        peaks.append(sum(held_by(pid) for pid in tree(root)))


def tree(root: int) -> list[int]:
    """List a process and all that descend from it."""
    children: dict[int, list[int]] = {}
    for pid, parent in processes():
        children.setdefault(parent, []).append(pid)
    found = [root]
    for pid in found:
        found.extend(children.get(pid, []))
    return found


def processes() -> Iterator[tuple[int, int]]:
    """Yield every process with its parent."""
    if not PROC.is_dir():
        said = subprocess.check_output(["/bin/ps", "-A", "-o", "pid=,ppid="], text=True)
        for line in said.splitlines():
            pid, parent = line.split()
            yield int(pid), int(parent)
        return
    for folder in PROC.glob("[0-9]*"):
        try:
            # After the name, in brackets, which may hold anything: the state, and the parent.
            stat = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        yield int(folder.name), int(stat[1])


def held_by(pid: int) -> int:
    """Return the bytes that a process holds: its share of what several hold, on Linux."""
    try:
        if not PROC.is_dir():
            return KILO * int(
                subprocess.check_output(["/bin/ps", "-o", "rss=", "-p", str(pid)])  # noqa: S603
            )
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
        return sum(KILO * int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    except (OSError, ValueError, subprocess.CalledProcessError):
        return 0


main()
