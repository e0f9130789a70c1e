"""Predictions that are not what they should be."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from .setting import Row


def altered(outputs: dict[str, Any], rows: list[Row]) -> dict[str, Any]:
    """Return the outputs as the faults of a prediction leave them."""
    for row in rows:
        if row["does"] == "near":
            outputs = {name: _near(value, row["by"]) for name, value in outputs.items()}
        if row["does"] == "gives":
            outputs = _GIVES[row["what"]](outputs)
    return outputs


def _numbers(change: Any) -> Any:
    """Change every array, and every probability; a label stays what it is."""

    def changed(outputs: Mapping[str, Any]) -> dict[str, Any]:
        return {name: _of(value, change) for name, value in outputs.items()}

    return changed


def _of(value: Any, change: Any) -> Any:
    if isinstance(value, np.ndarray) and value.dtype.kind == "f":
        return change(value)
    if isinstance(value, Mapping):
        array = change(np.fromiter(value.values(), np.float64, len(value)))
        return dict(zip(value, array.tolist(), strict=True))
    return value


def _near(value: Any, by: float) -> Any:
    return _of(value, lambda array: (array * (1 + by)).astype(array.dtype))


def _wrong(array: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(np.roll(array.reshape(-1), array.size // 2 + 1)).reshape(
        array.shape
    )


def _shuffled(outputs: Mapping[str, Any]) -> dict[str, Any]:
    return {name: outputs[name] for name in reversed([*outputs])}


def _missing(outputs: Mapping[str, Any]) -> dict[str, Any]:
    return {name: outputs[name] for name in [*outputs][1:]}


_GIVES = {
    "nan": _numbers(lambda array: np.full_like(array, np.nan)),
    "infinite": _numbers(lambda array: np.full_like(array, np.inf)),
    "wrong": _numbers(_wrong),
    "shuffled": _shuffled,
    "missing": _missing,
}
