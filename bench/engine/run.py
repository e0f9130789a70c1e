"""The portable engine against ONNX Runtime on torch's own export of the same models.

The rival has all its optimisations, the same number of threads, the same inputs and a warm-up;
the contestants predict in turn. Prints each number measured with its bound, and ends with 1 where
one is missed.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from audit import AUDITED, cost
from bounds import (
    SPEED,
    Finding,
    audit,
    halves,
    halves_bound,
    line,
    memory,
    speed,
    speed_bounds,
)
from race import Course, race

HERE = Path(__file__).parent
QUICK = ["mobilenetv3", "detector", "lstm", "bert"]
NAMES = [
    *QUICK,
    *("mobilenetv2", "resnet", "efficientnet", "vit", "convnext", "unet", "gru", "decoder"),
    "large",
]


def main() -> int:
    options = _options()
    if importlib.util.find_spec("torch") is None:
        print("PyTorch 2.13.0 is not installed: there is nothing to compare with.")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        if options.batches:
            return _batches(Path(folder), options)
        return _run(Path(folder), options)


def _batches(folder: Path, options: argparse.Namespace) -> int:
    # It needs torch, and this tells where there is none.
    from batches import NAMES as BATCHED  # noqa: PLC0415
    from batches import batches  # noqa: PLC0415

    for said in batches(folder, options.only or list(BATCHED)):
        print(said, flush=True)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="npm run bench:engine --", description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"only {', '.join(QUICK)}, shortly")
    parser.add_argument("--only", nargs="+", choices=NAMES, metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--batches", action="store_true", help="whether batches would pay")
    parser.add_argument("--threads", type=int, default=1, help="of every contestant")
    options = parser.parse_args()
    options.names = options.only or (QUICK if options.quick else NAMES)
    options.seconds = 2.0 if options.quick else 8.0
    return options


def _run(folder: Path, options: argparse.Namespace) -> int:
    chosen = f"{len(options.names)} of {len(NAMES)} models, threads: {options.threads}"
    print(f"{chosen}. Converting.", flush=True)
    _python("prepare.py", folder, *options.names)
    print("Speed is the rival's time over ours; halves are in time of fp32; an audit is in")
    print("predictions of the same model; memory is that of weights decompressed.")
    findings = []
    for finding in _findings(folder, options):
        print(line(finding), flush=True)
        findings.append(finding)
    missed = [finding.what for finding in findings if finding.missed]
    print(f"Missed: {'; '.join(missed)}" if missed else "Every bound is kept.")
    return 1 if missed else 0


def _findings(folder: Path, options: argparse.Namespace) -> Iterator[Finding]:
    for name in options.names:
        if name == "large":
            yield from _memory(folder)
        else:
            yield from _speeds(folder, name, options)


def _speeds(folder: Path, name: str, options: argparse.Namespace) -> Iterator[Finding]:
    course = Course(
        folder=folder,
        name=name,
        threads=options.threads,
        seconds=options.seconds,
        bounds=speed_bounds(name),
        halves=halves_bound(name),
    )
    racers = race(course)
    rival = racers["rival"]
    for bits in SPEED:
        ours = racers[bits]
        yield speed(name, bits, ours.faster_than(rival), f"{ours}; rival {rival}")
    yield halves(name, racers["fp32"].faster_than(racers["fp16"]))
    for bits in SPEED if name in AUDITED else ():
        yield audit(name, bits, cost(course, bits))


def _memory(folder: Path) -> Iterator[Finding]:
    weights = json.loads((folder / "large.json").read_text("utf-8"))["bytes"]
    for bits in ("fp32", "fp16", "int8"):
        package = folder / f"large-{bits}.mlpackage"
        for audited in ([], ["audited"]):
            held = int(_python("memory.py", package, folder / "large.npz", *audited))
            detail = f"{held / 1e6:.0f} MB, weights {weights / 1e6:.0f} MB"
            yield memory(" ".join([bits, *audited]), held / weights, detail)


def _python(script: str, *arguments: str | Path) -> str:
    """Run a script of this folder in a process of its own and return what it prints."""
    command = [sys.executable, HERE / script, *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
