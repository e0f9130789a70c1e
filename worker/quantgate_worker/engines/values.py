"""Host values in the type that an input is declared in."""

from typing import Any

import numpy as np

from quantgate_worker.errors import UserError


def array_of(name: str, value: Any) -> np.ndarray:
    """Return a value as an array; raises UserError for what is none, such as unequal rows."""
    try:
        return np.asarray(value)
    except (ValueError, TypeError) as error:
        raise UserError(f"input {name!r} is no array: {error}") from error


def numbers(name: str, value: Any, dtype: str) -> np.ndarray:
    """Return numbers in the type of an input; raises UserError for what are none, or do not fit."""
    array = array_of(name, value)
    if array.dtype.kind not in "fiub":
        raise UserError(f"input {name!r} takes {dtype} numbers, not {array.dtype}")
    return held(name, array, dtype)


def held(name: str, array: np.ndarray, dtype: str) -> np.ndarray:
    """Return numbers in another type; raises UserError for what an integer type cannot hold.

    Floats are rounded to what their type stores.
    """
    if array.dtype == dtype:
        return array
    with np.errstate(invalid="ignore", over="ignore"):
        made = array.astype(dtype)
    if made.dtype.kind != "f" and not np.array_equal(made, array):
        lost = array[made != array].flat[0]
        raise UserError(f"input {name!r} takes {dtype} numbers, and {lost} is none")
    return made
