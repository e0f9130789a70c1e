"""Core ML as the worker runs it: one model a process, on the units of one target."""

from functools import partial
from pathlib import Path

from quantgate_worker.lightly import import_coremltools

from .units import Units

import_coremltools()

from .model import CoreMLModel  # noqa: E402


def load(path: Path, units: Units) -> CoreMLModel:
    return CoreMLModel(path, units=units)


# A child imports what it calls by its name.
cpu = partial(load, units="CPU_ONLY")
gpu = partial(load, units="CPU_AND_GPU")
ane = partial(load, units="CPU_AND_NE")
everything = partial(load, units="ALL")
