"""What the stand-in uses of the worker, imported when it is first used.

coremltools imports its native module while it is not whole itself, and the worker imports
coremltools.
"""

from importlib import import_module
from typing import Any

_OF = {
    "PortableModel": "engines.portable",
    "WorkerError": "errors",
    "dtype": "package.value_types",
    "functions": "package.parts",
    "operations": "package.specification",
    "operations_of": "package.specification",
    "package_files": "package.files",
    "sizes": "package.value_types",
    "specification": "package.specification",
    "stage_kind": "package.parts",
    "stages": "package.parts",
}


def __getattr__(name: str) -> Any:
    if name not in _OF:
        raise AttributeError(name)
    return getattr(import_module(f"quantgate_worker.{_OF[name]}"), name)
