"""A loaded model as its task runs it, and what is noticed meanwhile."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from quantgate_worker.datasets.dataset import Inputs
from quantgate_worker.engines.engine import Session, State, Watched
from quantgate_worker.engines.ranges import Culprit
from quantgate_worker.engines.waiting import Patience
from quantgate_worker.package.interface import MODEL
from quantgate_worker.tasks.task import Outputs


class Underway:
    """What the engine is asked just now: the `number` of the question, and for which sample.

    It stays where the engine raises, so that whoever catches that knows what it was about. What is
    asked again and again has a name; how long it may take follows from how long it took.
    """

    def __init__(self, seconds: float) -> None:
        self.number: int | None = None
        self.at = ""
        self._asked = 0
        self._seconds = seconds
        self._patience = Patience(seconds)
        self._patiences = dict[str, Patience]()

    @contextmanager
    def now(self, what: str) -> Iterator[None]:
        patience = self._patiences.setdefault(what, Patience(self._seconds))
        self._asked += 1
        self._patience, self.number = patience, self._asked
        began = time.monotonic()
        yield
        patience.took(time.monotonic() - began)
        self.number = None

    def limit(self) -> float:
        """Return how many seconds it may take."""
        return self._patience.limit

    @property
    def broken(self) -> str:
        """Say that it took longer."""
        return self._patience.broken


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
        with self._underway.now(part):
            return session.predict(inputs) if state is None else session.predict(inputs, state)

    def state(self, part: str = MODEL) -> State:
        with self._underway.now(f"state of {part}"):
            return self._sessions[part].make_state()

    def unfinite(self, output: str) -> None:
        watched = self._watched.get(self._latest)
        self.suspects.append(None if watched is None else watched.culprit(output))
