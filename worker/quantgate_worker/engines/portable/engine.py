"""The portable engine as the worker runs it: one thread a session, each program lowered once."""

from pathlib import Path
from typing import Any

from quantgate_worker.engines.loaded_once import LoadedOnce
from quantgate_worker.errors import UnsupportedOp
from quantgate_worker.package.parts import programs
from quantgate_worker.package.specification import operations

from .alive import largest
from .lowering import refuse_unknown
from .model import PortableModel
from .pipeline import unknown_stages

# A session computes on one thread, whatever the machine, so that sums come out the same.
THREADS = 1

load = LoadedOnce(lambda path: PortableModel(path, threads=THREADS, lazily=True))


def audit(path: Path, *, trace: bool) -> PortableModel:
    """Load a package for a range audit, and let go of what `load` has of it."""
    load.let_go(path)
    return PortableModel(path, threads=THREADS, audit=True, trace=trace, lazily=True)


def needs(spec: Any) -> int | None:
    """Say how many bytes the values of a model take at one time, at least; None of no program."""
    return largest(spec).bytes if programs(spec) else None


def refuses(spec: Any) -> list[str]:
    """Name the stages and ops of a specification that are not executed."""
    try:
        refuse_unknown(operations(spec))
    except UnsupportedOp as refusal:
        return [*unknown_stages(spec), *refusal.op.split(", ")]
    return unknown_stages(spec)
