"""coremltools imported without what is not needed here, and not before it is needed."""

import importlib
import logging
import os
import sys
from collections.abc import Collection
from contextlib import suppress
from importlib.abc import MetaPathFinder
from threading import RLock, Thread
from typing import Any


class _Absent(MetaPathFinder):
    """Makes packages look as if they were not installed."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = names

    def find_spec(self, fullname: str, *_where: Any) -> None:
        if fullname in self._names:
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)


# Imported by coremltools wherever they are installed, and with scikit-learn half of SciPy. What
# makes small palettes imports scikit-learn itself once it is needed.
_LEFT_OUT = ("torch", "sklearn")


# One thread imports it, and whoever else needs it waits until all of it is there.
_IMPORTING = RLock()


def import_coremltools() -> None:
    """Import it in less than a second, without what it can do without.

    Also without its progress bars, and without its warnings of a Mac that is not there.
    """
    with _IMPORTING:
        if "coremltools" in sys.modules:
            return
        os.environ.setdefault("TQDM_DISABLE", "1")
        logging.getLogger("coremltools").setLevel(logging.ERROR)
        absent = _Absent(_LEFT_OUT)
        sys.meta_path.insert(0, absent)
        try:
            importlib.import_module("coremltools")
        finally:
            sys.meta_path.remove(absent)


class Ahead:
    """An import that is begun while nobody asks for anything, for whoever asks next."""

    def __init__(self) -> None:
        self._thread: Thread | None = None

    def begin(self) -> None:
        if self._thread is None:
            self._thread = Thread(target=self._import, daemon=True)
            self._thread.start()

    @property
    def is_under_way(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    @staticmethod
    def _import() -> None:
        # What fails here fails again where it is needed, and is told there.
        with suppress(Exception):
            import_coremltools()
