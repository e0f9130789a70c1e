"""The worker's side of the protocol: events out, one JSON object a line."""

import json
from collections.abc import Mapping
from threading import Lock
from typing import Any, TextIO


class Channel:
    """Writes events to the one stream that is the protocol's own."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._lock = Lock()

    def progress(self, request: str, stage: str, done: int, total: int, **who: str) -> None:
        self._send(request, "progress", stage=stage, **who, done=done, total=total)

    def item(self, request: str, item: Mapping[str, Any]) -> None:
        self._send(request, "item", **item)

    def result(self, request: str, value: Any) -> None:
        self._send(request, "result", value=value)

    def error(self, request: str, kind: str, message: str) -> None:
        self._send(request, "error", kind=kind, message=message)

    def _send(self, request: str, event: str, **fields: Any) -> None:
        message = {"id": request, "event": event, **fields}
        line = json.dumps(message, allow_nan=False, ensure_ascii=True)
        with self._lock:
            self._stream.write(f"{line}\n")
            self._stream.flush()
