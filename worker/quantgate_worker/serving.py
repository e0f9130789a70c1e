"""The loop of the worker: requests in, each answered with one result or one error."""

import importlib
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TextIO

from .channel import Channel
from .errors import ProtocolError, WorkerError
from .lightly import Ahead, import_coremltools
from .machine import fault_of, loading_libraries, pin_temporary_files
from .orphan import end_with_parent
from .tell import Tell

Message = dict[str, Any]


class _Teller:
    """Tells of one request on the channel."""

    def __init__(self, channel: Channel, request: str) -> None:
        self._channel = channel
        self._request = request

    def progress(self, stage: str, done: int, total: int, **who: str) -> None:
        self._channel.progress(self._request, stage, done, total, **who)

    def item(self, item: Mapping[str, Any]) -> None:
        self._channel.item(self._request, item)


def serve(requests: Iterable[bytes], stream: TextIO) -> None:
    """Answer a request a line until there are no more; no failure ends the loop.

    Once the first is answered, coremltools is imported while the next is waited for. A parent that
    is killed takes us with it.
    """
    end_with_parent()
    pin_temporary_files()
    channel, ahead = Channel(stream), Ahead()
    for line in requests:
        if line.strip():
            _answer(line, channel)
            ahead.begin()
    if ahead.is_under_way:
        _leave()


def _leave() -> None:
    """End at once: an import that nobody waits for has begun nothing that is to be finished."""
    sys.stderr.flush()
    os._exit(0)


def _answer(line: bytes, channel: Channel) -> None:
    identity = ""
    try:
        message = _parsed(line)
        identity = message["id"]
        value = _handler(message)(message, _Teller(channel, identity))
        channel.result(identity, value)
    except Exception as error:  # noqa: BLE001 - the last resort: a bug answers as one, and the loop goes on
        _refuse(identity, error, channel)


def _refuse(identity: str, error: Exception, channel: Channel) -> None:
    if fault := fault_of(error):
        channel.error(identity, fault.kind, str(fault))
    elif isinstance(error, WorkerError):
        channel.error(identity, error.kind, str(error))
    else:
        traceback.print_exception(error)
        channel.error(identity, "bug", f"{type(error).__name__}: {error}")


def _parsed(line: bytes) -> Message:
    try:
        message = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ProtocolError(f"a request is a JSON object on a line: {error}") from error
    if not isinstance(message, dict) or not isinstance(message.get("id"), str):
        raise ProtocolError("a request is a JSON object with an id")
    return message


def _handler(message: Message) -> Callable[[Message, Tell], Any]:
    """Import what a request needs when it is asked for.

    coremltools alone takes half a second, two where it has never been imported: who is there is
    told without.
    """
    wanted = message.get("do")
    if wanted not in VERBS:
        raise ProtocolError(f"{wanted!r} is no request ({', '.join(VERBS)})")
    module, function = VERBS[wanted]
    with loading_libraries():
        if wanted != "hello":
            import_coremltools()
        loaded = importlib.import_module(f"{__package__}.{module}")
    found: Callable[[Message, Tell], Any] = getattr(loaded, function)
    return found


# The module and the function that answer each request, given the message and where to tell.
VERBS = {
    "hello": ("verbs.hello", "hello"),
    "inspect": ("verbs.inspect", "answer"),
    "survey": ("verbs.survey", "survey"),
    "convert": ("verbs.convert", "convert"),
    "evaluate": ("verbs.evaluate", "evaluate"),
    "samples": ("verbs.samples", "samples"),
    "checkup": ("verbs.checkup", "check_up"),
    "place": ("verbs.place", "place_operations"),
    "time": ("verbs.time", "time_predictions"),
}
