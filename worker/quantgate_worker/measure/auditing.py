"""The range audit: once more through the examples, when all variants are done with them."""

import traceback
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from quantgate_worker.datasets.dataset import Dataset
from quantgate_worker.engines.engine import Engine, Watched
from quantgate_worker.errors import WorkerError

from .culprits import Culprits
from .ladder import Failed, Progress, Ready, Rung
from .lane import Lane
from .ranges import CAST, is_audited
from .request import MeasureRequest


@dataclass(frozen=True, kw_only=True)
class Audit:
    """A variant to look into; `ranges` where that is asked of its kind of program anyway."""

    rung: Ready
    lane: Lane
    ranges: bool


def to_audit(
    request: MeasureRequest, ladder: Sequence[Rung], lanes: Sequence[Lane | Failed]
) -> Iterator[Audit]:
    """Give the variants to audit with their lanes, those that failed excepted.

    Of every kind, one whose output was not finite is looked into for the op that began it. The cast
    is audited where the source, which comes first, reaches what 16 bits cannot hold.
    """
    reaches = False
    for rung, lane in zip(ladder, lanes, strict=True):
        if isinstance(rung, Failed) or isinstance(lane, Failed) or lane.reason is not None:
            continue
        cast = rung.variant.recipe == CAST and rung.path != request.source
        ranges = is_audited(request, rung.variant) or (reaches and cast)
        if ranges or lane.unfinite:
            yield Audit(rung=rung, lane=lane, ranges=ranges)
        if rung.path == request.source:
            reaches = reaches or bool(lane.ranges and lane.ranges.overflows)


def audit(
    audits: Iterator[Audit],
    engine: Engine,
    dataset: Dataset,
    names: AbstractSet[str],
    progress: Progress,
) -> None:
    """Give each of the lanes, which are closed, its `ranges`, or the `reason` against them.

    One after the other: a session that audits takes as much memory as the model. `names` are those
    of the source's values, by which culprits are told.
    """
    for each in audits:
        if engine.audit is None:
            return
        try:
            culprits = Culprits(names)
            session = engine.audit(each.rung.path, trace=each.lane.unfinite)
            _audit(session, each.lane, culprits, dataset, progress)
        except Exception as error:  # noqa: BLE001 - any failure is this variant's, with its reason
            if not isinstance(error, WorkerError):
                traceback.print_exc()
            # To find no culprit takes nothing from what was measured.
            if each.ranges:
                said = str(error) or type(error).__name__
                each.lane.reason = f"auditing its ranges failed: {said}"


def _audit(
    session: Watched, lane: Lane, culprits: Culprits, dataset: Dataset, progress: Progress
) -> None:
    for done, example in enumerate(dataset, 1):
        if example.inputs is not None:
            output = lane.reader.unfinite(session.predict(example.inputs))
            if output is not None:
                culprits.add(session.culprit(output))
        progress("evaluate", done, dataset.count, lane.name)
    lane.ranges = session.ranges
    lane.culprits = culprits if culprits.examples else None
