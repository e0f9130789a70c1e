"""Every example once through every variant that is ready."""

import time
from collections.abc import Iterator

from quantgate_worker.datasets.dataset import Example
from quantgate_worker.engines.engine import Engine
from quantgate_worker.errors import UserError
from quantgate_worker.tasks.task import Task

from .ladder import Failed, Progress, Ready, Rung, failure, is_mistake
from .lane import Lane
from .records import RecordFile
from .request import MeasureRequest

_SECONDS_BETWEEN_PROGRESS = 0.1


def open_lanes(
    request: MeasureRequest, ladder: list[Rung], engine: Engine, task: Task, progress: Progress
) -> list[Lane | Failed]:
    """Load every variant that is ready; one that does not load is failed, the others go on."""
    lanes: list[Lane | Failed] = []
    for done, rung in enumerate(ladder):
        progress("load", done, len(ladder), rung.variant.name)
        lanes.append(rung if isinstance(rung, Failed) else _lane(request, rung, engine, task))
    progress("load", len(ladder), len(ladder))
    return lanes


def evaluate(
    examples: Iterator[Example], lanes: list[Lane], count: int, progress: Progress
) -> None:
    """Put each example before every lane; ends when all are done or no lane is left."""
    told = 0.0
    try:
        for example in examples:
            if all(lane.reason is not None for lane in lanes):
                break
            for lane in lanes:
                lane.put(example)
            if time.monotonic() - told > _SECONDS_BETWEEN_PROGRESS:
                told = time.monotonic()
                progress("evaluate", min(lane.done for lane in lanes), count)
    finally:
        for lane in lanes:
            lane.close()
    progress("evaluate", count, count)


def records_path(request: MeasureRequest, variant: str) -> str:
    return f"records/{request.model}/{request.side}/{variant}/{request.target}.jsonl"


def _lane(request: MeasureRequest, rung: Ready, engine: Engine, task: Task) -> Lane | Failed:
    name = rung.variant.name
    try:
        reader = task.reader(rung.spec, request.options)
    # A task reads what the user supplied; what an engine refuses may only be beyond the engine.
    except UserError as error:
        mistaken = is_mistake(rung.variant, error)
        return failure(rung.variant, error, summary=rung.summary, mistaken=mistaken)
    except Exception as error:  # noqa: BLE001 - any failure is this variant's, with its reason
        return failure(rung.variant, error, summary=rung.summary)
    try:
        session = engine.load(rung.path)
    except Exception as error:  # noqa: BLE001 - any failure is this variant's, with its reason
        return failure(rung.variant, error, summary=rung.summary)
    return Lane(name, session, reader, RecordFile(request.out, records_path(request, name)))
