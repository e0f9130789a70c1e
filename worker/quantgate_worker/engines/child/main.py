"""The child: loads one package, and predicts with it as often as it is asked.

Its parent starts it as a fresh interpreter, with the worker's own `__main__`, and speaks JSON, an
object a line each way; arrays lie in two blocks that both have mapped, one each way. Nothing that
libraries print comes among the answers. It ends when its parent does, whatever it is at.
"""

import importlib
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any, TextIO

from quantgate_worker.engines.ranges import described_plainly
from quantgate_worker.errors import UnsupportedOp, WorkerError
from quantgate_worker.machine import fault_of, loading_libraries, pin_temporary_files

from .blocks import Block
from .packing import Packer, Unpacker

Message = dict[str, Any]


def serve(requests: Iterable[bytes], stream: TextIO) -> None:
    """Answer each request with one line: what it gives, or what was raised."""
    pin_temporary_files()
    queue: Queue[Message | None] = Queue()
    Thread(target=_read, args=(requests, queue), daemon=True).start()
    child = _Child()
    while (message := queue.get()) is not None:
        stream.write(f"{json.dumps(_answer(child, message))}\n")
        stream.flush()


def _read(requests: Iterable[bytes], queue: "Queue[Message | None]") -> None:
    for line in requests:
        queue.put(json.loads(line))
    # The parent has gone: a prediction that is under way is nobody's.
    os._exit(0)


def _answer(child: "_Child", message: Message) -> Message:
    try:
        return child.answers[message["do"]](message)
    except Exception as error:  # noqa: BLE001 - whatever an engine raises is told
        return _refusal(error)


def _refusal(error: Exception) -> Message:
    if fault := fault_of(error):
        return {"error": fault.kind, "message": str(fault)}
    if isinstance(error, UnsupportedOp):
        return {"error": error.kind, "op": error.op, "why": error.why, "message": str(error)}
    if isinstance(error, WorkerError):
        return {"error": error.kind, "message": str(error)}
    traceback.print_exception(error)
    return {"error": "raised", "message": str(error) or type(error).__name__}


class _Child:
    def __init__(self) -> None:
        self.answers: dict[str, Callable[[Message], Message]] = {
            "load": self._load,
            "predict": self._predict,
            "state": self._state,
            "ranges": self._ranges,
            "culprit": self._culprit,
        }
        self._states: dict[int, Any] = {}

    def _load(self, message: Message) -> Message:
        sys.path[:] = message["paths"]
        given, taken = (Block(descriptor) for descriptor in message["blocks"])
        self._given, self._taken = Unpacker(given), Packer(taken)
        with loading_libraries():
            module = importlib.import_module(message["module"])
        load = getattr(module, message["function"])
        self._session = load(Path(message["package"]), **message["options"])
        return {}

    def _predict(self, message: Message) -> Message:
        for number in message["forget"]:
            del self._states[number]
        inputs, state = self._given.unpack(message["inputs"]), message["state"]
        more = () if state is None else (self._states[state],)
        return {"outputs": self._taken.pack(self._session.predict(inputs, *more))}

    def _state(self, message: Message) -> Message:
        self._states[message["state"]] = self._session.make_state()
        return {}

    def _ranges(self, _message: Message) -> Message:
        return {"ranges": described_plainly(self._session.ranges)}

    def _culprit(self, message: Message) -> Message:
        return {"culprit": described_plainly(self._session.culprit(message["output"]))}
