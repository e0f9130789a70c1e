"""The values of constants, wherever a program keeps them."""

from pathlib import Path
from typing import Any

import numpy as np

from .blobs import data_start, weight_file
from .value_types import dtype, elements, sizes

_FLOATS = {"float16": np.float16, "float32": np.float32, "float64": np.float64}


def tensor(model_folder: Path, value: Any) -> Any:
    """Return a constant's floats in its shape, those of a file mapped; None for other elements.

    The files have been checked: `package.sound`.
    """
    kind = _FLOATS.get(dtype(value.type))
    if kind is None:
        return None
    shape = tuple(sizes(value.type))
    if value.WhichOneof("value") == "blobFileValue":
        place = value.blobFileValue
        path = weight_file(model_folder, place.fileName)
        if elements(value.type) == 0:
            return np.zeros(shape, kind)
        start = data_start(path, place.offset)
        return np.memmap(path, dtype=kind, mode="r", offset=start, shape=shape)
    stored = value.immediateValue.tensor
    field = stored.WhichOneof("value")
    if field == "bytes":
        found = np.frombuffer(stored.bytes.values, kind)
    else:
        found = np.array(getattr(stored, field or "floats").values, kind)
    return found.reshape(shape) if found.size == elements(value.type) else None
