"""What can run a package: a row for each target."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol

from quantgate_worker import __version__
from quantgate_worker.errors import WorkerError

from .portable import PortableModel

# A session computes on one thread, whatever the machine, so that sums come out the same.
THREADS = 1


class Session(Protocol):
    """A loaded model: inputs by name in, outputs by name out."""

    def predict(self, inputs: Mapping[str, Any]) -> Mapping[str, Any]: ...


@dataclass(frozen=True, kw_only=True)
class Engine:
    """`load` raises UnsupportedOp for a program it cannot run faithfully."""

    name: str
    compute_units: str
    load: Callable[[Path], Session]


Engines = Mapping[str, Engine]

ENGINES: Engines = {
    "portable": Engine(
        name=f"portable {__version__} onnxruntime {version('onnxruntime')}",
        compute_units="cpu",
        load=lambda path: PortableModel(path, threads=THREADS),
    ),
}


def engine_for(target: str, engines: Engines) -> Engine:
    """Return a target's engine; raises WorkerError with the reason where there is none."""
    if target in engines:
        return engines[target]
    if target.startswith("coreml-"):
        raise WorkerError(f"{target}: the Core ML engine is not built yet")
    raise WorkerError(f"{target}: no engine of this worker runs it ({', '.join(engines)})")
