"""The engines by the targets that they run: a new one is a folder beside this and a row in it."""

from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from typing import Any

from quantgate_worker import __version__
from quantgate_worker.errors import WorkerError

from .engine import Engine, Engines


def _of(module: str, function: str) -> Callable[..., Any]:
    """Return a function of an engine's module, which is imported when it is first called."""

    def call(*given: Any, **named: Any) -> Any:
        return getattr(import_module(module, __package__), function)(*given, **named)

    return call


ENGINES: Engines = {
    "portable": Engine(
        name=lambda: f"portable {__version__} onnxruntime {version('onnxruntime')}",
        units="cpu",
        isolation="thread",
        load=_of(".portable.engine", "load"),
        refuses=_of(".portable.engine", "refuses"),
        audit=_of(".portable.engine", "audit"),
    ),
}


def engine_for(target: str, engines: Engines = ENGINES) -> Engine:
    """Return a target's engine; raises WorkerError with the reason where none runs here."""
    if target not in engines:
        if target.startswith("coreml-"):
            raise WorkerError(f"{target}: the Core ML engine is not built yet")
        raise WorkerError(f"{target}: no engine of this worker runs it ({', '.join(engines)})")
    engine = engines[target]
    if lack := engine.available():
        raise WorkerError(f"{target}: {lack.why}; {lack.remedy}")
    return engine
