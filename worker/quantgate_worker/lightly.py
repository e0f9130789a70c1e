"""coremltools imported without what is not needed here."""

import importlib
import logging
import os
import sys
from importlib.abc import MetaPathFinder
from typing import Any


class _Absent(MetaPathFinder):
    """Makes a package look as if it were not installed."""

    def __init__(self, name: str) -> None:
        self._name = name

    def find_spec(self, fullname: str, *_where: Any) -> None:
        if fullname == self._name:
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)


def import_coremltools() -> None:
    """Import it in half a second: without torch, which it loads wherever that is installed.

    Also without its progress bars, and without its warnings of a Mac that is not there.
    """
    if "coremltools" in sys.modules:
        return
    os.environ.setdefault("TQDM_DISABLE", "1")
    logging.getLogger("coremltools").setLevel(logging.ERROR)
    absent = _Absent("torch")
    sys.meta_path.insert(0, absent)
    try:
        importlib.import_module("coremltools")
    finally:
        sys.meta_path.remove(absent)
