"""Puts the stand-in into the place of coremltools' native module, before coremltools is imported.

Asked besides are the platform's questions: `_deps._IS_MACOS`, `models.utils._is_macos`, and the
worker's own `mac.is_a_mac`. They are answered when their modules have been executed and nobody has
taken the names from them yet. What `_macos_version` says, `sw_vers` on PATH says.
"""

import importlib.util
import sys
from collections.abc import Callable
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

NATIVE = "coremltools.libcoremlpython"


class _Native(Loader):
    def create_module(self, _spec: ModuleSpec) -> None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        from coreml_standin.native import NATIVE

        vars(module).update(NATIVE)


class _Answering(Loader):
    """Executes a module as its own loader does, and then changes an answer in it."""

    def __init__(self, loader: Any, answer: Callable[[ModuleType], None]) -> None:
        self._loader, self._answer = loader, answer

    def create_module(self, spec: ModuleSpec) -> Any:
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self._loader.exec_module(module)
        self._answer(module)


class _Finder(MetaPathFinder):
    def __init__(self) -> None:
        self._within = False

    def find_spec(self, fullname: str, *_where: Any) -> ModuleSpec | None:
        if fullname == NATIVE:
            return ModuleSpec(fullname, _Native())
        if fullname not in _ANSWERS or self._within:
            return None
        self._within = True
        try:
            spec = importlib.util.find_spec(fullname)
        finally:
            self._within = False
        if spec is not None:
            spec.loader = _Answering(spec.loader, _ANSWERS[fullname])
        return spec


def _deps_on_a_mac(module: Any) -> None:
    module._IS_MACOS = True


def _utils_on_a_mac(module: Any) -> None:
    module._is_macos = lambda: True


def _worker_on_a_mac(module: Any) -> None:
    module.is_a_mac = lambda: True


_ANSWERS = {
    "coremltools._deps": _deps_on_a_mac,
    "coremltools.models.utils": _utils_on_a_mac,
    "quantgate_worker.mac": _worker_on_a_mac,
}

if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
    sys.meta_path.insert(0, _Finder())
