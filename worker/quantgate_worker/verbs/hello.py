"""Who is there: versions, and whether coremltools came with its native libraries."""

import ctypes
import os
import platform
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from quantgate_worker.engines.engine import Engine
from quantgate_worker.engines.table import ENGINES
from quantgate_worker.errors import WorkerError
from quantgate_worker.fingerprint import chip, evaluator, operating_system, toolchain
from quantgate_worker.tell import Tell

from .request import parsed

# What of the requests and events this worker speaks.
PROTOCOL = 2
# Without this one coremltools loads, and then cannot read a weight.
_NATIVE = "libmilstoragepython.so"


def hello(message: Mapping[str, Any], _tell: Tell) -> dict[str, Any]:
    """Return the protocol's `Hello`; raises WorkerError for an environment that cannot work.

    coremltools is not imported for it, which would take longer than all the rest.
    Of the engines that are to be probed, one that does not run a small model is unavailable.
    """
    probed = parsed("hello", _probed, message)
    _check_native()
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
        "engines": _engines(probed),
    }


def _check_native() -> None:
    """Have the system load what Python would: it says whether all that this needs is here."""
    package = find_spec("coremltools")
    folders = [] if package is None else package.submodule_search_locations or []
    try:
        for folder in folders:
            ctypes.CDLL(str(Path(folder) / _NATIVE), mode=os.RTLD_NOW)
    except OSError as error:
        raise WorkerError(
            f"coremltools {version('coremltools')} has no native libraries for Python "
            f"{platform.python_version()} on {platform.machine()}: {error}"
        ) from error


def _probed(message: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(map(str, message.get("probe", [])))


def _engines(probed: frozenset[str]) -> dict[str, Any]:
    """Describe all engines; what some are probed with may hang, and is waited for at once."""

    def described(target: str) -> dict[str, Any]:
        return _described(ENGINES[target], probed=target in probed)

    with ThreadPoolExecutor(len(ENGINES)) as pool:
        return dict(zip(ENGINES, pool.map(described, ENGINES), strict=True))


def _described(engine: Engine, *, probed: bool) -> dict[str, Any]:
    if lack := engine.available() or (engine.probe() if probed else None):
        return {"unavailable": lack.why, "remedy": lack.remedy}
    caution = engine.caution()
    return {
        **({} if caution is None else {"caution": caution}),
        "name": engine.name(),
        "units": engine.units,
        "isolation": engine.isolation,
        "audit": engine.audit is not None,
        "time": engine.time is not None,
        "placement": engine.placement is not None,
    }


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
