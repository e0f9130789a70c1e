"""Outputs as every engine gives them, of what coremltools returns in no order."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from PIL import Image

from quantgate_worker.errors import WorkerError
from quantgate_worker.package.classifiers import Label
from quantgate_worker.package.feature import Feature

_TYPES = {
    "float32": np.float32,
    "float16": np.float16,
    "double": np.float64,
    "int32": np.int32,
    "int8": np.int8,
}
_OF_A_PICTURE = {"grayscale": ("L", np.uint8), "grayscale_float16": ("F", np.float16)}
_COLORED = ("RGB", np.uint8)


def taken(
    features: Sequence[Feature], labels: Sequence[Label] | None, outputs: Mapping[str, Any]
) -> dict[str, Any]:
    """Return outputs in the order and the types that the model declares.

    A classifier's probabilities are by its labels, in their order. Raises WorkerError for an output
    that is missing, or that is not what was declared.
    """
    lacking = [each.name for each in features if each.name not in outputs]
    if lacking:
        raise WorkerError(f"Core ML's output is wrong: it lacks {', '.join(lacking)}")
    return {each.name: _value(each, labels, outputs[each.name]) for each in features}


def _value(declared: Feature, labels: Sequence[Label] | None, value: Any) -> Any:
    if declared.kind == "image" and isinstance(value, Image.Image):
        mode, dtype = _OF_A_PICTURE.get(declared.color, _COLORED)
        return np.ascontiguousarray(np.asarray(value.convert(mode)), dtype)
    if declared.kind == "multiarray" and isinstance(value, np.ndarray):
        return np.atleast_1d(value.astype(_TYPES.get(declared.dtype, value.dtype)))
    if declared.kind == "dictionary" and isinstance(value, Mapping):
        return _probabilities(declared.name, labels, value)
    if declared.kind in _PLAIN and isinstance(value, _PLAIN[declared.kind]):
        return value
    raise _wrong(declared.name, f"is {type(value).__name__}, and declared {declared.kind}")


def _probabilities(
    name: str, labels: Sequence[Label] | None, value: Mapping[Any, float]
) -> dict[Any, float]:
    if labels is None:
        return dict(value)
    if value.keys() != {*labels}:
        raise _wrong(name, f"has {len(value)} labels, which are not the model's {len(labels)}")
    return {label: value[label] for label in labels}


_PLAIN: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "int64": (int,),
    "double": (float, int),
    "other": (object,),
}


def _wrong(name: str, why: str) -> WorkerError:
    return WorkerError(f"Core ML's output is wrong: {name!r} {why}")
