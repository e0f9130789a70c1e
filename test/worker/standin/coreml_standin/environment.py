"""A Python environment on a Mac that is not there: the packages of this one, and the stand-in.

    python environment.py FOLDER '{"machine": {"macos": "15.7.1"}, "faults": []}'

makes one in a folder, and prints where its interpreter is and what is to come first on PATH: there
`sw_vers`, `sysctl`, `pmset` and `ps` are those of a Mac. What they answer stands in `machine`.
"""

import json
import os
import shlex
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# What holds this package, and what it imports of the worker.
HERE = Path(__file__).resolve().parents[1]
WORKER = HERE.parents[2] / "worker"

# A Mac of somebody's own: an M1 on mains, cool and idle.
MAC = {
    "macos": "15.7.1",
    "build": "24G231",
    "chip": "Apple M1",
    "devices": ["cpu", "gpu", "ane"],
    "cores": 16,
    "power": "AC Power",
    "lowpowermode": 0,
    "thermal": "No thermal warning level has been recorded",
    "pressure": 1,
    "processes": "1 0 0.3 /sbin/launchd",
}
# What GitHub lends: a virtual machine.
HOSTED = {**MAC, "chip": "Apple M1 (Virtual)"}


@dataclass(frozen=True, kw_only=True)
class Mac:
    """`python` has the stand-in; `tools` comes first on PATH; `setting` may be written anew."""

    python: Path
    tools: Path
    setting: Path

    @property
    def path(self) -> str:
        return f"{self.tools}{os.pathsep}{os.environ['PATH']}"

    def set(self, *faults: dict[str, Any], **machine: Any) -> None:
        """Say what goes wrong from now on, and what the machine is."""
        told = {**MAC, **machine}
        self.setting.write_text(json.dumps({"machine": told, "faults": faults}), "utf-8")
        for counter in self.setting.parent.glob(f"{self.setting.stem}.*"):
            if counter != self.setting:
                counter.unlink()
        _write_tools(self.tools, told)

    def count(self, at: str) -> int:
        """Return how often it came to a step whose fault is to be counted."""
        counter = self.setting.with_suffix(f".{at}")
        return counter.stat().st_size if counter.exists() else 0


def make(folder: Path, *faults: dict[str, Any], **machine: Any) -> Mac:
    """Make an environment in an empty folder, which is then what a virtual environment is."""
    packages = folder / "lib" / f"python{sysconfig.get_python_version()}" / "site-packages"
    (folder / "bin").mkdir(parents=True)
    packages.mkdir(parents=True)
    python = folder / "bin" / "python"
    base = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
    python.symlink_to(base)
    (folder / "pyvenv.cfg").write_text(f"home = {base.parent}\n", "utf-8")
    there = [sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
    lines = [*dict.fromkeys(there), str(HERE), str(WORKER), "import coreml_standin.install"]
    (packages / "standin.pth").write_text("\n".join(lines) + "\n", "utf-8")
    mac = Mac(python=python, tools=folder / "tools", setting=folder / "standin.json")
    mac.set(*faults, **machine)
    return mac


def _write_tools(folder: Path, machine: dict[str, Any]) -> None:
    folder.mkdir(exist_ok=True)
    _write(
        folder / "sw_vers",
        {"-productVersion": machine["macos"], "-buildVersion": machine["build"]},
    )
    _write(
        folder / "sysctl",
        {
            "kern.osversion": machine["build"],
            "machdep.cpu.brand_string": machine["chip"],
            "kern.hv_vmm_present": int("Virtual" in machine["chip"]),
            "kern.memorystatus_vm_pressure_level": machine["pressure"],
        },
    )
    _write(
        folder / "pmset",
        {
            "batt": f"Now drawing from '{machine['power']}'",
            "therm": f"Note: {machine['thermal']}",
            "-g": f"System-wide power settings:\n lowpowermode {machine['lowpowermode']}",
        },
    )
    _write(folder / "ps", {"pid=,ppid=,pcpu=,comm=": machine["processes"]})


def _write(path: Path, answers: dict[str, Any]) -> None:
    """Write a program that answers by the last of its words."""
    cases = "".join(
        f"{shlex.quote(word)}) echo {shlex.quote(str(said))} ;;\n" for word, said in answers.items()
    )
    path.write_text(
        f'#!/bin/sh\nfor last; do :; done\ncase "$last" in\n{cases}*) exit 1 ;;\nesac\n', "utf-8"
    )
    path.chmod(0o755)


if __name__ == "__main__":
    told = json.loads(sys.argv[2]) if len(sys.argv) > len(("program", "folder")) else {}
    made = make(Path(sys.argv[1]), *told.get("faults", ()), **told.get("machine", {}))
    found = {"python": str(made.python), "tools": str(made.tools), "setting": str(made.setting)}
    print(json.dumps(found))  # noqa: T201
