"""coremltools' own op tests on the portable engine: every case passes or is refused by name.

Uses all cores, a process each. Stopped at any time, it goes on where it stopped. Prints what
became of the cases by op, and ends with 1 where the engine falls short.
"""

import argparse
import hashlib
import importlib.util
import os
import signal
import sys
from importlib.metadata import version
from pathlib import Path

from refusals import write_table
from shards import Shards
from summary import Summary

HERE = Path(__file__).parent
ENGINE = HERE.parents[3] / "worker" / "quantgate_worker"


def main() -> int:
    options = _options()
    write_table()
    if options.table:
        return 0
    if importlib.util.find_spec("torch") is None:
        print("PyTorch 2.13.0 is not installed: coremltools' op tests need it.")  # noqa: T201
        return 1
    # Ended from outside, it ends its processes too: they would go on beside those of the next run.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    folder = options.cache / _key(options)
    folder.mkdir(parents=True, exist_ok=True)
    chosen = ["--one-in", str(options.one_in), *(["--op", options.op] if options.op else [])]
    died = Shards(folder, count=options.processes, options=chosen).run()
    summary = Summary.of(folder, whole=options.one_in == 1 and not options.op)
    print(summary.text())  # noqa: T201
    for name in died:
        print(f"A process ended before its cases did: {name}")  # noqa: T201
    return 1 if died or summary.shortfalls else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="npm run conformance --", description=__doc__)
    parser.add_argument("--one-in", type=int, default=1, metavar="N", help="one case in N")
    parser.add_argument("--op", default="", metavar="NAME", help="only the tests named after it")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, metavar="N")
    parser.add_argument("--table", action="store_true", help="only write docs/engines.md's table")
    parser.add_argument("--cache", type=Path, required=True, help=argparse.SUPPRESS)
    return parser.parse_args()


def _key(options: argparse.Namespace) -> str:
    """Name the outcomes after all they depend on: an engine that changed starts anew."""
    digest = hashlib.sha256()
    for file in [*sorted(HERE.glob("*.py")), *sorted(ENGINE.rglob("*.py"))]:
        digest.update(file.read_bytes())
    libraries = [f"{name} {version(name)}" for name in ("coremltools", "onnxruntime", "torch")]
    digest.update(repr((libraries, options.one_in, options.op, options.processes)).encode())
    return digest.hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main())
