"""What can be said of the data before there is a model, a sample at a time."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from quantgate_worker.datasets.parts import Options, Parts
from quantgate_worker.datasets.samples import count_samples
from quantgate_worker.tasks.table import task_named
from quantgate_worker.tasks.task import Depth
from quantgate_worker.tell import Tell

from .request import object_of, parsed, parts_of, place

_SECONDS_BETWEEN_PROGRESS = 0.1


def survey(message: Mapping[str, Any], tell: Tell) -> dict[str, int]:
    """Answer a request; each sample has been told of by an item by then."""
    task, data, options, samples, depth = parsed("survey", _request, message)
    total, count, problems, told = count_samples(samples), 0, 0, 0.0
    for found in task_named(task).survey(data, options, samples, depth):
        count += 1
        problems += found.problem != ""
        said = {"problem": found.problem} if found.problem else {"facts": dict(found.facts)}
        tell.item({"sample": found.id, **said})
        if time.monotonic() - told > _SECONDS_BETWEEN_PROGRESS:
            told = time.monotonic()
            tell.progress("survey", count, total)
    tell.progress("survey", total, total)
    return {"count": count, "problems": problems}


def _request(message: Mapping[str, Any]) -> tuple[str, Parts, Options, Path, Depth]:
    return (
        str(message["task"]),
        parts_of(message["data"]),
        object_of(message["options"]),
        place(message["samples"]),
        _depth(message["depth"]),
    )


def _depth(word: Any) -> Literal["header", "whole"]:
    if word == "header":
        return "header"
    if word == "whole":
        return "whole"
    raise ValueError(f"depth {word!r} is neither header nor whole")
