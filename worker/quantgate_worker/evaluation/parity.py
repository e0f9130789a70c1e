"""A model run on two engines at once: whether both give the same answers to the same inputs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from quantgate_worker.engines.engine import Session, State
from quantgate_worker.engines.ranges import Culprit
from quantgate_worker.tasks.nearness import cosine

PARITY = "parity"
# Of a pass through many documents, no more need be compared.
MOST_COMPARED = 256


@dataclass(frozen=True, kw_only=True)
class PairedState:
    own: State
    other: State


@dataclass
class Tally:
    """Of one output, so far: each cosine, and how often the largest value stood at one place."""

    cosines: list[float] = field(default_factory=list)
    agreed: list[bool] = field(default_factory=list)

    def add(self, one: Any, other: Any) -> None:
        own, theirs = _vector(one), _vector(other)
        self.cosines.append(_alike(own, theirs))
        if own.size > 1 or theirs.size > 1:
            self.agreed.append(_largest(own) == _largest(theirs))

    @property
    def described(self) -> dict[str, Any]:
        agreement = {"agreement": float(np.mean(self.agreed))} if self.agreed else {}
        cosines = self.cosines
        return {"cosine": float(np.mean(cosines)), "least": min(cosines), **agreement}


class PairedSession:
    """Gives what one session gives, and compares it with what the other gives for the same."""

    def __init__(self, own: Session, other: Session) -> None:
        self._own, self._other = own, other
        self.compared = 0
        self.tallies: dict[str, Tally] = {}

    def predict(self, inputs: Mapping[str, Any], state: State | None = None) -> Mapping[str, Any]:
        if not isinstance(state, PairedState):
            own = self._own.predict(inputs)
            self._compare(own, lambda: self._other.predict(inputs))
            return own
        own = self._own.predict(inputs, state.own)
        self._compare(own, lambda: self._other.predict(inputs, state.other))
        return own

    def make_state(self) -> State:
        return PairedState(own=self._own.make_state(), other=self._other.make_state())

    def _compare(self, own: Mapping[str, Any], predict: Any) -> None:
        if self.compared >= MOST_COMPARED:
            return
        self.compared += 1
        for name, value in predict().items():
            # Labels are those of the probabilities beside them.
            if isinstance(value, np.ndarray | Mapping):
                self.tallies.setdefault(name, Tally()).add(own[name], value)


class Comparing:
    """Over the sessions of one model; `against` names the engine that it is compared with."""

    extra = PARITY

    def __init__(self, sessions: Mapping[str, PairedSession], against: str) -> None:
        self._sessions = sessions
        self._against = against

    def add(self, suspects: list[Culprit | None]) -> None:
        """Do nothing more: what is not finite is compared as anything else."""

    def write(self, folder: Path) -> Path:
        """Write `{against, n, outputs}`, as a measurement has it, and return the file."""
        several = len(self._sessions) > 1
        tallies = {
            f"{part}.{name}" if several else name: tally
            for part, each in self._sessions.items()
            for name, tally in each.tallies.items()
        }
        found = {
            "against": self._against,
            "n": max((each.compared for each in self._sessions.values()), default=0),
            "outputs": {name: tally.described for name, tally in tallies.items()},
        }
        path = folder / f"{PARITY}.json"
        path.write_text(json.dumps(found, allow_nan=False), "utf-8")
        return path


def _vector(value: Any) -> np.ndarray:
    numbers = list(value.values()) if isinstance(value, Mapping) else value
    return np.asarray(numbers, np.float64).reshape(-1)


def _largest(vector: np.ndarray) -> int:
    return int(np.argmax(np.nan_to_num(vector, nan=-np.inf))) if vector.size else -1


def _alike(one: np.ndarray, other: np.ndarray) -> float:
    """Return 1 of two that are alike, and 0 of two of which one has no numbers or other ones."""
    if one.shape != other.shape:
        return 0.0
    if np.array_equal(one, other, equal_nan=True):
        return 1.0
    if not (np.isfinite(one).all() and np.isfinite(other).all()):
        return 0.0
    return cosine(one, other)
