"""What can run a package: a row for each target."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

from quantgate_worker import __version__
from quantgate_worker.errors import WorkerError

from .loaded_once import LoadedOnce
from .portable import PortableModel
from .portable.audit import Ranges
from .portable.tracing import Culprit

# A session computes on one thread, whatever the machine, so that sums come out the same.
THREADS = 1


class Session(Protocol):
    """A loaded model: inputs by name in, outputs by name out."""

    def predict(self, inputs: Mapping[str, Any]) -> Mapping[str, Any]: ...


class Audited(Session, Protocol):
    """A session that remembers how far the values of each op reach.

    Where it traces, it names the op that made an output of the latest prediction not finite.
    """

    @property
    def ranges(self) -> Ranges | None: ...

    def culprit(self, output: str) -> Culprit | None: ...


@dataclass(frozen=True, kw_only=True)
class Engine:
    """`load` raises UnsupportedOp for a program it cannot run faithfully.

    `audited` loads for a range audit, where the engine can see inside of a program, and lets go of
    what was loaded of it before; `traced` loads for one that also traces.
    """

    name: str
    compute_units: str
    load: Callable[[Path], Session]
    audited: Callable[[Path], Audited] | None = None
    traced: Callable[[Path], Audited] | None = None


Engines = Mapping[str, Engine]

_loaded = LoadedOnce(lambda path: PortableModel(path, threads=THREADS))


def _audited(path: Path, *, trace: bool = False) -> PortableModel:
    _loaded.let_go(path)
    return PortableModel(path, threads=THREADS, audit=True, trace=trace)


def _traced(path: Path) -> PortableModel:
    return _audited(path, trace=True)


ENGINES: Engines = {
    "portable": Engine(
        name=f"portable {__version__} onnxruntime {version('onnxruntime')}",
        compute_units="cpu",
        load=_loaded,
        audited=_audited,
        traced=_traced,
    ),
}


def engine_for(target: str, engines: Engines) -> Engine:
    """Return a target's engine; raises WorkerError with the reason where there is none."""
    if target in engines:
        return engines[target]
    if target.startswith("coreml-"):
        raise WorkerError(f"{target}: the Core ML engine is not built yet")
    raise WorkerError(f"{target}: no engine of this worker runs it ({', '.join(engines)})")
