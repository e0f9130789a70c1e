"""A gate of pictures on a cold store against a plain script, and against what it cannot do without.

The plain script is bench/gate/rival.py. The floor is the CPU time of what has to be done, on all
cores: each picture decoded once, every prediction, and each conversion alone. Both are run in turn
and medians are compared.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from timed import Run, empty_home, timed, told

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# Of the wall time of the plain script, and of the floor.
MOST_OF_RIVAL, MOST_OF_FLOOR = 0.45, 1.15


def main() -> int:
    parser = argparse.ArgumentParser(prog="npm run bench:gate --", description=__doc__)
    parser.add_argument("--pictures", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--node", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--home", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--cli", default="dist/cli.js", help="or src/cli.ts, unbuilt")
    parser.add_argument("--folder", help="content that was left by --keep")
    parser.add_argument("--keep", help="leave the content there")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="quantgate-bench-") as scratch:
        folder = Path(options.folder or options.keep or Path(scratch) / "content")
        if not options.folder:
            _python("prepare.py", folder, options.pictures)
        return _compared(folder, options)


def _compared(folder: Path, options: argparse.Namespace) -> int:
    known = json.loads(_python("graphs.py", folder))
    count, cores = options.pictures, os.cpu_count() or 1
    work = {
        "decoding": known["decoding"],
        "inference": sum(known["inference"].values()) * count,
        "conversion": sum(known["conversion"].values()),
    }
    floor = sum(work.values()) / cores
    needs = ", ".join(f"{what} {seconds:.1f} s" for what, seconds in work.items())
    print(f"{count} pictures, {cores} cores. CPU time that it cannot do without: {needs}.")
    print(f"On all cores that is {floor:.1f} s. The plain script has {known['threads']} threads.")
    ours, rivals = list[Run](), list[Run]()
    for _ in range(options.rounds):
        rivals.append(_rival(folder, known["threads"]))
        ours.append(_gate(folder, options))
        print(f"  plain script {rivals[-1]}; gate {ours[-1]}", flush=True)
    gate, rival = (statistics.median(run.wall for run in runs) for runs in (ours, rivals))
    computed = statistics.median(run.cpu for run in ours)
    kept = [
        told(gate / rival, "of the plain script's time", most=MOST_OF_RIVAL),
        told(gate / floor, "of the floor", most=MOST_OF_FLOOR),
    ]
    print(f"    {computed / (floor * cores):.2f} of the CPU time that it cannot do without")
    return 0 if all(kept) else 1


def _rival(folder: Path, threads: int) -> Run:
    return timed([sys.executable, HERE / "rival.py", folder, threads], folder, os.environ)


def _gate(folder: Path, options: argparse.Namespace) -> Run:
    """Run a gate as somebody does whose environment is made, and who has never run it before."""
    if not (folder / ".git").exists():
        subprocess.run(["git", "init", "--quiet", folder], check=True)  # noqa: S603, S607
    # On a runner nothing would be kept.
    env = {
        name: value for name, value in os.environ.items() if name not in ("CI", "GITHUB_ACTIONS")
    }
    with empty_home(Path(options.home)) as home:
        command = [options.node, ROOT / options.cli, "gate", "--out", home / "out"]
        return timed(command, folder, {**env, "QUANTGATE_HOME": str(home)})


def _python(script: str, *arguments: object) -> str:
    """Run a script of this folder in a process of its own and return what it prints."""
    command = [sys.executable, str(HERE / script), *map(str, arguments)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
