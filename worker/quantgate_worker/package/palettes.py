"""Palettes made dense by a gather, in time and memory that grow with the weights alone.

coremltools repeats a palette for every weight before it takes one entry of each copy: for 2,048 by
2,048 weights of 8 bits that is 2 GB. What it does with all other forms grows with the weights.
"""

from collections.abc import Iterator, Sequence
from math import prod

import numpy as np
from coremltools.optimize import _utils as coremltools_utils

# So many weights at a time: their places in the palettes take 8 bytes each.
AT_A_TIME = 2**18


def dense(indices: np.ndarray, lut: np.ndarray, vector_axis: int | None = None) -> np.ndarray:
    """Return the entries that indices stand for; those of several numbers lie along `vector_axis`.

    `lut` is [how many palettes along each axis of the indices ..., entries, numbers of an entry].
    Raises ValueError and IndexError for what does not fit together.
    """
    *palettes, entries, width = lut.shape
    _check(indices, palettes, entries)
    if vector_axis is None and width > 1:
        raise ValueError(f"entries of {width} numbers, and no axis for them to lie along")
    axis = indices.ndim if vector_axis is None else vector_axis % indices.ndim + 1
    made = np.empty((*indices.shape[:axis], width, *indices.shape[axis:]), lut.dtype)
    by_index, table = np.moveaxis(made, axis, -1), lut.reshape(-1, width)
    begins = _begins(indices.shape, palettes, entries)
    for part in _parts(indices.shape):
        places = sum((begin[part] for begin in begins), start=indices[part])
        by_index[part] = table.take(places, axis=0)
    sizes = list(indices.shape)
    sizes[axis - 1] *= width
    return made.reshape(sizes)


def gather_palettes() -> None:
    """Make coremltools use it from now on, wherever it makes palettes dense."""
    coremltools_utils.lut_to_dense = dense


def _check(indices: np.ndarray, palettes: Sequence[int], entries: int) -> None:
    if any(size % count for size, count in zip(indices.shape, palettes, strict=True)):
        raise ValueError(f"palettes {palettes} do not divide indices {list(indices.shape)}")
    # Further on lies the palette of other weights.
    if indices.size and indices.max() >= entries:
        raise IndexError(f"index {indices.max()} into a palette of {entries} entries")


def _begins(sizes: Sequence[int], palettes: Sequence[int], entries: int) -> list[np.ndarray]:
    """Return, for each axis with several palettes, what it adds to where an index's one begins."""
    begins = []
    for axis, (size, count) in enumerate(zip(sizes, palettes, strict=True)):
        if count > 1:
            number = np.arange(size) // (size // count)
            along = number.reshape([-1 if each == axis else 1 for each in range(len(sizes))])
            step = entries * prod(palettes[axis + 1 :])
            begins.append(np.broadcast_to(along * step, sizes))
    return begins


def _parts(sizes: Sequence[int]) -> Iterator[tuple[slice, ...]]:
    """Cut a shape along its longest axis into parts of about as many as are taken at a time."""
    total, longest = prod(sizes), int(np.argmax(sizes))
    step = max(1, AT_A_TIME * sizes[longest] // total) if total else 1
    for start in range(0, sizes[longest], step):
        yield (*[slice(None)] * longest, slice(start, start + step))
