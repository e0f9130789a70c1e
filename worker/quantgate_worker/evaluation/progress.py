"""How far all lanes together are in a pass."""

import time
from collections.abc import Sequence

from quantgate_worker.datasets.dataset import Example, Pass
from quantgate_worker.tell import Tell

from .lane import Lane

_SECONDS_BETWEEN_PROGRESS = 0.1


class Progress:
    """Tells now and then how many rows of a pass all lanes are done with; of none, nothing."""

    def __init__(
        self, tell: Tell, turn: Pass, lanes: Sequence[Lane], total: int, *, watched: bool
    ) -> None:
        self._tell = tell
        stage = "watch" if watched else "evaluate"
        self._stage = stage if turn.records else f"pass:{turn.name}"
        self._lanes = lanes
        self._total = total
        self._who = {"lane": lanes[0].name} if watched and lanes else {}
        self._before = 0
        self._rows = 0
        self._latest: object = None
        self._done = 0
        self._told = 0.0

    def put(self, example: Example) -> None:
        """Count a row when its first example is put before the lanes: there may be several."""
        if example.sample["id"] != self._latest:
            self._rows, self._latest = self._rows + 1, example.sample["id"]
        waiting = max(lane.waiting for lane in self._lanes)
        self._done = max(self._done, self._before + self._rows - waiting)
        if time.monotonic() - self._told > _SECONDS_BETWEEN_PROGRESS:
            self._told = time.monotonic()
            self.again()

    def again(self) -> None:
        """Tell what was told already."""
        self._tell.progress(self._stage, self._done, self._total, **self._who)

    def passed(self, rows: int) -> None:
        """Go on behind a part of so many rows, of which lanes that have ended took fewer."""
        self._before, self._rows, self._latest = self._before + rows, 0, None

    def ended(self) -> None:
        if self._total > 0:
            self._tell.progress(self._stage, self._total, self._total, **self._who)
