"""The memory of this machine, and what Python has freed of it given back to the system."""

import ctypes
import os
from contextlib import suppress
from pathlib import Path

# Of a container, under Linux: the number of bytes, or a word where there is no limit.
_LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")


def machine_bytes() -> int | None:
    """Return how much memory there is, or a container may have; None where that is not known."""
    found = list[int]()
    with suppress(ValueError, OSError, AttributeError):
        found.append(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    for limit in _LIMITS:
        with suppress(ValueError, OSError):
            found.append(int(Path(limit).read_text()))
    return min((each for each in found if each > 0), default=None)


def give_back() -> None:
    """Let the C library return what it keeps for later, where it is one that does (glibc).

    Large arrays that came and went leave holes in its heaps: hundreds of MB that nobody uses.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
