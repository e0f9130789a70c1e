"""One gate of pictures measured by one machine, and by several that share its samples.

Each part is measured alone on this machine, one after the other, with nothing kept of what went
before; the longest of them is what people wait for. Both ends have to be judged with the very same
verdict.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from timed import Run, empty_home, timed, told

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# How many times shorter the longest of four parts is than the whole.
LEAST = 3.5


def main() -> int:
    parser = argparse.ArgumentParser(prog="npm run bench:shards --", description=__doc__)
    parser.add_argument("--pictures", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--shards", type=int, default=4)
    parser.add_argument("--node", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--home", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--cli", default="dist/cli.js", help="or src/cli.ts, unbuilt")
    parser.add_argument("--folder", help="content that `npm run bench:gate -- --keep` has left")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="quantgate-bench-") as scratch:
        folder = Path(options.folder or Path(scratch) / "content")
        if not options.folder:
            prepare = HERE / "prepare.py"
            subprocess.run(  # noqa: S603 - our own script
                [sys.executable, prepare, folder, str(options.pictures)], check=True
            )
        return _compared(folder, Path(scratch), options)


def _compared(folder: Path, scratch: Path, options: argparse.Namespace) -> int:
    wholes, parts = list[Run](), list[list[Run]]()
    verdicts = set[bytes]()
    for number in range(options.rounds):
        one, several = scratch / f"one-{number}", scratch / f"several-{number}"
        wholes.append(_whole(folder, one, options))
        parts.append(_shared(folder, several, options))
        verdicts |= {(out / "verdict.json").read_bytes() for out in (one, several)}
        print(f"  one machine {wholes[-1]}")
        print(f"  {len(parts[-1])} machines {'; '.join(map(str, parts[-1]))}", flush=True)
    whole = statistics.median(run.wall for run in wholes)
    longest = statistics.median(max(run.wall for run in each) for each in parts)
    computed = statistics.median(run.cpu for run in wholes)
    busiest = statistics.median(max(run.cpu for run in each) for each in parts)
    every = statistics.median(sum(run.cpu for run in each) for each in parts)
    kept = told(whole / longest, "times shorter", least=LEAST)
    print(f"    {computed / busiest:.2f} times less CPU time on the busiest machine")
    print(f"    {every / computed:.2f} of one machine's CPU time on all of them together")
    same = len(verdicts) == 1
    print(f"  {'✓' if same else '✗'} the verdict is the same to the byte")
    return 0 if kept and same else 1


def _whole(folder: Path, out: Path, options: argparse.Namespace) -> Run:
    _quantgate(folder, options, "plan", "--out", out)
    run = _quantgate(folder, options, "measure", "--out", out)
    _quantgate(folder, options, "judge", "--out", out)
    return run


def _shared(folder: Path, out: Path, options: argparse.Namespace) -> list[Run]:
    """Measure as several machines do, each in a folder of its own, and judge all together."""
    _quantgate(folder, options, "plan", "--shards", options.shards, "--out", out)
    downloads, runs = out.with_name(f"{out.name}-measured"), list[Run]()
    of = int(json.loads((out / "plan.json").read_text())["shards"])
    for index in range(1, of + 1):
        own = downloads / str(index)
        shutil.copytree(out, own)
        name = f"{index}/{of}"
        runs.append(_quantgate(folder, options, "measure", "--shard", name, "--out", own))
        for planned in out.iterdir():
            _removed(own / planned.name)
    _quantgate(folder, options, "judge", "--measured", downloads, "--out", out)
    return runs


def _removed(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def _quantgate(folder: Path, options: argparse.Namespace, *words: object) -> Run:
    """Run a command as on a machine whose environment is made, and which keeps nothing."""
    with empty_home(Path(options.home)) as home:
        env = {**os.environ, "QUANTGATE_HOME": str(home), "CI": "true"}
        return timed([options.node, ROOT / options.cli, *words], folder, env)


if __name__ == "__main__":
    sys.exit(main())
