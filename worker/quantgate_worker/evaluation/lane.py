"""One model's way through an evaluation: a thread that takes examples and writes records."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import Queue
from threading import Event, Thread

from quantgate_worker.datasets.dataset import Pass
from quantgate_worker.package.digest import file_digest
from quantgate_worker.tasks.extras import Extras
from quantgate_worker.tasks.task import Closes, Missing, Reader
from quantgate_worker.tell import Tell

from .ended import Ended, Stage, ended
from .opening import Sessions
from .parity import Comparing
from .records import RecordFile
from .request import Chunk, LaneRequest
from .run import LaneRun, Underway
from .step import Step
from .watching import Watching

Work = Callable[[LaneRun], None]


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A model that is loaded: the sessions of its parts, and how its task takes it."""

    sessions: Sessions
    reader: Reader
    extras: Extras
    watching: Watching | Comparing | None = None


class Lane:
    """Takes what is put, in its order, on a thread of its own.

    A failure is kept in `ended` and stops no other lane. What is finished is told when it is.
    `seconds` are those of its first prediction.
    """

    def __init__(
        self, asked: LaneRequest, opened: Opened, tell: Tell, waiting: int, seconds: float
    ) -> None:
        self.name = asked.name
        self.ended: Ended | None = None
        self._stopped = False
        self._asked = asked
        self._reader = opened.reader
        self._extras = opened.extras
        self._watching = opened.watching
        self._tell = tell
        self._chunk: Chunk | None = None
        self._records: RecordFile | None = None
        self._unfinite = 0
        self._lacks: str | None = None
        self._queue: Queue[Work | None] = Queue(waiting)
        # Each is counted by one thread alone.
        self._put, self._taken = 0, 0
        self._closing = opened.sessions.closing
        self._underway = Underway(seconds)
        run = LaneRun(opened.sessions.by_part, opened.sessions.watched, self._underway)
        # The thread alone holds the sessions, which take as much memory as the model.
        self._thread = Thread(target=self._work, args=(run,), name=f"lane {self.name}", daemon=True)
        self._thread.start()

    def is_given(self, extra: str) -> bool:
        """Whether it need not make this extra itself."""
        return extra in self._asked.given

    @property
    def is_over(self) -> bool:
        """Whether it takes no further example."""
        return self.ended is not None or self._stopped

    def begin(self, chunk: Chunk | None) -> None:
        """Write the records that follow into a file of this chunk, if it is one."""
        self._queue.put(lambda _run: self._begin(chunk))

    def put(self, step: Step) -> None:
        self._put += 1
        self._queue.put(partial(self._take, step))

    @property
    def waiting(self) -> int:
        """The number of examples that were put and are not done."""
        return self._put - self._taken

    def end(self) -> None:
        """Put the chunk's records in their place, and tell of them."""
        self._queue.put(lambda _run: self._end())

    def turn(self, done: Pass) -> None:
        """Tell of what a pass has made, and let the reader prepare for the next."""
        self._queue.put(lambda _run: self._turn(done))

    def finish(self) -> None:
        """Tell of what was watched, when all that was put is done."""
        self._queue.put(lambda _run: self._finish())

    def asked(self) -> int | None:
        """Return the number of what the engine was asked for and has not answered yet."""
        return None if self.ended is not None else self._underway.number

    def limit(self) -> float:
        """Say how many seconds the engine may take over that."""
        return self._underway.limit()

    def hung(self) -> None:
        """Tell that the engine does not answer."""
        message = self._underway.broken
        end = Ended(stage=Stage.PREDICT, cause="hung", message=message, at=self._underway.at)
        self._tell.item({"lane": self.name, "ended": end.told})
        sys.stderr.write(f"lane {self.name}, {end.at}: {message}\n")

    def settle(self) -> None:
        """Wait until all that was put is done."""
        done = Event()
        self._queue.put(lambda _run: done.set())
        done.wait()

    def close(self) -> None:
        """End the thread when all that was put is done."""
        self._queue.put(None)
        self._thread.join()

    def abandon(self) -> None:
        """End the thread, and leave nothing that is not whole."""
        self.close()
        self._discard()

    def _work(self, run: LaneRun) -> None:
        # After a failure the rest is still taken, or whoever puts would wait forever.
        while (work := self._queue.get()) is not None:
            self._guarded(work, run)
        self._let_go()

    def _guarded(self, work: Work, run: LaneRun) -> None:
        try:
            work(run)
        except Exception as error:  # noqa: BLE001 - any failure is this lane's, with its reason
            self._fail(ended(self._stage, error))

    def _take(self, step: Step, run: LaneRun) -> None:
        if not self.is_over and self._asked.until is not None and self._asked.until.exists():
            self._stop()
        if not self.is_over:
            self._try(step, run)
        if self.is_over:
            reason = "it was stopped" if self.ended is None else self.ended.message
            step.hand_on(self.name, Missing(reason=reason))
        self._taken += 1

    def _try(self, step: Step, run: LaneRun) -> None:
        run.suspects.clear()
        self._underway.number, self._underway.at = None, str(step.example.sample["id"])
        try:
            kept = step.kept_for(self.name)
            if isinstance(kept, Missing):
                self._lacks = kept.reason
            record, own = self._reader.take(step.turn, step.example, run, kept)
            step.hand_on(self.name, own)
            self._unfinite += bool(run.suspects)
            if self._watching is not None:
                self._watching.add(run.suspects)
            elif record is not None and self._records is not None:
                self._records.write(record)
        except Exception as error:  # noqa: BLE001 - any failure is this lane's, with its reason
            self._fail(ended(self._stage, error, at=self._underway.at))

    def _begin(self, chunk: Chunk | None) -> None:
        self._chunk, self._unfinite, self._lacks = chunk, 0, None
        if not self.is_over and self._watching is None and chunk is not None:
            path = None if self._asked.quiet else self._asked.into / f"{chunk.key}.jsonl"
            self._records = RecordFile(path)

    def _end(self) -> None:
        if self.is_over or self._records is None or self._chunk is None:
            return
        lacks = {} if self._lacks is None else {"lacks": self._lacks}
        told = {**self._records.finish(), "unfinite": self._unfinite, **lacks}
        self._tell.item({"lane": self.name, "chunk": self._chunk.key, **told})
        self._records = None

    def _turn(self, done: Pass) -> None:
        if self.is_over:
            return
        if done.makes and (made := self._extras.finished(done.makes)):
            self._tell_extra(done.makes, made)
        self._reader.turn(done)

    def _finish(self) -> None:
        if not self.is_over and self._watching is not None:
            self._tell_extra(self._watching.extra, self._watching.write(self._asked.into))

    @property
    def _stage(self) -> Stage:
        return Stage.TASK if self._underway.number is None else Stage.PREDICT

    def _tell_extra(self, name: str, path: Path) -> None:
        told = {"extra": name, "file": str(path), "sha256": file_digest(path)}
        self._tell.item({"lane": self.name, **told})

    def _fail(self, end: Ended) -> None:
        self.ended = end
        self._discard()
        self._let_go()
        self._tell.item({"lane": self.name, "ended": end.told})

    def _stop(self) -> None:
        self._stopped = True
        self._discard_records()
        self._let_go()

    def _let_go(self) -> None:
        if isinstance(self._reader, Closes):
            self._reader.close()
        self._closing.close()

    def _discard(self) -> None:
        self._extras.discard()
        self._discard_records()

    def _discard_records(self) -> None:
        if self._records is not None:
            self._records.discard()
            self._records = None
