"""Packages of one program and the same weights share a session: each is lowered once."""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from quantgate_worker.package.digest import weights_digest
from quantgate_worker.package.files import package_files
from quantgate_worker.package.specification import specification
from quantgate_worker.package.weights import weights

# Enough for the ladder of a model of 100 MB in halves, whose base is often the same as its head.
MOST_BYTES = 2**30
_BYTES_OF_A_FLOAT = 4

Loaded = TypeVar("Loaded")


class LoadedOnce(Generic[Loaded]):
    """Loads what it has not loaded before, or has let go of since: what was used longest ago.

    A package is known by its weights digest, which covers the program and which of its functions
    is the default. Whatever else `load` depends on must be the same each time. What it returns is
    used by several threads at once.
    """

    def __init__(self, load: Callable[[Path], Loaded], most_bytes: int = MOST_BYTES) -> None:
        self._load = load
        self._most_bytes = most_bytes
        self._kept: OrderedDict[str, tuple[Loaded, int]] = OrderedDict()

    def __call__(self, path: Path) -> Loaded:
        files = package_files(path)
        spec = specification(files)
        digest = weights_digest(files, spec)
        if digest not in self._kept:
            loaded = self._load(path)
            self._kept[digest] = loaded, _bytes_in_memory(spec)
        self._kept.move_to_end(digest)
        loaded, _ = self._kept[digest]
        self._keep_to_bound()
        return loaded

    def let_go(self, path: Path) -> None:
        """Forget what was loaded of a package, so that it does not lie in memory beside more."""
        files = package_files(path)
        self._kept.pop(weights_digest(files, specification(files)), None)

    def _keep_to_bound(self) -> None:
        while sum(size for _, size in self._kept.values()) > self._most_bytes:
            self._kept.popitem(last=False)


def _bytes_in_memory(spec: object) -> int:
    """Return what the weights take once decompressed: a 32-bit float each."""
    return sum(weight.elements for weight in weights(spec)) * _BYTES_OF_A_FLOAT
