"""Which samples a task of the team's own has: its own code says so, in a process of its own."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from quantgate_worker.datasets.parts import Options, Parts
from quantgate_worker.tasks.own import list_samples, own_code
from quantgate_worker.tell import Tell

from .request import object_of, parsed, parts_of, place


def samples(message: Mapping[str, Any], _tell: Tell) -> dict[str, int]:
    """Answer a request with how many there are; they stand in the file by then."""
    data, options, into = parsed("list samples", _request, message)
    return {"count": list_samples(own_code(data, options), into)}


def _request(message: Mapping[str, Any]) -> tuple[Parts, Options, Path]:
    return (
        parts_of(message["data"]),
        object_of(message["options"]),
        place(message["into"]),
    )
