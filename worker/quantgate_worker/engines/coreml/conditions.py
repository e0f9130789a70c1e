"""What a time depends on besides model and machine, as a Mac tells it to anybody, root or not.

What cannot be told is left out, and nothing is made up for it.
"""

import ctypes
import ctypes.util
import os
import re
from collections.abc import Mapping
from typing import Any

from quantgate_worker.mac import answer

_SPEED = re.compile(r"CPU_Speed_Limit\s*=\s*(\d+)")
_WARNING = re.compile(r"thermal warning level\D*([1-9])", re.IGNORECASE)
_NOTHING_RECORDED = "No thermal warning level has been recorded"
_LOW_POWER = re.compile(r"^\s*(?:lowpowermode|powermode)\s+(\d+)", re.MULTILINE)
_LOW = 1
_SERIOUS = 2
_FULL = 100
# Name, parent, share of one core in percent, and what it is.
_PROCESSES = "pid=,ppid=,pcpu=,comm="
_LONGEST_NAME = 40


def conditions() -> Mapping[str, Any]:
    """Ask for all of it anew, as the protocol's `Conditions`."""
    told = {
        "virtual": _virtual(),
        "lowPower": _low_power(answer("pmset", "-g")),
        "power": _power(answer("pmset", "-g", "batt")),
        **_heat(answer("pmset", "-g", "therm"), thermal_state()),
        "pressure": _number(answer("sysctl", "-n", "kern.memorystatus_vm_pressure_level")),
        "busiest": busiest(answer("ps", "-A", "-o", _PROCESSES), os.getpid()),
    }
    return {name: value for name, value in told.items() if value is not None}


def _virtual() -> bool | None:
    within = _number(answer("sysctl", "-n", "kern.hv_vmm_present"))
    chip = answer("sysctl", "-n", "machdep.cpu.brand_string")
    if within is None and not chip:
        return None
    return within == 1 or "virtual" in chip.lower()


def _low_power(said: str) -> bool | None:
    """Tell whether it is on; a Mac that lists its settings without it has none."""
    found = _LOW_POWER.search(said)
    if found is None:
        return False if said else None
    return int(found[1]) == _LOW


def _power(said: str) -> str | None:
    if "AC Power" in said:
        return "mains"
    return "battery" if "Battery Power" in said or "UPS Power" in said else None


def _heat(said: str, state: int | None) -> dict[str, Any]:
    """Put together what `pmset` has recorded and what the system says of itself."""
    limit = _SPEED.search(said)
    warned = _WARNING.search(said) is not None
    thermal = _SERIOUS if warned and (state is None or state < _SERIOUS) else state
    quiet = _FULL if _NOTHING_RECORDED in said else None
    return {"thermal": thermal, "speed": int(limit[1]) if limit else quiet}


def thermal_state() -> int | None:
    """Return `NSProcessInfo.thermalState`, 0 nominal to 3 critical, None where there is none."""
    objc, foundation = (ctypes.util.find_library(name) for name in ("objc", "Foundation"))
    if objc is None or foundation is None:
        return None
    try:
        ctypes.CDLL(foundation)
        return _thermal_state(ctypes.CDLL(objc))
    except (OSError, AttributeError):
        return None


def _thermal_state(objc: Any) -> int | None:
    objc.objc_getClass.restype = objc.sel_registerName.restype = ctypes.c_void_p
    objc.objc_getClass.argtypes = objc.sel_registerName.argtypes = [ctypes.c_char_p]
    send = objc.objc_msgSend
    send.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    send.restype = ctypes.c_void_p
    information = send(objc.objc_getClass(b"NSProcessInfo"), objc.sel_registerName(b"processInfo"))
    send.restype = ctypes.c_long
    state = send(information, objc.sel_registerName(b"thermalState"))
    return int(state) if state in range(4) else None


def busiest(listed: str, own: int) -> dict[str, Any] | None:
    """Find the process that takes most of a core, among those that this one has nothing to do with.

    `listed` has a line each, as `ps` writes them. None where nothing is listed.
    """
    rows = [_row(line) for line in listed.splitlines()]
    found = {row[0]: row for row in rows if row is not None}
    ours = {*_ancestors(own, found), *_descendants(own, found)}
    others = [(share, name) for pid, _, share, name in found.values() if pid not in ours]
    if not others:
        return None
    share, name = max(others)
    return {"name": name[:_LONGEST_NAME], "share": share}


_Row = tuple[int, int, float, str]


def _row(line: str) -> _Row | None:
    pid, parent, share, *name = [*line.split(None, 3), "", "", "", ""][:4]
    try:
        return int(pid), int(parent), float(share.replace(",", ".")), name[0].rpartition("/")[2]
    except ValueError:
        return None


def _ancestors(own: int, found: Mapping[int, _Row]) -> set[int]:
    """Walk up to the process that began it all; of a list that was taken in pieces, too."""
    seen = set[int]()
    while own in found and own not in seen:
        seen.add(own)
        own = found[own][1]
    return seen


def _descendants(own: int, found: Mapping[int, _Row]) -> set[int]:
    return {pid for pid in found if own in _ancestors(pid, found)}


def _number(said: str) -> int | None:
    return int(said) if re.fullmatch(r"\d{1,9}", said) else None
