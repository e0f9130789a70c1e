"""What the machine is, and what goes wrong on it: a JSON file that the tests write.

    {"machine": {"macos": "15.7.1", "devices": ["cpu", "gpu", "ane"], "cores": 16},
     "faults": [{"at": "predict", "does": "dies", "signal": "SIGKILL", "units": ["CPU_AND_NE"]}]}

The file is the one that QUANTGATE_STANDIN names, or `standin.json` in the Python environment. A
fault says `at` which step it happens (compile, load, predict, plan), what it `does`, and of what it
asks more, all of which must hold:

    units     the compute units that were asked for are one of these
    op        the program has an operation of this type; `without`: it has none of this type
    every     each so-many-th model that is loaded on this machine, whichever process loads it
    after     so many predictions of the model have gone well before

What a fault can do stands beside the steps, in `faults.py`.
"""

import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]

_VARIABLE = "QUANTGATE_STANDIN"


@dataclass(frozen=True, kw_only=True)
class Setting:
    """`file` is where it was read; what is counted over processes is counted beside it."""

    file: Path
    macos: tuple[int, ...] = (15, 7, 1)
    devices: tuple[str, ...] = ("cpu", "gpu", "ane")
    cores: int = 16
    faults: tuple[Row, ...] = field(default=())


def setting() -> Setting:
    """Read it anew each time: a test may change it while a process lives."""
    file = Path(os.environ.get(_VARIABLE, str(Path(sys.prefix) / "standin.json")))
    if not file.is_file():
        return Setting(file=file)
    said = json.loads(file.read_text("utf-8"))
    machine = said.get("machine", {})
    version = machine.get("macos", ".".join(map(str, Setting.macos)))
    return Setting(
        file=file,
        macos=tuple(int(part) for part in version.split(".")),
        devices=tuple(machine.get("devices", Setting.devices)),
        cores=int(machine.get("cores", Setting.cores)),
        faults=tuple(said.get("faults", ())),
    )
