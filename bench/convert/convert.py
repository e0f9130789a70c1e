"""Conversion alone: python convert.py PACKAGE FOLDER VARIANT...

One worker is asked for all variants at once.

Prints the seconds after which each package was told of, from the start of Python.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

WORKER = Path(__file__).parents[2] / "worker" / "quantgate_worker" / "__main__.py"

package, folder, *variants = sys.argv[1:]
recipes = [
    {
        "key": name,
        "recipe": {"kind": "preset", "preset": name},
        "into": str(Path(folder).resolve() / name),
    }
    for name in variants
]
message = {
    "id": "1",
    "do": "convert",
    "source": {"model": str(Path(package).resolve())},
    "recipes": recipes,
}
began = time.perf_counter()
with subprocess.Popen(  # noqa: S603 - our own interpreter and worker
    [sys.executable, "-I", str(WORKER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
) as worker:
    worker.stdin.write(f"{json.dumps(message)}\n".encode())
    worker.stdin.close()
    told = {}
    for line in worker.stdout:
        event = json.loads(line)
        if event["event"] == "item":
            if "made" not in event:
                sys.exit(f"the worker did not make it: {event}")
            told[event["key"]] = round(time.perf_counter() - began, 2)
print(json.dumps(told), file=sys.stderr)
