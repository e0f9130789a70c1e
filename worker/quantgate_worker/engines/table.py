"""The engines by the targets that they run: a new one is a folder beside this and a row in it."""

from importlib.metadata import version

from quantgate_worker import __version__
from quantgate_worker.errors import WorkerError

from .engine import Engine, Engines, Imported

_PORTABLE = f"{__package__}.portable.engine"

ENGINES: Engines = {
    "portable": Engine(
        name=lambda: f"portable {__version__} onnxruntime {version('onnxruntime')}",
        units="cpu",
        isolation="thread",
        load=Imported(_PORTABLE, "load"),
        refuses=Imported(_PORTABLE, "refuses"),
        audit=Imported(_PORTABLE, "audit"),
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
