"""coremltools imported without what is not needed here."""

import importlib
import logging
import os
import sys
from collections.abc import Collection
from importlib.abc import MetaPathFinder
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


def import_coremltools() -> None:
    """Import it in less than a second, without what it can do without.

    Also without its progress bars, and without its warnings of a Mac that is not there.
    """
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
