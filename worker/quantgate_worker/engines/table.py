"""The engines by the targets that they run: a new one is a folder beside this and a row in it."""

from functools import partial
from importlib.metadata import version

from quantgate_worker import __version__
from quantgate_worker.errors import WorkerError

from .engine import Engine, Engines, Imported, Timing

_PORTABLE = f"{__package__}.portable.engine"
_COREML = f"{__package__}.coreml"


def _coreml(units: str, function: str) -> Engine:
    load = Imported(f"{_COREML}.engine", function)
    return Engine(
        name=Imported(f"{_COREML}.available", "name"),
        units=units,
        # A model that hangs, crashes or is killed is no other's matter.
        isolation="process",
        load=load,
        refuses=lambda _spec: [],
        available=partial(Imported(f"{_COREML}.available", "available"), units),
        time=Timing(
            load=partial(Imported(f"{_COREML}.timing", "load"), units),
            conditions=Imported(f"{_COREML}.conditions", "conditions"),
        ),
        # Where there is one device, nothing is to be placed.
        placement=None
        if units == "CPU_ONLY"
        else partial(Imported(f"{_COREML}.placement", "placement"), units),
        probe=partial(Imported(f"{_COREML}.probe", "probe"), load),
        caution=Imported(f"{_COREML}.available", "caution"),
    )


ENGINES: Engines = {
    "portable": Engine(
        name=lambda: f"portable {__version__} onnxruntime {version('onnxruntime')}",
        units="cpu",
        isolation="thread",
        load=Imported(_PORTABLE, "load"),
        refuses=Imported(_PORTABLE, "refuses"),
        needs=Imported(_PORTABLE, "needs"),
        audit=Imported(_PORTABLE, "audit"),
    ),
    "coreml-cpu": _coreml("CPU_ONLY", "cpu"),
    "coreml-gpu": _coreml("CPU_AND_GPU", "gpu"),
    "coreml-ane": _coreml("CPU_AND_NE", "ane"),
    "coreml-all": _coreml("ALL", "everything"),
}


def engine_for(target: str, engines: Engines = ENGINES) -> Engine:
    """Return a target's engine; raises WorkerError with the reason where none runs here."""
    if target not in engines:
        raise WorkerError(f"{target}: no engine of this worker runs it ({', '.join(engines)})")
    engine = engines[target]
    if lack := engine.available():
        raise WorkerError(f"{target}: {lack.why}; {lack.remedy}")
    return engine
