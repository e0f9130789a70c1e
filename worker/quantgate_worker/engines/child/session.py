"""A session whose predictions are made by a child."""

import json
import os
import selectors
import signal
import subprocess
import sys
import time
import weakref
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from quantgate_worker.engines.engine import Imported, State
from quantgate_worker.engines.ranges import Culprit, Ranges, culprit_of, ranges_of
from quantgate_worker.engines.waiting import Patience, Wait
from quantgate_worker.errors import MachineFault, SessionLost, UnsupportedOp, UserError, WorkerError

from .blocks import Block
from .bounds import Bounds
from .packing import Packer, Unpacker
from .seen import resident_bytes, spent_seconds

_MAIN = Path(__file__).parents[2] / "__main__.py"
# How often a child that does not answer is looked at.
_SECONDS_BETWEEN_LOOKS = 0.05
_MOST_READ = 2**16


class Raised(Exception):  # noqa: N818 - said of what the child has raised
    """What an engine raised in a child, which has left its traceback on stderr."""


_CRASH = " (a crash in native code)"
_HINTS = {
    "SIGKILL": " (often: out of memory)",
    "SIGBUS": " (often: a disk that is full, or a file that is gone)",
    "SIGSEGV": _CRASH,
    "SIGABRT": _CRASH,
}


class ChildSession:
    """Loads a package in a fresh interpreter, which imports its engine and nothing else.

    Raises what the engine raises. Where the child is killed, does not answer in time, or holds more
    memory than it may, that is a SessionLost, and the child is gone.
    """

    def __init__(
        self,
        load: Imported,
        package: Path,
        bounds: Bounds,
        options: Mapping[str, Any],
    ) -> None:
        self._bounds = bounds
        self._patience = Patience(bounds.predict_seconds)
        self._forgotten: list[int] = []
        self._states = 0
        self._looked = 0.0
        self._unread = b""
        given, taken = Block(), Block()
        self._blocks = (given, taken)
        self._given, self._taken = Packer(given), Unpacker(taken)
        numbers = [block.descriptor for block in self._blocks]
        self._process = subprocess.Popen(  # noqa: S603 - the worker itself
            [sys.executable, "-I", str(_MAIN), "child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pass_fds=numbers,
        )
        message = {"do": "load", "paths": sys.path, "blocks": numbers, "package": str(package)}
        named = {"module": load.module, "function": load.function, "options": dict(options)}
        try:
            self._ask({**message, **named}, bounds.load_seconds, "to load")
        except BaseException:
            self.close()
            raise

    def predict(self, inputs: Mapping[str, Any], state: State | None = None) -> dict[str, Any]:
        number = state.number if isinstance(state, ChildState) else None
        forget, self._forgotten = self._forgotten, []
        told = {"inputs": self._given.pack(inputs), "state": number, "forget": forget}
        began = time.monotonic()
        seconds, hung = self._patience.limit, self._patience.broken
        answer = self._answer({"do": "predict", **told}, seconds, hung)
        self._patience.took(time.monotonic() - began)
        return self._taken.unpack(answer["outputs"])

    def make_state(self) -> "ChildState":
        self._states += 1
        self._ask({"do": "state", "state": self._states}, self._bounds.load_seconds, "for a state")
        state = ChildState(self._states)
        weakref.finalize(state, self._forgotten_of, state.number)
        return state

    @property
    def ranges(self) -> Ranges | None:
        answer = self._ask({"do": "ranges"}, self._bounds.load_seconds, "for its ranges")
        return ranges_of(answer["ranges"])

    def culprit(self, output: str) -> Culprit | None:
        message = {"do": "culprit", "output": output}
        return culprit_of(self._ask(message, self._bounds.load_seconds, "for an op")["culprit"])

    @property
    def process(self) -> int:
        """The child's number among processes."""
        return self._process.pid

    def close(self) -> None:
        """End the child."""
        if self._process.stdin is None or self._process.stdin.closed:
            return
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            # Of what it was still to be sent, nothing arrives.
            with suppress(BrokenPipeError):
                if pipe is not None:
                    pipe.close()
        for block in self._blocks:
            block.close()

    def _forgotten_of(self, number: int) -> None:
        self._forgotten.append(number)

    def _ask(self, message: dict[str, Any], seconds: float, why: str) -> dict[str, Any]:
        return self._answer(message, seconds, f"it took longer than {seconds:g} s {why}")

    def _answer(self, message: dict[str, Any], seconds: float, hung: str) -> dict[str, Any]:
        """Send a request and return its answer; raises what the child raised, or how it ended."""
        try:
            self._send(message)
            answer: dict[str, Any] = json.loads(self._line(seconds))
        except TimeoutError:
            raise self._lost("hung", hung) from None
        except (BrokenPipeError, EOFError):
            raise self._killed() from None
        if "error" in answer:
            raise _raised(answer)
        return answer

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None  # noqa: S101 - it was opened with a pipe
        self._process.stdin.write(json.dumps(message).encode() + b"\n")
        self._process.stdin.flush()

    def _line(self, seconds: float) -> bytes:
        """Read an answer, looking after the child's memory while it takes its time."""
        wait = Wait(lambda: spent_seconds(self._process.pid))
        assert self._process.stdout is not None  # noqa: S101 - it was opened with a pipe
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            while b"\n" not in self._unread:
                if selector.select(_SECONDS_BETWEEN_LOOKS):
                    read = os.read(self._process.stdout.fileno(), _MOST_READ)
                    if not read:
                        raise EOFError
                    self._unread += read
                self._look()
                if wait.seconds() > seconds:
                    raise TimeoutError
        line, _, self._unread = self._unread.partition(b"\n")
        return line

    def _look(self) -> None:
        most, now = self._bounds.bytes, time.monotonic()
        if most is None or now - self._looked < _SECONDS_BETWEEN_LOOKS:
            return
        self._looked = now
        if (held := resident_bytes(self._process.pid)) > most:
            raise self._lost("memory", f"it held {held} bytes, and {most} are allowed")

    def _killed(self) -> SessionLost:
        status = self._process.wait()
        if status >= 0:
            return self._lost("killed", f"its process ended with status {status}")
        name = signal.Signals(-status).name
        return self._lost("killed", f"its process was killed by {name}{_HINTS.get(name, '')}", name)

    def _lost(self, cause: Any, message: str, name: str | None = None) -> SessionLost:
        self.close()
        return SessionLost(message, cause=cause, signal=name)


class ChildState:
    """Stands for states that lie in the child."""

    def __init__(self, number: int) -> None:
        self.number = number


def _raised(answer: dict[str, Any]) -> Exception:
    if answer["error"] == UnsupportedOp.kind:
        return UnsupportedOp(answer["op"], answer["why"])
    known = {each.kind: each for each in (UserError, WorkerError, MachineFault)}
    return known.get(answer["error"], Raised)(answer["message"])
