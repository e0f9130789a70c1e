"""What an engine is: a row of the table, and what it gives to whoever runs a model with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, Protocol, TypeAlias

from quantgate_worker.machine import loading_libraries

from .ranges import Culprit, Ranges

# What a model remembers from one prediction to the next: its engine's own, and nobody else's.
State: TypeAlias = object


class Session(Protocol):
    """A loaded model: inputs by name in, outputs by name out."""

    def predict(
        self, inputs: Mapping[str, Any], state: State | None = None
    ) -> Mapping[str, Any]: ...

    def make_state(self) -> State: ...


class Watched(Session, Protocol):
    """A session that remembers how far the values of each op reach.

    Where it traces, it names the op that made an output of the latest prediction not finite.
    """

    @property
    def ranges(self) -> Ranges | None: ...

    def culprit(self, output: str) -> Culprit | None: ...


class Timed(Protocol):
    """A model loaded for its times, `load_ms` of them the first."""

    @property
    def load_ms(self) -> float: ...

    def predict(self, inputs: Mapping[str, Any]) -> float:
        """Predict once and return the milliseconds of the prediction alone."""


@dataclass(frozen=True, kw_only=True)
class Timing:
    """How an engine times; `conditions` are what a time depends on: heat, power, other work."""

    load: Callable[[Path], Timed]
    conditions: Callable[[], Mapping[str, Any]]


class Audit(Protocol):
    """Loads a package for a range audit, and lets go of what was loaded of it before."""

    def __call__(self, path: Path, *, trace: bool) -> Watched: ...


@dataclass(frozen=True)
class Imported:
    """A function that is imported when it is first called, in whichever process that is."""

    module: str
    function: str

    def __call__(self, *given: Any, **named: Any) -> Any:
        with loading_libraries():
            module = import_module(self.module)
        return getattr(module, self.function)(*given, **named)


@dataclass(frozen=True, kw_only=True)
class Unavailable:
    """Why an engine cannot run here, and what would help."""

    why: str
    remedy: str


@dataclass(frozen=True, kw_only=True)
class Engine:
    """A row: what can run a package, and on what. Nothing of it is imported before it is asked.

    `name` has the versions that numbers depend on. `load` raises UnsupportedOp for a program that
    the engine cannot run faithfully; `refuses` names, before anything is loaded, the ops and stages
    of a specification that it never runs, and `needs` says how much memory its values take at one
    time, at least, None where that is not told. `isolation` is `process` where several models in
    one process would be in each other's way; what loads them is then `Imported`, there. `audit` is
    None where the engine cannot see inside of a program, `time` where its times say nothing about a
    device, `placement` where there is only one device, or no plan that says which is used.

    `available` says without running anything why it cannot run here; `probe` says it by running a
    model of the worker's own, and is asked once. `caution` is what is to be said where it is used.
    """

    name: Callable[[], str]
    units: str
    isolation: Literal["thread", "process"]
    load: Callable[[Path], Session]
    refuses: Callable[[Any], list[str]]
    needs: Callable[[Any], int | None] = lambda _spec: None
    available: Callable[[], Unavailable | None] = lambda: None
    probe: Callable[[], Unavailable | None] = lambda: None
    caution: Callable[[], str | None] = lambda: None
    audit: Audit | None = None
    time: Timing | None = None
    placement: Callable[[Path], Mapping[str, Any]] | None = None


Engines = Mapping[str, Engine]
