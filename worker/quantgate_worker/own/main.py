"""The process of the team's own task: it imports their file, and does with it what it is asked.

Its parent starts it as a fresh interpreter, theirs or ours, with the worker's own `__main__`, and
speaks JSON, an object a line each way; arrays lie in two blocks that both have mapped. The model
stays with the parent: a prediction is a question back. What their code prints goes to stderr; what
it raises is told with the line of their file. When the parent goes, the whole group of processes
ends, whatever their code is at and whatever it has started: also where it never lets go of Python,
as some expressions do not that are searched for, a process beside it sees to that.

Nothing of this may need more than Python and numpy: it runs in an environment that is not ours.
"""

import faulthandler
import importlib
import importlib.util
import inspect
import json
import math
import os
import signal
import sys
import traceback
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from queue import Queue
from threading import Lock, Thread
from typing import Any, TextIO

Message = dict[str, Any]
_PROCESS = os.getpid()
# Longer than any sentence that somebody wants to read in a report.
_LONGEST = 300
# Far more than are open before their code runs.
_MOST_OPEN = 1024


def serve(requests: Iterable[bytes], stream: TextIO) -> None:
    """Answer each request; ends with its parent."""
    queue: Queue[Message] = Queue()
    Thread(target=_read, args=(requests, queue), daemon=True).start()
    own = _Own(_Line(queue, stream))
    while True:
        own.answer(queue.get())


def _read(requests: Iterable[bytes], queue: "Queue[Message]") -> None:
    for line in requests:
        queue.put(json.loads(line))
    os.killpg(os.getpgrp(), signal.SIGKILL)


def _end_with(until: int) -> None:
    """Leave a process beside ours that ends the group when a pipe does, which the parent holds."""
    beside = os.fork()
    if beside > 0:
        os.close(until)
        os.waitpid(beside, 0)
        return
    # A child of nobody's here, lest their code waits for it.
    if os.fork() > 0:
        os._exit(0)
    # Whatever else stayed open would seem to be open still when their process has ended.
    os.closerange(0, until)
    os.closerange(until + 1, _MOST_OPEN)
    os.read(until, 1)
    os.killpg(os.getpgrp(), signal.SIGKILL)


class _Line:
    """Tells the parent, and asks it; a copy that their code has forked off says nothing."""

    def __init__(self, queue: "Queue[Message]", stream: TextIO) -> None:
        self._queue = queue
        self._stream = stream

    def tell(self, message: Message) -> None:
        if os.getpid() != _PROCESS:
            os._exit(1)
        self._stream.write(f"{json.dumps(message, allow_nan=False)}\n")
        self._stream.flush()

    def ask(self, message: Message) -> Message:
        self.tell(message)
        return self._queue.get()


class PredictionError(Exception):
    """The engine could not predict with what it was given."""


class Session:
    """The model that is evaluated, as their code sees it."""

    def __init__(self, line: _Line, blocks: tuple[int, int], inputs: list[str]) -> None:
        self._line = line
        # Of their environment numpy is asked for when arrays begin to cross, and nothing before.
        child = importlib.import_module("quantgate_worker.engines.child.packing")
        block = importlib.import_module("quantgate_worker.engines.child.blocks").Block
        self._plain = importlib.import_module("quantgate_worker.engines.probabilities").plain
        given, taken = (block(descriptor) for descriptor in blocks)
        self._given, self._taken = child.Unpacker(given), child.Packer(taken)
        # There is one block each way: of threads of theirs one predicts at a time.
        self._one = Lock()
        self.inputs = inputs

    def predict(self, inputs: Mapping[str, Any]) -> dict[str, Any]:
        """Return the outputs by name: arrays; of a classifier also labels and probabilities."""
        with self._one:
            answer = self._line.ask({"predict": self._taken.pack(inputs)})
            if "failed" in answer:
                raise PredictionError(answer["failed"])
            outputs: dict[str, Any] = self._plain(self._given.unpack(answer["outputs"]))
            return outputs


