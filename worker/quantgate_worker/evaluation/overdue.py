"""A prediction without end in a thread cannot be ended: the worker says so, and leaves."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from threading import Event, Thread

from quantgate_worker.engines.waiting import Wait

# To whoever started the worker: told what hung, and gone (`EX_SOFTWARE` of sysexits).
LEFT = 70
_SECONDS_BETWEEN_LOOKS = 0.1
# Whoever waits for the worker hears so often that it waits itself.
_SECONDS_BETWEEN_BEATS = 30.0

# What something is at: a number that grows from one thing to the next, None while nothing can hang.
At = Callable[[], int | None]


@dataclass(eq=False, kw_only=True)
class _Watched:
    """`hung` tells of what has taken too long; None where somebody else sees to that."""

    at: At
    limit: Callable[[], float]
    hung: Callable[[], None] | None
    seen: int | None = None
    wait: Wait | None = None

    def waited(self) -> float | None:
        """Return for how many seconds it has been at what it is at."""
        at = self.at()
        if at is None or at != self.seen or self.wait is None:
            self.seen, self.wait = at, None if at is None else Wait(time.process_time)
        return None if self.wait is None else self.wait.seconds()


class Overdue:
    """Looks after all that may hang, each with its own limit.

    While something is waited for that may still come, `beat` is called now and then.
    """

    def __init__(
        self,
        leave: Callable[[int], None] = os._exit,
        beat: Callable[[], None] = lambda: None,
        between_beats: float = _SECONDS_BETWEEN_BEATS,
    ) -> None:
        self._watched: list[_Watched] = []
        self._leave = leave
        self._beat = beat
        self._between_beats = between_beats

    def watch(
        self, at: At, limit: Callable[[], float], hung: Callable[[], None] | None
    ) -> AbstractContextManager[None]:
        """Look after one; a `with` around what it is about ends that."""
        watched = _Watched(at=at, limit=limit, hung=hung)
        self._watched.append(watched)
        return self._until(watched)

    @contextmanager
    def _until(self, watched: _Watched) -> Iterator[None]:
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
        beaten = time.monotonic()
        while not done.wait(_SECONDS_BETWEEN_LOOKS):
            waiting = False
            for watched in [*self._watched]:
                waited = watched.waited()
                if waited is None:
                    continue
                if waited <= watched.limit():
                    waiting = True
                elif watched.hung is not None:
                    watched.hung()
                    sys.stderr.flush()
                    self._leave(LEFT)
            if waiting and time.monotonic() - beaten > self._between_beats:
                beaten = time.monotonic()
                self._beat()
