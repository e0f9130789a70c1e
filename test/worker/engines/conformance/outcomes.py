"""What became of each case, as JSON lines."""

import json
from pathlib import Path


class Outcomes:
    """A file that is appended to; the ops and the predictions are those since the last case."""

    def __init__(self, path: Path) -> None:
        lines = path.read_text("utf-8").splitlines() if path.is_file() else []
        self.known = {json.loads(line)["case"] for line in lines}
        self._file = path.open("a", encoding="utf-8")
        self.ops: set[str] = set()
        self.predicted = False

    def write(self, node: str, outcome: str, detail: str) -> None:
        record = {
            "case": node,
            "outcome": outcome,
            "predicted": self.predicted,
            "ops": sorted(self.ops),
            "detail": detail,
        }
        self._file.write(json.dumps(record) + "\n")
        self._file.flush()
        self.ops, self.predicted = set(), False
