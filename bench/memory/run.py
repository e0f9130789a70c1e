"""The peak memory of a worker that evaluates the reference of each planned model, by samples.

Arguments: the out folder of a plan, the folder of the repository, and numbers of samples. The
samples of the plan are gone through again and again until there are as many. Prints a JSON object a
line for each model: {model, task, peaks: [bytes for each number]}.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import numpy as np

WORKER = Path(__file__).parents[2] / "worker" / "quantgate_worker" / "__main__.py"
UNIT = 1 if sys.platform == "darwin" else 1024
CHUNK = 256


def main() -> None:
    out, root, *numbers = sys.argv[1:]
    plan = json.loads((Path(out) / "plan.json").read_text())
    seen = set[str]()
    for request in plan["requests"]:
        model = request["model"]
        if request["side"] != "head" or request.get("packagesOnly") or model in seen:
            continue
        seen.add(model)
        peaks = [_peak(request, Path(out), Path(root), int(number)) for number in numbers]
        print(json.dumps({"model": model, "task": request["task"], "peaks": peaks}))


def _peak(request: Mapping[str, Any], out: Path, root: Path, count: int) -> int:
    """Return the most bytes that a worker of its own has held."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        samples = work / "samples.jsonl"
        lines = (out / "samples" / f"{request['model']}.jsonl").read_text().splitlines()
        samples.write_text("".join(f"{line}\n" for line in islice(cycle(lines), count)))
        message = {
            "id": "1",
            "do": "evaluate",
            "engine": "portable",
            "task": request["task"],
            "options": request["options"],
            "data": list(_parts(request["data"], root, work, len(lines), count)),
            "samples": str(samples),
            "source": {"model": str(root / request["source"]["path"])},
            "lanes": [
                {
                    "name": "reference",
                    "packages": {"model": str(root / request["source"]["path"])},
                    "into": str(work),
                }
            ],
            "chunks": [
                {
                    "key": f"c{begin}",
                    "rows": [[begin, min(begin + CHUNK, count)]],
                    "for": ["reference"],
                }
                for begin in range(0, count, CHUNK)
            ],
        }
        return _ran(message)


def _parts(
    parts: list[Mapping[str, Any]], root: Path, work: Path, known: int, count: int
) -> Iterator[dict[str, Any]]:
    """Yield the same parts, with as many rows of arrays as there are samples."""
    for part in parts:
        at = part["at"]
        if isinstance(at, list):
            yield {**part, "at": list(_parts(at, root, work, known, count))}
            continue
        place = root / at["path"]
        if part["key"] == "arrays":
            place = _repeated(place, work / f"{known}.npz", count)
        yield {**part, "at": str(place)}


def _repeated(arrays: Path, into: Path, count: int) -> Path:
    with np.load(arrays) as archive:
        rows = {
            name: np.resize(array, (count, *array.shape[1:])) for name, array in archive.items()
        }
    np.savez(into, **rows)
    return into


def _ran(message: Mapping[str, Any]) -> int:
    """Have a worker answer one request; return its peak, told by the system once it has ended."""
    with tempfile.TemporaryFile() as asked, tempfile.TemporaryFile() as answered:
        asked.write(f"{json.dumps(message)}\n".encode())
        asked.seek(0)
        child = subprocess.Popen(  # noqa: S603 - our own interpreter and worker
            [sys.executable, "-I", str(WORKER)], stdin=asked, stdout=answered
        )
        _, status, usage = os.wait4(child.pid, 0)
        answered.seek(0)
        events = [json.loads(line) for line in answered]
    ended = [event["ended"] for event in events if event.get("ended")]
    if status != 0 or events[-1]["event"] != "result" or ended:
        sys.exit(f"the worker did not measure it: {ended or events[-1:]}")
    return usage.ru_maxrss * UNIT


main()
