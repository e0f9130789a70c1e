"""One variant's way through an evaluation: a thread that takes examples and writes records."""

import traceback
from queue import Queue
from threading import Thread
from typing import Any

from quantgate_worker.datasets.dataset import Example
from quantgate_worker.engines.engine import Session
from quantgate_worker.engines.ranges import Ranges
from quantgate_worker.errors import WorkerError
from quantgate_worker.tasks.task import Reader

from .culprits import Culprits
from .records import RecordFile

# Enough to keep a lane busy while the next image is decoded; memory stays at this many samples.
WAITING = 4


class Lane:
    """Evaluates one variant; its failure is kept in `reason` and stops no other lane.

    `ranges` is how far its values reached, where that was audited; `unfinite`, whether an output
    was not finite in any example, and `culprits` the ops that began that, where it was traced.
    """

    ranges: Ranges | None = None
    unfinite: bool = False
    culprits: Culprits | None = None

    def __init__(self, name: str, session: Session, reader: Reader, records: RecordFile) -> None:
        self.name = name
        self.reason: str | None = None
        self.done = 0
        self.records = records
        self.reader = reader
        self._queue: Queue[Example | None] = Queue(WAITING)
        # The thread alone holds the session, which takes as much memory as the model.
        self._thread = Thread(target=self._run, args=(session,), name=f"lane {name}", daemon=True)
        self._thread.start()

    def put(self, example: Example) -> None:
        self._queue.put(example)

    def close(self) -> None:
        """Wait until every example that was put is done."""
        self._queue.put(None)
        self._thread.join()

    def abandon(self) -> None:
        """End the thread and leave no records."""
        self.close()
        self.records.discard()

    def _run(self, session: Session) -> None:
        # After a failure the rest is still taken, or whoever puts would wait forever.
        while (example := self._queue.get()) is not None:
            if self.reason is None:
                self._take(session, example)
            self.done += 1

    def _take(self, session: Session, example: Example) -> None:
        try:
            self.records.write(self._record(session, example))
        except Exception as error:  # noqa: BLE001 - any failure is this variant's, with its reason
            if not isinstance(error, WorkerError):
                traceback.print_exc()
            said = str(error) or type(error).__name__
            self.reason = f"evaluating {example.sample['id']} failed: {said}"

    def _record(self, session: Session, example: Example) -> dict[str, Any]:
        if example.inputs is None:
            return {"id": example.sample["id"], "error": example.error}
        outputs = session.predict(example.inputs)
        self.unfinite |= self.reader.unfinite(outputs) is not None
        return self.reader.record(example.sample, outputs)
