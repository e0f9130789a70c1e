"""Inputs as arrays: an `.npz` with one array a model input, rows in the order of the samples."""

import math
import zipfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from quantgate_worker.errors import UserError, WorkerError
from quantgate_worker.nearest import nearest
from quantgate_worker.package.feature import Feature
from quantgate_worker.package.features import inputs
from quantgate_worker.package.shapes import accepted, fits

_HEADERS: dict[Any, Any] = {
    (1, 0): np.lib.format.read_array_header_1_0,
    (2, 0): np.lib.format.read_array_header_2_0,
}
_SUFFIX = ".npy"
# A row is read at once, however well a hostile archive packs it.
MOST_ROW_BYTES = 2**30
_read_magic: Any = np.lib.format.read_magic


def array_rows(
    path: Path, spec: Any, count: int, besides: Collection[str] = ()
) -> Iterator[dict[str, np.ndarray]]:
    """Return an iterator over the rows as inputs by name, in the shapes that the model takes.

    Inputs that are given `besides` need no array, and have none. Rows are read as they are asked
    for: memory does not grow with their number. Raises UserError at once, all problems together,
    for arrays that do not fit the model.
    """
    taken = {each.name: each for each in inputs(spec)}
    archive = _opened(path)
    columns = {name: _Column(path, archive, name) for name in _names(archive)}
    _check(path, taken, columns, count, besides)
    return (
        {name: column.row(taken[name]) for name, column in columns.items()} for _ in range(count)
    )


def array_names(path: Path) -> list[str]:
    """Name the arrays of an archive; raises UserError for a file that is none."""
    with _opened(path) as archive:
        return _names(archive)


def as_taken(row: Mapping[str, np.ndarray], taken: Mapping[str, Feature]) -> dict[str, np.ndarray]:
    """Return a row in the types that the inputs of a model are declared in.

    Raises WorkerError for a number that such a type cannot hold, as 5,000,000,000 of int32.
    """
    return {name: _as_taken(array, taken[name]) for name, array in row.items()}


def check_arrays(path: Path, count: int, *, whole: bool) -> None:
    """Raise UserError for arrays of another number of rows, or, `whole`, whose rows are damaged."""
    archive = _opened(path)
    columns = {name: _Column(path, archive, name) for name in _names(archive)}
    problems = [
        problem for name, column in columns.items() for problem in _miscounted(name, column, count)
    ]
    if problems:
        raise UserError("\n".join(f"{path}: {problem}" for problem in problems))
    for column in columns.values() if whole else ():
        for _ in range(count):
            column.read()


def count_rows(path: Path) -> int:
    """Return how many rows the arrays have; raises UserError where they have not equally many."""
    archive = _opened(path)
    counts = {name: _Column(path, archive, name).shape[:1] for name in _names(archive)}
    if len({*counts.values()}) != 1 or () in counts.values():
        told = ", ".join(f"{name!r} {list(count)}" for name, count in counts.items())
        raise UserError(
            f"{path}: arrays have a row for each example, and here are {told or 'none'}"
        )
    return next(iter(counts.values()))[0]


class _Column:
    """One array of the archive, read row by row."""

    def __init__(self, path: Path, archive: zipfile.ZipFile, name: str) -> None:
        self._where = f"{path}: array {name!r}"
        with _refused_as(f"{self._where}: not a NumPy array"):
            self._file = archive.open(name + _SUFFIX)
            shape, fortran, self.dtype = _HEADERS[_read_magic(self._file)](self._file)
        if self.dtype.hasobject or self.dtype.kind not in "fiub":
            raise UserError(f"{self._where}: holds {self.dtype}, not numbers")
        if fortran and len(shape) > 1:
            raise UserError(f"{self._where}: in Fortran order; save np.ascontiguousarray(array)")
        self.shape: tuple[int, ...] = tuple(map(int, shape))
        self._row_bytes = math.prod(shape[1:]) * self.dtype.itemsize
        if min(shape, default=0) < 0 or self._row_bytes > MOST_ROW_BYTES:
            raise UserError(
                f"{self._where}: no row of {list(shape)} is read: {MOST_ROW_BYTES} bytes at most"
            )

    def row(self, wanted: Feature) -> np.ndarray:
        row = self.read()
        return row[np.newaxis] if _lacks_batch(self.shape[1:], wanted) else row

    def read(self) -> np.ndarray:
        with _refused_as(f"{self._where}: damaged"):
            data = self._file.read(self._row_bytes)
        if len(data) < self._row_bytes:
            raise UserError(f"{self._where}: cut short")
        return np.frombuffer(data, self.dtype).reshape(self.shape[1:])


