"""What an evaluation leaves beside records: vectors of documents, on disk rather than in memory."""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import numpy as np

from quantgate_worker.errors import UserError

# Behind the vectors and the names: how many vectors there are, how wide each is, and how many
# bytes the names take.
_FOOTER = np.dtype(np.int64)
_FOOTER_SIZE = 3 * _FOOTER.itemsize


class Vectors:
    """Rows of 32-bit floats, each with a name, appended one after another to one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("wb")
        self._names = TemporaryFile(dir=path.parent)  # noqa: SIM115 - closed when finished
        self._count, self._width, self._bytes = 0, 0, 0

    def append(self, name: str, vector: np.ndarray) -> None:
        """Append a row; raises UserError for one of another width than those before."""
        if self._count > 0 and vector.size != self._width:
            raise UserError(
                f"the vector of {name!r} has {vector.size} numbers, and those before have "
                f"{self._width}"
            )
        self._file.write(np.ascontiguousarray(vector, np.float32).tobytes())
        # A name ends where its line ends: as JSON it holds no end of a line.
        self._bytes += self._names.write(json.dumps(name).encode() + b"\n")
        self._count, self._width = self._count + 1, vector.size

    def finish(self) -> Path:
        if self._file.closed:
            return self._path
        self._names.seek(0)
        offset, offsets = 0, np.empty(self._count, _FOOTER)
        for at, line in enumerate(self._names):
            offsets[at] = offset
            offset += len(line)
            self._file.write(line)
        self._file.write(offsets.tobytes())
        self._file.write(np.array([self._count, self._width, self._bytes], _FOOTER).tobytes())
        self._file.close()
        self._names.close()
        return self._path

    def discard(self) -> None:
        # What is left in memory of them may have no room; the files are closed all the same.
        for file in (self._file, self._names):
            with suppress(OSError):
                file.close()
        self._path.unlink(missing_ok=True)


class Extras:
    """The extras of one model, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._vectors: dict[str, Vectors] = {}

    def vectors(self, name: str) -> Vectors:
        """Return the vectors of a name, none yet where they are asked for first."""
        if name not in self._vectors:
            self._vectors[name] = Vectors(self.path(name))
        return self._vectors[name]

    def path(self, name: str) -> Path:
        """Return where the vectors of a name lie, once they are whole."""
        return self._folder / f"{name}.f32"

    def finished(self, name: str) -> Path | None:
        """Return the file of an extra that is whole now, None where none was begun."""
        return self._vectors[name].finish() if name in self._vectors else None

    def discard(self) -> None:
        """Leave none of them, as if none had been begun."""
        for vectors in self._vectors.values():
            vectors.discard()
        self._vectors.clear()


class VectorsOnDisk:
    """Finished vectors and their names, read as they are asked for: none of them stays in memory.

    Raises UserError for a file that is not whole.
    """

    def __init__(self, path: Path) -> None:
        size = path.stat().st_size
        self._path = path
        self._count, self.width, names = _footer(path, size)
        self._names_at = 4 * self._count * self.width
        self._offsets_at = self._names_at + names
        if size != self._offsets_at + _FOOTER.itemsize * self._count + _FOOTER_SIZE:
            raise UserError(f"{path}: not whole")

    def __len__(self) -> int:
        return self._count

    def blocks(self, most: int) -> Iterator[tuple[int, np.ndarray]]:
        """Return so many rows after another, each time with the place of the first."""
        with self._path.open("rb") as file:
            for begin in range(0, self._count, most):
                rows = min(most, self._count - begin)
                block = np.fromfile(file, np.float32, rows * self.width)
                yield begin, block.reshape(rows, self.width)

    def names(self, places: np.ndarray) -> list[str]:
        """Return the names of some rows."""
        with self._path.open("rb") as file:
            return [self._name(file, int(place)) for place in places]

    def _name(self, file: IO[bytes], place: int) -> str:
        file.seek(self._offsets_at + place * _FOOTER.itemsize)
        (offset,) = np.frombuffer(file.read(_FOOTER.itemsize), _FOOTER)
        file.seek(self._names_at + int(offset))
        return str(json.loads(file.readline()))


def _footer(path: Path, size: int) -> tuple[int, int, int]:
    if size < _FOOTER_SIZE:
        raise UserError(f"{path}: not whole")
    with path.open("rb") as file:
        file.seek(size - _FOOTER_SIZE)
        count, width, names = np.frombuffer(file.read(), _FOOTER)
    return int(count), int(width), int(names)
