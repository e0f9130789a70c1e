"""The parent's side of a team's own task: one process of it, under a time limit."""

import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from quantgate_worker.engines.child.blocks import Block
from quantgate_worker.engines.child.packing import Packer, Unpacker

_MAIN = Path(__file__).parents[1] / "__main__.py"
_MOST_READ = 2**16
# More than any answer: metrics of a sample, or the words of what crosses in a block.
_LONGEST_ANSWER = 16 * 2**20
# To say where it is, a process that hangs gets so long.
_SECONDS_TO_TELL = 1.0

Predict = Callable[[Mapping[str, Any]], Mapping[str, Any]]


@dataclass(frozen=True, kw_only=True)
class OwnCode:
    """Which class of which file, what the policy gives it, and in whose Python it runs."""

    file: Path
    # As the repository names the file.
    shown: str
    name: str
    places: Mapping[str, Path]
    values: Mapping[str, Any]
    # How each metric that the policy declares is counted: `mean`, `rate` or `ratio`.
    metrics: Mapping[str, str]
    python: str = sys.executable


class UnfitError(Exception):
    """Inputs that the model cannot take: told to their code, whose mistake it is."""


class OwnError(Exception):
    """What their code raised or gave wrong, with the line of their file."""


class LostError(Exception):
    """Their process is no more: it was killed, ended itself, or never returned."""


class OwnProcess:
    """Their task, made and waiting; raises OwnError or LostError."""

    def __init__(self, code: OwnCode, seconds: float) -> None:
        self._code = code
        self._unread = b""
        self._stack: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        # Nothing is ever written: it ends where we do, however that comes about.
        until, self._life = os.pipe()
        self._blocks = (Block(), Block())
        self._given, self._taken = Packer(self._blocks[0]), Unpacker(self._blocks[1])
        try:
            self._process = subprocess.Popen(  # noqa: S603 - an argument array, and no shell
                # -B: what it compiles would lie beside the team's own files.
                [code.python, "-I", "-B", "-X", "utf8", str(_MAIN), "own"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=code.file.parent,
                pass_fds=(
                    until,
                    self._stack.fileno(),
                    *(block.descriptor for block in self._blocks),
                ),
                # So that all of it can be ended at once, whatever it starts.
                start_new_session=True,
            )
        except OSError as error:
            self._let_go()
            raise LostError(f"{code.python} cannot be started: {error.strerror}") from error
        finally:
            os.close(until)
        told = {"file": str(code.file), "shown": code.shown, "name": code.name}
        given = {
            "places": {name: str(place) for name, place in code.places.items()},
            "values": dict(code.values),
            "metrics": dict(code.metrics),
            "stack": self._stack.fileno(),
            "until": until,
        }
        try:
            self._ask({"do": "open", **told, **given}, seconds, "to be imported and made")
        except BaseException:
            self.close()
            raise

    def samples(self, into: Path, most: int, seconds: float) -> int:
        """Have the samples written into a file, and return how many there are."""
        message = {"do": "samples", "into": str(into), "most": most}
        return int(self._ask(message, seconds, "to list its samples")["count"])

    def show(self, inputs: list[str], seconds: float) -> None:
        """Give it the model that it evaluates from now on."""
        blocks = [block.descriptor for block in self._blocks]
        self._ask({"do": "session", "blocks": blocks, "inputs": inputs}, seconds, "to begin")

    def evaluate(
        self, sample: Mapping[str, Any], predict: Predict, seconds: float
    ) -> dict[str, Any]:
        """Return what it says of a sample; whatever `predict` raises ends the process."""
        message: dict[str, Any] = {"do": "evaluate", "sample": dict(sample)}
        deadline = time.monotonic() + seconds
        why = f"it took longer than {seconds:g} s over a sample"
        while True:
            answer = self._answer(message, deadline, why)
            if "values" in answer:
                return dict(answer["values"])
            # The model's own time is not theirs.
            began = time.monotonic()
            message = self._predicted(answer, predict)
            deadline += time.monotonic() - began

    def finish(self, seconds: float) -> None:
        """Let it tidy up, as far as it does so in time, and end it."""
        with suppress(OwnError, LostError):
            self._ask({"do": "close"}, seconds, "to close")
        self.close()

    def close(self) -> None:
        """End it, with all that it has started."""
        if self._process.stdin is None or self._process.stdin.closed:
            return
        # Where it has ended itself, what it has started may go on.
        self._kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(BrokenPipeError):
                if pipe is not None:
                    pipe.close()
        self._let_go()

    def _predicted(self, answer: dict[str, Any], predict: Predict) -> dict[str, Any]:
        try:
            inputs = self._taken.unpack(answer["predict"])
            outputs = predict(inputs)
        except UnfitError as error:
            return {"failed": str(error)}
        return {"outputs": self._given.pack(outputs)}

    def _ask(self, message: dict[str, Any], seconds: float, why: str) -> dict[str, Any]:
        limit = f"it took longer than {seconds:g} s {why}"
        return self._answer(message, time.monotonic() + seconds, limit)

    def _answer(self, message: dict[str, Any], deadline: float, why: str) -> dict[str, Any]:
        try:
            self._send(message)
            answer: dict[str, Any] = json.loads(self._line(deadline))
        except TimeoutError:
            where = self._whereabouts()
            self.close()
            raise LostError(f"{where} {why}") from None
        except (BrokenPipeError, EOFError, ValueError):
            raise LostError(f"{self._code.shown} {self._ended()}") from None
        if "wrong" in answer:
            raise OwnError(str(answer["wrong"]))
        return answer

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None  # noqa: S101 - it was opened with a pipe
        self._process.stdin.write(json.dumps(message).encode() + b"\n")
        self._process.stdin.flush()

    def _line(self, deadline: float) -> bytes:
        assert self._process.stdout is not None  # noqa: S101 - it was opened with a pipe
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            while b"\n" not in self._unread:
                if not selector.select(max(0.0, deadline - time.monotonic())):
                    raise TimeoutError
                read = os.read(self._process.stdout.fileno(), _MOST_READ)
                if not read:
                    raise EOFError
                self._unread += read
                if len(self._unread) > _LONGEST_ANSWER:
                    raise EOFError
        line, _, self._unread = self._unread.partition(b"\n")
        return line

    def _ended(self) -> str:
        """Say how the process has ended; it has, or says nothing that can be read."""
        try:
            status = self._process.wait(timeout=_SECONDS_TO_TELL)
        except subprocess.TimeoutExpired:
            status = None
        self.close()
        if status is None:
            return "answers with what is none"
        if status >= 0:
            return f"has ended its process with status {status}"
        return f"was killed by {signal.Signals(-status).name}"

    def _whereabouts(self) -> str:
        """Name the line of their code that it is at, where it still tells."""
        with suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGUSR1)
        until = time.monotonic() + _SECONDS_TO_TELL
        while time.monotonic() < until:
            self._stack.seek(0)
            if (line := self._line_in(self._stack.read(_MOST_READ).decode(errors="replace"))) > 0:
                return f"{self._code.shown}:{line}"
            time.sleep(0.02)
        return self._code.shown

    def _line_in(self, stack: str) -> int:
        """Find the innermost line of their file, as faulthandler writes it."""
        begin = f'File "{self._code.file}", line '
        for line in stack.splitlines():
            if begin in line:
                return int(line.split(begin)[1].split()[0])
        return 0

    def _kill(self) -> None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def _let_go(self) -> None:
        with suppress(OSError):
            os.close(self._life)
            for block in self._blocks:
                block.close()
            self._stack.close()
