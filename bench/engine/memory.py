"""`python memory.py PACKAGE INPUTS [audited]`: the bytes to load a model and predict once.

That is the most held at any time above what the imports take, hence a process for each model.
Reads Linux's own account of the process.
"""

import re
import sys
from pathlib import Path

import numpy as np
from contestants import engine


def main(path: Path, inputs: Path, *, audit: bool) -> None:
    given, imported = dict(np.load(inputs)), _held("VmRSS")
    engine(path, given, threads=1, audit=audit)()
    print(_held("VmHWM") - imported)


def _held(what: str) -> int:
    """Return the bytes of memory held now (VmRSS), or at most until now (VmHWM)."""
    account = Path("/proc/self/status").read_text("utf-8")
    [kilobytes] = re.findall(rf"{what}:\s+(\d+) kB", account)
    return int(kilobytes) * 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), audit="audited" in sys.argv[3:])
