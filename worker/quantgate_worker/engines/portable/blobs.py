"""coremltools' reader of weights, made to hold the file only while it reads from it.

Kept open, as the loader keeps it, all of the file that was read stays mapped into memory beside
the arrays made of it: the weights twice.
"""

from typing import Any

from coremltools.converters.mil.frontend.milproto import load
from coremltools.libmilstoragepython import _BlobStorageReader as BlobReader


class BriefReader:
    """A BlobReader that opens its file anew for each weight."""

    def __init__(self, filename: str) -> None:
        self._filename = filename

    def __getattr__(self, read: str) -> Any:
        return getattr(BlobReader(self._filename), read)


def read_briefly() -> None:
    """Make the loader use it from now on."""
    load.BlobReader = BriefReader
