"""Who is there: versions, and whether coremltools came with its native libraries."""

import importlib
import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from quantgate_worker.errors import WorkerError
from quantgate_worker.fingerprint import chip, operating_system

# Without this one coremltools loads, and then cannot read a weight.
_NATIVE = "coremltools.libmilstoragepython"


def hello() -> dict[str, Any]:
    """Return the protocol's `Hello`; raises WorkerError for an environment that cannot work."""
    try:
        importlib.import_module(_NATIVE)
    except ImportError as error:
        raise WorkerError(
            f"coremltools {version('coremltools')} has no native libraries for Python "
            f"{platform.python_version()} on {platform.machine()}: {error}"
        ) from error
    return {
        "python": platform.python_version(),
        "coremltools": version("coremltools"),
        "onnxruntime": version("onnxruntime"),
        "torch": _version("torch"),
        "os": operating_system(),
        "chip": chip(),
    }


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