@contextmanager
def _refused_as(problem: str) -> Iterator[None]:
    """Name what is wrong: a damaged archive can raise almost anything, as can each decompressor."""
    try:
        yield
    except Exception as error:
        raise UserError(f"{problem}: {error}") from error


def _opened(path: Path) -> zipfile.ZipFile:
    with _refused_as(f"{path}: not an .npz archive"):
        return zipfile.ZipFile(path)


def _names(archive: zipfile.ZipFile) -> list[str]:
    return [name.removesuffix(_SUFFIX) for name in archive.namelist() if name.endswith(_SUFFIX)]


def _as_taken(array: np.ndarray, wanted: Feature) -> np.ndarray:
    kind = _numpy_type(wanted.dtype)
    if array.dtype == kind or kind.kind not in "iu":
        return array
    least, most = np.iinfo(kind).min, np.iinfo(kind).max
    if array.size and (array.min() < least or array.max() > most):
        beyond = array.max() if array.max() > most else array.min()
        raise WorkerError(
            f"array {wanted.name!r} holds {beyond}, and the input takes {wanted.dtype}: "
            f"{least} to {most}"
        )
    return array.astype(kind)


def _check(
    path: Path,
    inputs: dict[str, Feature],
    columns: dict[str, _Column],
    count: int,
    besides: Collection[str],
) -> None:
    problems = [
        f"array {name!r} is no input of the model{nearest(name, inputs)}"
        for name in columns
        if name not in inputs
    ]
    for name, wanted in inputs.items():
        if name in columns and name in besides:
            problems.append(f"array {name!r} is for an input that is given otherwise")
        elif name in columns:
            problems += _misfits(name, wanted, columns[name], count)
        elif not wanted.optional and name not in besides and wanted.kind != "multiarray":
            problems.append(_other_kind(name, wanted))
        elif not wanted.optional and name not in besides:
            problems.append(f"there is no array for the input {name!r}{nearest(name, columns)}")
    if problems:
        raise UserError("\n".join(f"{path}: {problem}" for problem in problems))


def _other_kind(name: str, wanted: Feature) -> str:
    return f"the input {name!r} takes an {wanted.kind}: give `images` instead of `arrays`"


def _misfits(name: str, wanted: Feature, column: _Column, count: int) -> Iterator[str]:
    if wanted.kind != "multiarray":
        yield _other_kind(name, wanted)
        return
    yield from _miscounted(name, column, count)
    if not np.can_cast(column.dtype, _numpy_type(wanted.dtype), "same_kind"):
        yield f"array {name!r} holds {column.dtype}, the input takes {wanted.dtype}"
    row = column.shape[1:]
    if not fits(row, wanted) and not fits((1, *row), wanted):
        yield f"a row of array {name!r} is {list(row)}, the input takes {accepted(wanted)}"


def _miscounted(name: str, column: _Column, count: int) -> Iterator[str]:
    if not column.shape or column.shape[0] != count:
        rows = column.shape[0] if column.shape else "no"
        yield f"array {name!r} has {rows} rows, but there are {count} samples"


def _lacks_batch(row: tuple[int, ...], wanted: Feature) -> bool:
    return not fits(row, wanted) and fits((1, *row), wanted)


def _numpy_type(dtype: str) -> np.dtype:
    return np.dtype("float64" if dtype == "double" else dtype)
