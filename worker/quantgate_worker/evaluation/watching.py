"""What a watched lane has seen: how far values reach, and what began that some are not finite."""

import json
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

from quantgate_worker.engines.engine import Watched
from quantgate_worker.engines.ranges import Culprit, joined

from .culprits import Culprits
from .ranges import described

RANGE = "range"


class Watching:
    """Over the sessions of one model; `names` are those of the source's values."""

    extra = RANGE

    def __init__(self, sessions: Mapping[str, Watched], names: AbstractSet[str]) -> None:
        self.sessions = sessions
        self._culprits = Culprits(names)

    def add(self, suspects: list[Culprit | None]) -> None:
        """Count an example that had outputs which are not finite, and one op that began that."""
        if suspects:
            self._culprits.add(next((one for one in suspects if one is not None), None))

    def write(self, folder: Path) -> Path:
        """Write `{range?, notFinite?}`, as a measurement has them, and return the file."""
        ranges = joined([each.ranges for each in self.sessions.values() if each.ranges])
        found: dict[str, Any] = {
            **({"range": described(ranges)} if ranges else {}),
            **({"notFinite": self._culprits.described} if self._culprits.examples else {}),
        }
        path = folder / f"{RANGE}.json"
        path.write_text(json.dumps(found, allow_nan=False), "utf-8")
        return path
