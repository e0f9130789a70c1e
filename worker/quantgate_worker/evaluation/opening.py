"""From the packages of a lane to the sessions that it runs, here or in processes of their own."""

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from quantgate_worker.engines.child.bounds import Bounds
from quantgate_worker.engines.child.session import ChildSession
from quantgate_worker.engines.engine import Engine, Imported, Session, Watched
from quantgate_worker.errors import WorkerError

from .parity import PARITY, PairedSession


@dataclass(frozen=True, kw_only=True)
class Sessions:
    """By the parts of a model.

    `watched` has the same ones where they can see inside, `paired` where they compare two engines.
    Whoever has them closes `closing`, which ends what they run in.
    """

    by_part: Mapping[str, Session]
    watched: Mapping[str, Watched] = field(default_factory=dict)
    paired: Mapping[str, PairedSession] = field(default_factory=dict)
    closing: ExitStack = field(default_factory=ExitStack)


class Opening:
    """Opens sessions of one engine, all in one way; raises what loading raises."""

    def __init__(
        self,
        engine: Engine,
        bounds: Bounds,
        isolation: str | None,
        watch: str | None,
        beside: Engine | None = None,
    ) -> None:
        self._engine = engine
        self._beside = beside
        self._bounds = bounds
        self.isolated = "process" in (isolation, engine.isolation)
        self._watch = watch
        if watch not in (None, PARITY) and engine.audit is None:
            raise WorkerError(f"{engine.name()} cannot see inside of a program")

    def open(self, packages: Mapping[str, Path]) -> Sessions:
        with ExitStack() as closing:
            if self._watch is None:
                loaded = {part: self._load(path, closing) for part, path in packages.items()}
                return Sessions(by_part=loaded, closing=closing.pop_all())
            if self._beside is not None and self._watch == PARITY:
                paired = {
                    part: PairedSession(self._load(path, closing), self._beside.load(path))
                    for part, path in packages.items()
                }
                return Sessions(by_part=paired, paired=paired, closing=closing.pop_all())
            seeing = {part: self._audit(path, closing) for part, path in packages.items()}
            return Sessions(by_part=seeing, watched=seeing, closing=closing.pop_all())

    def _load(self, package: Path, closing: ExitStack) -> Session:
        if not self.isolated:
            return self._engine.load(package)
        return self._child(self._engine.load, package, closing)

    def _audit(self, package: Path, closing: ExitStack) -> Watched:
        audit, trace = self._engine.audit, self._watch == "trace"
        assert audit is not None  # noqa: S101 - checked when this was made
        if not self.isolated:
            return audit(package, trace=trace)
        return self._child(audit, package, closing, trace=trace)

    def _child(
        self, load: object, package: Path, closing: ExitStack, **options: bool
    ) -> ChildSession:
        if not isinstance(load, Imported):
            raise WorkerError(f"{self._engine.name()} cannot be loaded in a process of its own")
        child = ChildSession(load, package, self._bounds, options)
        closing.callback(child.close)
        return child
