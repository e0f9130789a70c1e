"""A prediction without end in a thread cannot be ended: the worker says so, and leaves."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import Event, Thread

# To whoever started the worker: told what hung, and gone (`EX_SOFTWARE` of sysexits).
LEFT = 70
_SECONDS_BETWEEN_LOOKS = 0.1

# Where a lane is and since when, or None while nothing of it can hang.
Since = Callable[[], float | None]
Watched = tuple[Since, float, Callable[[], None]]


class Overdue:
    """Looks after all that may hang, each with its own limit; `tell` says of one that it hung."""

    def __init__(self, leave: Callable[[int], None] = os._exit) -> None:
        self._watched: list[Watched] = []
        self._leave = leave

    def watch(
        self, since: Since, seconds: float, tell: Callable[[], None]
    ) -> AbstractContextManager[None]:
        """Look after one; a `with` around what it is about ends that."""
        watched = (since, seconds, tell)
        self._watched.append(watched)
        return self._until(watched)

    @contextmanager
    def _until(self, watched: Watched) -> Iterator[None]:
        try:
            yield
        finally:
            self._watched.remove(watched)

    @contextmanager
    def watching(self) -> Iterator[None]:
        done = Event()
        thread = Thread(target=self._look, args=(done,), name="overdue", daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()

    def _look(self, done: Event) -> None:
        while not done.wait(_SECONDS_BETWEEN_LOOKS):
            for since, seconds, tell in [*self._watched]:
                began = since()
                if began is not None and time.monotonic() - began > seconds:
                    tell()
                    sys.stderr.flush()
                    self._leave(LEFT)
