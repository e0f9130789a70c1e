"""Where an engine expects the operations of a package to run, without running them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from quantgate_worker.engines.engine import Engines
from quantgate_worker.engines.table import ENGINES, engine_for
from quantgate_worker.errors import WorkerError
from quantgate_worker.package.interface import MODEL
from quantgate_worker.tell import Tell

from .request import parsed, places


def place_operations(
    message: Mapping[str, Any], tell: Tell, engines: Engines = ENGINES
) -> dict[str, Any]:
    """Answer with the compute plan in short; raises WorkerError for an engine that has none."""
    target, package = parsed("place", _request, message)
    placement = engine_for(target, engines).placement
    if placement is None:
        raise WorkerError(f"{target}: it has no compute plan")
    tell.progress("load", 0, 1)
    return dict(placement(package))


def _request(message: Mapping[str, Any]) -> tuple[str, Path]:
    return str(message["engine"]), places(message["packages"])[MODEL]