class _Own:
    def __init__(self, line: _Line) -> None:
        self._line = line
        self._task: Any = None

    def answer(self, message: Message) -> None:
        """Answer with what is asked, or with what went wrong and where in their file."""
        try:
            getattr(self, f"_{message['do']}")(message)
        except BaseException as error:  # noqa: BLE001 - sys.exit of theirs is a mistake like others
            self._line.tell({"wrong": self._told(error)})

    def _open(self, message: Message) -> None:
        """Import their file, and make their task of what the policy gives."""
        _end_with(message["until"])
        file = Path(message["file"])
        self._folder, self._shown = file.parent, message["shown"]
        # A name without its line would help nobody who waits for a task that never returns.
        faulthandler.register(signal.SIGUSR1, file=message["stack"], all_threads=True)
        sys.path.insert(0, str(self._folder))
        kind = getattr(_imported(file), message["name"], None)
        if not inspect.isclass(kind):
            raise TypeError(f"{file.name} has no class {message['name']}")
        places = {name: Path(place) for name, place in message["places"].items()}
        self._task = kind(**places, **message["values"])
        self._metrics: dict[str, str] = message["metrics"]
        lacks = [name for name in ("samples", "evaluate") if not _does(self._task, name)]
        if lacks:
            raise TypeError(f"{message['name']} has no {lacks[0]}()")
        self._line.tell({"open": True})

    def _samples(self, message: Message) -> None:
        """Write the samples into a file, a line each."""
        count = 0
        most = message["most"]
        with Path(message["into"]).open("w", encoding="utf-8") as file:
            for sample in _iterated(self._task.samples()):
                if not isinstance(sample, Mapping):
                    raise TypeError(
                        f"samples() gave {_short(sample)}, and no dictionary with an id"
                    )
                file.write(f"{json.dumps(dict(sample), allow_nan=False)}\n")
                count += 1
                if file.tell() > most:
                    raise ValueError(f"samples() has more than {most} bytes to say")
        self._line.tell({"count": count})

    def _session(self, message: Message) -> None:
        self._model = Session(self._line, message["blocks"], message["inputs"])
        self._line.tell({"session": True})

    def _evaluate(self, message: Message) -> None:
        values = self._task.evaluate(self._model, message["sample"])
        if not isinstance(values, Mapping):
            raise TypeError(f"evaluate() gave {_short(values)}, and no dictionary of metrics")
        told = {str(name): value for name, value in values.items()}
        if strange := sorted(told.keys() - self._metrics.keys()):
            raise ValueError(f"evaluate() gave {strange[0]!r}, which the policy does not declare")
        if lacking := [name for name in self._metrics if name not in told]:
            raise ValueError(f"evaluate() gave no {lacking[0]!r}")
        self._line.tell(
            {"values": {name: _value(name, told[name], of) for name, of in self._metrics.items()}}
        )

    def _close(self, _message: Message) -> None:
        if _does(self._task, "close"):
            self._task.close()
        self._line.tell({"closed": True})

    def _told(self, error: BaseException) -> str:
        traceback.print_exception(error)
        name = type(error).__name__
        said = f"{name}: {error}" if str(error) else name
        if isinstance(error, SyntaxError) and error.filename and self._is_theirs(error.filename):
            return _short_of(
                f"{self._place(error.filename, error.lineno or 1)} {name}: {error.msg}"
            )
        frames = [
            frame
            for frame in traceback.extract_tb(error.__traceback__)
            if self._is_theirs(frame.filename)
        ]
        where = self._place(frames[-1].filename, frames[-1].lineno or 1) if frames else self._shown
        return _short_of(f"{where} {said}")

    def _is_theirs(self, file: str) -> bool:
        return Path(file).is_relative_to(self._folder)

    def _place(self, file: str, line: int) -> str:
        beside = Path(self._shown).parent / Path(file).relative_to(self._folder)
        return f"{beside.as_posix()}:{line}"


def _imported(file: Path) -> Any:
    spec = importlib.util.spec_from_file_location(file.stem, file)
    if spec is None or spec.loader is None:
        raise ImportError(f"{file.name} is no Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[file.stem] = module
    spec.loader.exec_module(module)
    return module


def _does(task: Any, name: str) -> bool:
    return callable(getattr(task, name, None))


def _iterated(samples: Any) -> Iterator[Any]:
    if isinstance(samples, str | bytes | Mapping) or not isinstance(samples, Iterable):
        raise TypeError(f"samples() gave {_short(samples)}, and no list of samples")
    return iter(samples)


def _value(name: str, value: Any, kind: str) -> Any:
    """Return a number, or of a ratio its two sums."""
    if kind != "ratio":
        number = _number(name, value)
        if kind == "rate" and number not in (0, 1):
            raise ValueError(f"{name!r} is {_short(value)}, and of a rate each sample has 0 or 1")
        return number
    pair = list(value) if isinstance(value, tuple | list) else []
    if len(pair) != 2:  # noqa: PLR2004 - above and below the line
        raise TypeError(f"{name!r} is {_short(value)}; of a ratio give [numerator, denominator]")
    above, below = (_number(name, one) for one in pair)
    if below < 0:
        raise ValueError(f"{name!r} has a denominator below 0")
    return [above, below]


def _number(name: str, value: Any) -> float:
    if isinstance(value, str | bytes):
        raise TypeError(f"{name!r} is {_short(value)}, which is a text and no number")
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"{name!r} is {number}, which is not finite")
    return number


def _short(value: object) -> str:
    return _short_of(repr(value), 60)


def _short_of(text: str, longest: int = _LONGEST) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest]}…"
