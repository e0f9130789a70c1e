"""A tiny model of our own, run before anybody else's: it tells which compute units can be used."""

import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from quantgate_worker.engines.child.bounds import Bounds
from quantgate_worker.engines.child.session import ChildSession, Raised
from quantgate_worker.engines.engine import Imported, Unavailable
from quantgate_worker.errors import WorkerError

# So long one of its steps may take: it does in a thousandth of it what it does at all.
BOUNDS = Bounds(load_seconds=60, predict_seconds=60)
_CHANNELS, _SIZE = 16, 32
_SHAPE = (1, _CHANNELS, _SIZE, _SIZE)
# What 16 bits round a number between 0 and 1 to.
_NEAR = 2**-10
_REMEDY = "name another target, or `coreml-cpu`"


def probe(load: Imported, bounds: Bounds = BOUNDS) -> Unavailable | None:
    """Load and run it in a process of its own; return why the units cannot be used, if so."""
    try:
        why = _wrong(_package(), load, bounds)
    except (WorkerError, Raised) as error:
        why = str(error)
    if why is None:
        return None
    return Unavailable(
        why=f"a tiny model of quantgate's own does not run there: {why}", remedy=_REMEDY
    )


def _wrong(package: Path, load: Imported, bounds: Bounds) -> str | None:
    given = np.linspace(0, 1, int(np.prod(_SHAPE)), dtype=np.float32).reshape(_SHAPE)
    with closing(ChildSession(load, package, bounds, {})) as session:
        (found,) = session.predict({"x": given}).values()
    if found.shape != _SHAPE:
        return f"its output has the shape {list(found.shape)} instead of {list(_SHAPE)}"
    far = np.abs(np.nan_to_num(found, nan=np.inf) - given).max()
    return f"its output is wrong, by {far:.3g} of 1" if far > _NEAR else None


def _package() -> Path:
    """Return where it lies: written once, for coremltools builds one program at a time."""
    with _WRITING:
        folder = Path(_folder().name)
        package = folder / "probe.mlpackage"
        if not package.exists():
            _write(package)
        return package


_WRITING = Lock()


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


def _write(package: Path) -> None:
    """Write a convolution in 16 bits that gives what it is given."""
    import coremltools as ct  # noqa: PLC0415 - converters take a while to import
    from coremltools.converters.mil import Builder as mb  # noqa: N813, PLC0415 - its usual name

    kernel = np.zeros((_CHANNELS, _CHANNELS, 3, 3), np.float32)
    kernel[range(_CHANNELS), range(_CHANNELS), 1, 1] = 1

    def body(x: Any) -> Any:
        return mb.conv(x=x, weight=kernel, pad_type="same", name="same")

    specs = [mb.TensorSpec(_SHAPE)]
    model = ct.convert(
        mb.program(input_specs=specs, opset_version=ct.target.iOS15)(body),
        convert_to="mlprogram",
        minimum_deployment_target=ct.target.iOS15,
        compute_precision=ct.precision.FLOAT16,
        skip_model_load=True,
    )
    model.save(str(package))
