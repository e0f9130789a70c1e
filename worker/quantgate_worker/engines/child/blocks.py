"""Memory that two processes share: a file without a name, mapped by both."""

import mmap
import os
import tempfile
from contextlib import suppress

_PAGE = mmap.PAGESIZE


class Block:
    """Grows as needed; each side maps what the other has made it.

    Nothing of it is left when both have ended, however they end.
    """

    def __init__(self, descriptor: int | None = None) -> None:
        self.descriptor = _unnamed() if descriptor is None else descriptor
        self._mapped: mmap.mmap | None = None

    def of(self, size: int) -> mmap.mmap:
        """Return the memory, of at least so many bytes."""
        if self._mapped is None or len(self._mapped) < size:
            self._release()
            there = os.fstat(self.descriptor).st_size
            wanted = max(there, -(-max(size, 1) // _PAGE) * _PAGE)
            if wanted > there:
                os.ftruncate(self.descriptor, wanted)
            self._mapped = mmap.mmap(self.descriptor, wanted)
        return self._mapped

    def close(self) -> None:
        self._release()
        os.close(self.descriptor)

    def _release(self) -> None:
        if self._mapped is not None:
            # What still looks into it keeps it, until it does no more.
            with suppress(BufferError):
                self._mapped.close()
            self._mapped = None


def _unnamed() -> int:
    if hasattr(os, "memfd_create"):
        return os.memfd_create("quantgate")
    descriptor, path = tempfile.mkstemp()
    os.unlink(path)  # noqa: PTH108 - the descriptor alone keeps it
    return descriptor
