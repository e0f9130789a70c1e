"""Inputs that are the same for all samples: thresholds, switches, sizes."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from quantgate_worker.errors import ProtocolError, UserError
from quantgate_worker.nearest import nearest
from quantgate_worker.package.feature import Feature
from quantgate_worker.package.features import inputs

from .dataset import Inputs
from .parts import Options


def constants_of(options: Options, spec: Any) -> Inputs:
    """Return the option `constants`, a number an input, as the model takes it.

    Raises UserError, all problems at once, for inputs that the model does not have or that take no
    such number.
    """
    written = options.get("constants", {})
    if not isinstance(written, Mapping):
        raise ProtocolError(f"constants {written!r} are no numbers by name")
    taken = {each.name: each for each in inputs(spec)}
    problems = [
        problem
        for name, number in written.items()
        if (problem := _problem(name, number, taken)) is not None
    ]
    if problems:
        raise UserError("\n".join(f"constants: {problem}" for problem in problems))
    return {name: _value(float(number), taken[name]) for name, number in written.items()}


def _problem(name: str, number: Any, taken: Mapping[str, Feature]) -> str | None:
    if name not in taken:
        return f"{name!r} is no input of the model{nearest(name, taken)}"
    wanted = taken[name]
    if wanted.kind not in ("multiarray", "double"):
        return f"the input {name!r} takes no number, but {wanted.kind}"
    if wanted.flexible and wanted.shape == ():
        return f"the input {name!r} has no shape of its own to fill: give it in `arrays`"
    if wanted.dtype.startswith("int") and not _fits(float(number), wanted.dtype):
        return f"the input {name!r} takes {wanted.dtype}, and {number} is none"
    return None


def _fits(number: float, dtype: str) -> bool:
    return number.is_integer() and np.iinfo(dtype).min <= number <= np.iinfo(dtype).max


def _value(number: float, wanted: Feature) -> np.ndarray:
    """Fill the input's default shape; a number of no shape is an array of none."""
    kind = "float64" if wanted.dtype in ("", "double") else wanted.dtype
    return np.full(wanted.shape, number, kind)
