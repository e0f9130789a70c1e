"""Who is there: versions, and whether coremltools came with its native libraries."""

import importlib
import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from quantgate_worker.engines.engine import Engine
from quantgate_worker.engines.table import ENGINES
from quantgate_worker.errors import WorkerError
from quantgate_worker.fingerprint import chip, evaluator, operating_system, toolchain
from quantgate_worker.tell import Tell

# What of the requests and events this worker speaks.
PROTOCOL = 2
# Without this one coremltools loads, and then cannot read a weight.
_NATIVE = "coremltools.libmilstoragepython"


def hello(_message: Mapping[str, Any], _tell: Tell) -> dict[str, Any]:
    """Return the protocol's `Hello`; raises WorkerError for an environment that cannot work."""
    try:
        importlib.import_module(_NATIVE)
    except ImportError as error:
        raise WorkerError(
            f"coremltools {version('coremltools')} has no native libraries for Python "
            f"{platform.python_version()} on {platform.machine()}: {error}"
        ) from error
    return {
        "protocol": PROTOCOL,
        "python": platform.python_version(),
        "coremltools": version("coremltools"),
        "onnxruntime": version("onnxruntime"),
        "torch": _version("torch"),
        "os": operating_system(),
        "chip": chip(),
        "toolchain": toolchain(),
        "evaluator": evaluator(),
        "engines": {target: _described(engine) for target, engine in ENGINES.items()},
    }


def _described(engine: Engine) -> dict[str, Any]:
    if lack := engine.available():
        return {"unavailable": lack.why, "remedy": lack.remedy}
    return {
        "name": engine.name(),
        "units": engine.units,
        "isolation": engine.isolation,
        "audit": engine.audit is not None,
        "time": engine.time is not None,
    }


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
