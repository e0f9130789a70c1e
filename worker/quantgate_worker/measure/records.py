import hashlib
import json
from pathlib import Path
from typing import Any


class RecordFile:
    """The records of one variant, streamed beside their place and put there when complete."""

    def __init__(self, out: Path, relative: str) -> None:
        self._relative = relative
        self._path = out / relative
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._part = self._path.with_name(f"{self._path.name}.part")
        self._file = self._part.open("wb")
        self._digest = hashlib.sha256()
        self.count = 0
        self.evaluated = 0

    def write(self, record: dict[str, Any]) -> None:
        line = json.dumps(record, allow_nan=False, separators=(",", ":"), ensure_ascii=False)
        data = f"{line}\n".encode()
        self._file.write(data)
        self._digest.update(data)
        self.count += 1
        self.evaluated += "error" not in record

    def finish(self) -> dict[str, Any]:
        """Put the file in its place and return the `records` of a measurement."""
        self._file.close()
        self._part.replace(self._path)
        digest = f"sha256:{self._digest.hexdigest()}"
        return {"path": self._relative, "digest": digest, "count": self.count}

    def discard(self) -> None:
        self._file.close()
        self._part.unlink(missing_ok=True)
