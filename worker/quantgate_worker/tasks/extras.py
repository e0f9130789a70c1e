"""What an evaluation leaves beside records: vectors of documents, on disk rather than in memory."""

from pathlib import Path

import numpy as np


class Vectors:
    """32-bit floats, a row appended after another."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("wb")

    def append(self, vector: np.ndarray) -> None:
        self._file.write(np.ascontiguousarray(vector, np.float32).tobytes())

    def finish(self) -> Path:
        self._file.close()
        return self._path


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
        for vectors in self._vectors.values():
            vectors.finish().unlink(missing_ok=True)


def vectors_in(path: Path, width: int) -> np.ndarray:
    """Map finished vectors into memory, a row each."""
    return np.memmap(path, np.float32, "r").reshape(-1, width)
