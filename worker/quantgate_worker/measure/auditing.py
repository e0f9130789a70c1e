"""The range audit: once more through the examples, when all variants are done with them."""

import traceback
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from quantgate_worker.datasets.dataset import Dataset
from quantgate_worker.engines.targets import Audited, Engine
from quantgate_worker.errors import WorkerError

from .ladder import Failed, Progress, Ready, Rung
from .lane import Lane
from .ranges import CAST, is_audited
from .request import MeasureRequest


def to_audit(
    request: MeasureRequest, ladder: Sequence[Rung], lanes: Sequence[Lane | Failed]
) -> Iterator[tuple[Ready, Lane]]:
    """Give the variants to audit with their lanes, those that failed excepted.

    The cast is audited where the source, which comes first, reaches what 16 bits cannot hold.
    """
    reaches = False
    for rung, lane in zip(ladder, lanes, strict=True):
        if isinstance(rung, Failed) or isinstance(lane, Failed) or lane.reason is not None:
            continue
        cast = rung.variant.recipe == CAST and rung.path != request.source
        if is_audited(request, rung.variant) or (reaches and cast):
            yield rung, lane
        if rung.path == request.source:
            reaches = reaches or bool(lane.ranges and lane.ranges.overflows)


def audit(
    audits: Iterator[tuple[Ready, Lane]], engine: Engine, dataset: Dataset, progress: Progress
) -> None:
    """Give each of the lanes, which are closed, its `ranges`, or the `reason` against them.

    One after the other: a session that audits takes as much memory as the model.
    """
    for rung, lane in audits:
        if engine.audited is not None:
            _audit(partial(engine.audited, rung.path), lane, dataset, progress)


def _audit(load: Callable[[], Audited], lane: Lane, dataset: Dataset, progress: Progress) -> None:
    try:
        session = load()
        for done, example in enumerate(dataset, 1):
            if example.inputs is not None:
                session.predict(example.inputs)
            progress("evaluate", done, dataset.count, lane.name)
    except Exception as error:  # noqa: BLE001 - any failure is this variant's, with its reason
        if not isinstance(error, WorkerError):
            traceback.print_exc()
        lane.reason = f"auditing its ranges failed: {str(error) or type(error).__name__}"
    else:
        lane.ranges = session.ranges
