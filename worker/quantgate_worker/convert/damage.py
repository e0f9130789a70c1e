"""Noise in the weights, to see whether a gate notices: for the self-test, never to ship."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from quantgate_worker.errors import WorkerError
from quantgate_worker.package.blobs import blob_values, data_start, weight_file
from quantgate_worker.package.value_types import dtype, elements

from .source import Source

_FLOATS = {"float16": np.float16, "float32": np.float32}
_MATRIX_RANK = 2

# A tensor's file, the offset of its header in it, its type, its number of elements.
Tensor = tuple[str, int, str, int]


def damage(source: Source, strength: float, seed: int, destination: Path) -> str:
    """Copy a package to `destination` with noise in its weights; return what was done.

    The noise is Gaussian. Its deviation is `strength` times that of each tensor's own values: at 1
    there is as much noise as weight. Tensors of one dimension (biases, scales) and those that are
    stored as integers stay as they are. Raises WorkerError where no tensor is left to damage.
    """
    tensors = sorted(set(_tensors(source.spec)))
    if not tensors:
        raise WorkerError("there is nothing to damage: no weight is stored as plain floats")
    # Without their modes: what git or a cache holds may be read-only.
    shutil.copytree(source.path, destination, copy_function=shutil.copyfile)
    inside = source.files.model_folder.relative_to(source.files.root)
    for index, (name, offset, kind, count) in enumerate(tensors):
        values = np.memmap(
            path := weight_file(destination / inside, name),
            dtype=_FLOATS[kind],
            mode="r+",
            offset=data_start(path, offset),
            shape=(count,),
        )
        _add_noise(values, strength, np.random.default_rng((seed, index)))
    total = sum(count for *_, count in tensors)
    return f"noise of {strength:g} of the deviation in {len(tensors)} tensors, {total} weights"


def _tensors(spec: Any) -> Iterator[Tensor]:
    for value in blob_values(spec):
        kind, rank = dtype(value.type), value.type.tensorType.rank
        if kind in _FLOATS and rank >= _MATRIX_RANK:
            place = value.blobFileValue
            yield place.fileName, place.offset, kind, elements(value.type)


def _add_noise(values: Any, strength: float, chance: np.random.Generator) -> None:
    """Change stored floats in place; what 16 bits cannot hold is kept within their range."""
    exact = values.astype(np.float64)
    noisy = exact + strength * exact.std() * chance.standard_normal(exact.size)
    most = float(np.finfo(values.dtype).max)
    values[:] = np.clip(noisy, -most, most).astype(values.dtype)
    values.flush()
