"""The loop of the worker: requests in, each answered with one result or one error."""

import importlib
import json
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TextIO

from .channel import Channel
from .errors import ProtocolError, WorkerError
from .lightly import import_coremltools

Message = dict[str, Any]
Progress = Callable[..., None]


def serve(requests: Iterable[bytes], stream: TextIO) -> None:
    """Answer a request a line until there are no more; no failure ends the loop."""
    channel = Channel(stream)
    for line in requests:
        if line.strip():
            _answer(line, channel)


def _answer(line: bytes, channel: Channel) -> None:
    identity = ""
    try:
        message = _parsed(line)
        identity = message["id"]
        value = _handler(message)(message, lambda *told: channel.progress(identity, *told))
        channel.result(identity, value)
    except WorkerError as error:
        channel.error(identity, error.kind, str(error))
    except Exception as error:  # noqa: BLE001 - the last resort: a bug answers as one, and the loop goes on
        traceback.print_exc()
        channel.error(identity, "bug", f"{type(error).__name__}: {error}")


def _parsed(line: bytes) -> Message:
    try:
        message = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ProtocolError(f"a request is a JSON object on a line: {error}") from error
    if not isinstance(message, dict) or not isinstance(message.get("id"), str):
        raise ProtocolError("a request is a JSON object with an id")
    return message


def _handler(message: Message) -> Callable[[Message, Progress], Any]:
    wanted = message.get("do")
    if wanted not in _HANDLERS:
        raise ProtocolError(f"{wanted!r} is no request ({', '.join(_HANDLERS)})")
    return _HANDLERS[wanted]


# What a request needs is imported when it is asked for: coremltools alone takes half a second.
def _hello(_message: Message, _progress: Progress) -> Any:
    return _imported("verbs.hello").hello()


def _inspect(message: Message, _progress: Progress) -> Any:
    package = message.get("package")
    if not isinstance(package, str):
        raise ProtocolError("inspect takes the path of a package")
    return _imported("verbs.inspect").inspect(Path(package))


def _measure(message: Message, progress: Progress) -> Any:
    request = _imported("measure.request").measure_request(message)
    return _imported("measure.measuring").measure(request, progress)


def _imported(module: str) -> Any:
    import_coremltools()
    return importlib.import_module(f"{__package__}.{module}")


_HANDLERS: dict[str, Callable[[Message, Progress], Any]] = {
    "hello": _hello,
    "inspect": _inspect,
    "measure": _measure,
}
