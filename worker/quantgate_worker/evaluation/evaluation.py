"""Every example once through every lane: decoded once, in lock step, each lane for itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from quantgate_worker.datasets.dataset import Pass, Rows
from quantgate_worker.engines.engine import Engines
from quantgate_worker.engines.table import ENGINES, engine_for
from quantgate_worker.package.interface import interface
from quantgate_worker.tasks.extras import Extras
from quantgate_worker.tasks.table import task_named
from quantgate_worker.tasks.task import Closes, Missing, Reader
from quantgate_worker.tell import Tell

from .culprits import value_names
from .ended import Ended, Stage, ended
from .lane import Lane, Opened
from .opening import Opening, Sessions
from .overdue import Overdue
from .parity import PARITY, Comparing
from .progress import Progress
from .request import Chunk, EvaluateRequest, LaneRequest
from .step import Step
from .watching import Watching

# What answers are compared with where it is asked whether an engine gives the right ones.
BESIDE = "portable"


class Evaluation:
    """One request: `load` opens its lanes, `run` takes them through the data.

    Or else `tried` opens each lane and lets it go, as far as the request says `only`.

    A lane gets the examples of its own chunks only; the one ahead, those of all others' too.
    Raises UserError, all problems at once, for data that do not fit the source, and WorkerError
    where there is no such engine or task here. What fails of one lane is told as its own, and kept
    in `ended`.
    """

    def __init__(self, request: EvaluateRequest, tell: Tell, engines: Engines = ENGINES) -> None:
        self._request = request
        self._tell = tell
        engine = engine_for(request.engine, engines)
        self._task = task_named(request.task)
        self._source = interface(request.source)
        self._dataset = self._task.dataset(
            request.data, request.options, self._source, request.samples
        )
        self._overdue = Overdue(beat=self._told_again)
        self._told: Progress | None = None
        self._beside = engine_for(BESIDE, engines) if request.watch == PARITY else None
        self._opening = Opening(
            engine, request.bounds, request.isolation, request.watch, self._beside
        )
        self._unopened: dict[str, Ended] = {}
        self._lanes: list[Lane] = []

    @property
    def ended(self) -> dict[str, Ended]:
        """The lanes that have ended before their time, by their names."""
        running = {lane.name: lane.ended for lane in self._lanes if lane.ended is not None}
        return {**self._unopened, **running}

    @property
    def only(self) -> Literal["read", "load"] | None:
        """How far it goes where nothing is to be run."""
        return self._request.only

    def load(self) -> None:
        """Load each lane's packages; of one that does not load, the reason is told."""
        self._each(self._open)

    def tried(self) -> dict[str, str]:
        """Open each lane and let it go, and tell why one does not open; nothing is run."""
        self._each(self._try)
        return self._ends()

    def run(self) -> dict[str, str]:
        """Go through all passes; return whether each lane is `done` or has `ended`."""
        with self._overdue.watching():
            try:
                for turn in self._task.passes:
                    self._pass(turn)
                for lane in self._lanes:
                    lane.finish()
            finally:
                for lane in self._lanes:
                    lane.close()
        return self._ends()

    def abandon(self) -> None:
        """End the lanes, and leave nothing that is not whole."""
        for lane in self._lanes:
            lane.abandon()

    def _each(self, work: Callable[[LaneRequest], None]) -> None:
        asked = self._request.lanes
        if not asked:
            return
        with self._overdue.watching():
            for done, lane in enumerate(asked):
                self._tell.progress("load", done, len(asked), lane=lane.name)
                work(lane)
        self._tell.progress("load", len(asked), len(asked))

    def _ends(self) -> dict[str, str]:
        return {
            lane.name: "ended" if lane.name in self.ended else "done"
            for lane in self._request.lanes
        }

    def _try(self, asked: LaneRequest) -> None:
        opened = self._opened(asked)
        if opened is None:
            return
        _close(opened.reader)
        opened.sessions.closing.close()
        opened.extras.discard()

    def _open(self, asked: LaneRequest) -> None:
        opened = self._opened(asked)
        if opened is None:
            return
        seconds = self._request.bounds.predict_seconds
        lane = Lane(asked, opened, self._tell, self._task.ahead, seconds)
        self._lanes.append(lane)
        # What runs in a process of its own is ended by whoever waits for it.
        hung = None if self._opening.isolated else lane.hung
        self._overdue.watch(lane.asked, lane.limit, hung)

    def _opened(self, asked: LaneRequest) -> Opened | None:
        """All that may be refused of a lane before its first prediction; None where it was."""
        asked.into.mkdir(parents=True, exist_ok=True)
        stage, extras, reader = Stage.LOAD, Extras(asked.into), None
        try:
            model = interface(asked.packages)
            stage = Stage.TASK
            reader = self._task.reader(model, self._request.options, extras, asked.given)
            stage = Stage.LOAD
            sessions = Sessions(by_part={}) if self.only == "read" else self._loaded(asked)
        except Exception as error:  # noqa: BLE001 - any failure is this lane's, with its reason
            _close(reader)
            self._fail(asked.name, ended(stage, error))
            return None
        watching = self._watching(sessions)
        return Opened(sessions=sessions, reader=reader, extras=extras, watching=watching)

    def _loaded(self, asked: LaneRequest) -> Sessions:
        if self._opening.isolated:
            return self._opening.open(asked.packages)
        seconds = self._request.bounds.load_seconds
        message = f"it took longer than {seconds:g} s to load"
        hung = Ended(stage=Stage.LOAD, cause="hung", message=message)
        fail = partial(self._fail, asked.name, hung)
        with self._overdue.watch(lambda: 0, lambda: seconds, fail):
            return self._opening.open(asked.packages)

    def _watching(self, sessions: Sessions) -> Watching | Comparing | None:
        if self._beside is not None:
            return Comparing(sessions.paired, self._beside.name())
        return Watching(sessions.watched, self._names()) if self._request.watch else None

    def _fail(self, name: str, end: Ended) -> None:
        self._unopened[name] = end
        self._tell.item({"lane": name, "ended": end.told})

    def _names(self) -> set[str]:
        return value_names(self._source.specs.values())

    def _pass(self, turn: Pass) -> None:
        lanes = [lane for lane in self._lanes if not lane.is_given(turn.makes)]
        parts = self._parts(turn, lanes)
        counts = [self._dataset.count(turn) if p.rows is None else _count(p.rows) for p in parts]
        watched = self._request.watch is not None
        told = Progress(self._tell, turn, lanes, sum(counts), watched=watched)
        self._told = told
        for part, count in zip(parts, counts, strict=True):
            for lane in part.lanes:
                lane.begin(part.chunks.get(lane.name))
            self._through(turn, part, told)
            for lane in part.lanes:
                lane.end()
            told.passed(count)
        for lane in self._lanes:
            lane.turn(turn)
        for lane in self._lanes:
            lane.settle()
        told.ended()

    def _told_again(self) -> None:
        """Let whoever waits know that an example is still waited for here."""
        if self._told is not None:
            self._told.again()

    def _parts(self, turn: Pass, lanes: Sequence[Lane]) -> list["_Part"]:
        """Say which lanes take which rows, in turn; what no lane takes is no part."""
        if not turn.records:
            return [_Part(rows=None, chunks={}, lanes=lanes, leaving=lanes)] if lanes else []
        found = list[_Part]()
        for rows, chunks in _by_rows(self._request.chunks):
            wanted = {name: chunk for chunk in chunks for name in chunk.lanes}
            leaving = [lane for lane in lanes if lane.name in wanted]
            # The one ahead goes along with the others, through rows that it has no chunk of too.
            along = {*wanted, self._request.ahead}
            taking = [lane for lane in lanes if lane.name in along]
            if leaving:
                found.append(_Part(rows=rows, chunks=wanted, lanes=taking, leaving=leaving))
        return found

    def _through(self, turn: Pass, part: "_Part", told: Progress) -> None:
        """Put each example before every lane; ends where none is left that leaves something."""
        ahead = self._request.ahead
        # The lane ahead comes last: when it gets an example, each other has had room for it.
        ordered = sorted(part.lanes, key=lambda lane: lane.name == ahead)
        lost = None if any(lane.name == ahead for lane in ordered) else self._lost(ahead)
        for example in self._dataset.examples(turn, part.rows):
            if all(lane.is_over for lane in part.leaving):
                return
            step = Step(turn, example, ahead, lost)
            for lane in ordered:
                lane.put(step)
            told.put(example)

    def _lost(self, ahead: str | None) -> Missing | None:
        """Say why there is nothing of a lane that should go ahead."""
        if ahead is None:
            return None
        end = self.ended.get(ahead)
        return Missing(reason=f"{ahead} does not take part" if end is None else end.message)


def _close(reader: Reader | None) -> None:
    if isinstance(reader, Closes):
        reader.close()


@dataclass(frozen=True, kw_only=True)
class _Part:
    """Rows of a pass, or all that it has; of the lanes that take them, some leave chunks."""

    rows: Rows | None
    chunks: Mapping[str, Chunk]
    lanes: Sequence[Lane]
    leaving: Sequence[Lane]


def _by_rows(chunks: Sequence[Chunk]) -> list[tuple[Rows, list[Chunk]]]:
    """Join the chunks of the same rows, so that each example is decoded once for all lanes."""
    found: dict[Rows, list[Chunk]] = {}
    for chunk in chunks:
        found.setdefault(chunk.rows, []).append(chunk)
    return list(found.items())


def _count(rows: Rows) -> int:
    return sum(end - begin for begin, end in rows)
