import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any


class RecordFile:
    """The records of one chunk, streamed beside their place and put there when complete.

    Without a place they are only counted and digested.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file = None if path is None else _part(path).open("wb")
        self._digest = hashlib.sha256()
        self._count = 0
        self._errors = 0

    def write(self, record: dict[str, Any]) -> None:
        line = json.dumps(record, allow_nan=False, separators=(",", ":"), ensure_ascii=False)
        data = f"{line}\n".encode()
        if self._file is not None:
            self._file.write(data)
        self._digest.update(data)
        self._count += 1
        self._errors += "error" in record

    def finish(self) -> dict[str, Any]:
        """Put the file in its place and tell of it."""
        told = {
            "sha256": f"sha256:{self._digest.hexdigest()}",
            "count": self._count,
            "errors": self._errors,
        }
        if self._path is None or self._file is None:
            return told
        self._file.close()
        _part(self._path).replace(self._path)
        return {"file": str(self._path), **told}

    def discard(self) -> None:
        if self._path is not None and self._file is not None:
            # What is left in memory of it may have no room; the file is closed all the same.
            with suppress(OSError):
                self._file.close()
            _part(self._path).unlink(missing_ok=True)


def _part(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")
