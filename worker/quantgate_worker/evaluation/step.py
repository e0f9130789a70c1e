"""One example on its way through all lanes, and what the lane that is ahead hands on of it."""

from dataclasses import replace
from threading import Event

from quantgate_worker.datasets.dataset import Example, Pass
from quantgate_worker.engines.shared import shared
from quantgate_worker.tasks.task import Kept, Missing


class Step:
    """The same for every lane; `ahead` is the name of the one that hands on, if one does.

    `lost` says why nothing comes of it.
    """

    def __init__(
        self, turn: Pass, example: Example, ahead: str | None, lost: Missing | None = None
    ) -> None:
        self.turn = turn
        self.example = _shared(example)
        self._ahead = ahead
        self._kept: Kept | Missing | None = None
        self._handed = Event()
        if lost is not None:
            self._kept = lost
            self._handed.set()

    def kept_for(self, lane: str) -> Kept | Missing | None:
        """Wait for what was handed on; nothing is, to the lane ahead itself."""
        if self._ahead is None or lane == self._ahead:
            return None
        self._handed.wait()
        return self._kept

    def hand_on(self, lane: str, kept: Kept | Missing) -> None:
        """Take what a lane has of the example: of the one ahead it is for the others."""
        if lane == self._ahead:
            self._kept = kept
            self._handed.set()


def _shared(example: Example) -> Example:
    """Have what is made of a picture for one lane made for all."""
    if example.inputs is None:
        return example
    return replace(example, inputs={name: shared(each) for name, each in example.inputs.items()})
