"""The request `measure`, until TypeScript drives the verbs that it is composed of."""

from collections.abc import Mapping
from typing import Any

from quantgate_worker.tell import Tell

from .measuring import measure
from .request import measure_request


def answer(message: Mapping[str, Any], tell: Tell) -> dict[str, Any]:
    def progress(stage: str, done: int, total: int, variant: str | None = None) -> None:
        tell.progress(stage, done, total, **({} if variant is None else {"variant": variant}))

    return measure(measure_request(message), progress)
