"""Memory that Python has freed, given back to the system."""

import ctypes


def give_back() -> None:
    """Let the C library return what it keeps for later, where it is one that does (glibc).

    Large arrays that came and went leave holes in its heaps: hundreds of MB that nobody uses.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
