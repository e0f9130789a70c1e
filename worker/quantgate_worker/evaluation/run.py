"""A loaded model as its task runs it, and what is noticed meanwhile."""

from collections.abc import Mapping

from quantgate_worker.datasets.dataset import Inputs
from quantgate_worker.engines.engine import Session, State, Watched
from quantgate_worker.engines.ranges import Culprit
from quantgate_worker.package.interface import MODEL
from quantgate_worker.tasks.task import Outputs


class LaneRun:
    """Runs the parts of one model; of `watched` it asks what began that an output is not finite.

    `broken` is true while what the engine raised goes up. `suspects` has the answer, or None, for
    each output of the latest example that is not finite and was not meant to be.
    """

    def __init__(self, sessions: Mapping[str, Session], watched: Mapping[str, Watched]) -> None:
        self._sessions = sessions
        self._watched = watched
        self._latest = MODEL
        self.broken = False
        self.suspects = list[Culprit | None]()

    def __call__(self, inputs: Inputs, *, part: str = MODEL, state: State | None = None) -> Outputs:
        session, self._latest = self._sessions[part], part
        self.broken = True
        outputs = session.predict(inputs) if state is None else session.predict(inputs, state)
        self.broken = False
        return outputs

    def state(self, part: str = MODEL) -> State:
        return self._sessions[part].make_state()

    def unfinite(self, output: str) -> None:
        watched = self._watched.get(self._latest)
        self.suspects.append(None if watched is None else watched.culprit(output))
