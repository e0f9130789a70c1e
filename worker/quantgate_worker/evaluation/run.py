"""A loaded model as its task runs it, and what is noticed meanwhile."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from quantgate_worker.datasets.dataset import Inputs
from quantgate_worker.engines.engine import Session, State, Watched
from quantgate_worker.engines.ranges import Culprit
from quantgate_worker.package.interface import MODEL
from quantgate_worker.tasks.task import Outputs


class Underway:
    """What the engine is asked just now: `since` when, for which sample.

    It stays where the engine raises, so that whoever catches that knows what it was about.
    """

    def __init__(self) -> None:
        self.since: float | None = None
        self.at = ""

    @contextmanager
    def now(self) -> Iterator[None]:
        self.since = time.monotonic()
        yield
        self.since = None


class LaneRun:
    """Runs the parts of one model; of `watched` it asks what began that an output is not finite.

    `suspects` has the answer, or None, for
    each output of the latest example that is not finite and was not meant to be.
    """

    def __init__(
        self,
        sessions: Mapping[str, Session],
        watched: Mapping[str, Watched],
        underway: "Underway",
    ) -> None:
        self._sessions = sessions
        self._underway = underway
        self._watched = watched
        self._latest = MODEL
        self.suspects = list[Culprit | None]()

    def __call__(self, inputs: Inputs, *, part: str = MODEL, state: State | None = None) -> Outputs:
        session, self._latest = self._sessions[part], part
        with self._underway.now():
            return session.predict(inputs) if state is None else session.predict(inputs, state)

    def state(self, part: str = MODEL) -> State:
        with self._underway.now():
            return self._sessions[part].make_state()

    def unfinite(self, output: str) -> None:
        watched = self._watched.get(self._latest)
        self.suspects.append(None if watched is None else watched.culprit(output))
