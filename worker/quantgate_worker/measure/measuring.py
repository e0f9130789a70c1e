"""One measure request from the source package to a measurement for each variant."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from quantgate_worker.convert.source import Source
from quantgate_worker.engines.engine import Engine, Engines
from quantgate_worker.engines.table import ENGINES, engine_for
from quantgate_worker.errors import UserError, WorkerError
from quantgate_worker.fingerprint import fingerprint
from quantgate_worker.tasks.table import task_named

from .auditing import audit, to_audit
from .culprits import value_names
from .evaluation import evaluate, open_lanes
from .ladder import Failed, Progress, make_ladder
from .lane import Lane
from .measurement import Measurement, failed, made, measurement
from .request import MeasureRequest


def measure(
    request: MeasureRequest, progress: Progress, engines: Engines = ENGINES
) -> dict[str, Any]:
    """Return `{"measurements": [...]}`, one for each variant in the order asked for.

    Raises UserError, all problems at once, for what the user wrote or supplied wrongly. What fails
    for one variant alone, or on this machine alone, is that measurement's reason.
    """
    try:
        engine = engine_for(request.target, engines)
        if not request.packages_only:
            task_named(request.task)
    except WorkerError as error:
        return {"measurements": [failed(request, v, str(error)) for v in request.variants]}
    request.out.mkdir(parents=True, exist_ok=True)
    take = _made if request.packages_only else _measured
    with TemporaryDirectory(prefix=".converting-", dir=request.out) as folder:
        return {"measurements": take(request, engine, Path(folder), progress)}


def _made(
    request: MeasureRequest, engine: Engine, folder: Path, progress: Progress
) -> list[Measurement]:
    """Convert every variant and say what its package holds; none is run."""
    ladder = list(make_ladder(Source(request.source), request.variants, folder, progress))
    _refuse_mistakes(request, ladder)
    if request.keep_packages:
        _keep(request, folder)
    seen_on = fingerprint(engine.name(), engine.units)
    return [made(request, rung, seen_on) for rung in ladder]


def _measured(
    request: MeasureRequest, engine: Engine, folder: Path, progress: Progress
) -> list[Measurement]:
    source = Source(request.source)
    task = task_named(request.task)
    dataset = task.dataset(request.data, request.samples, source.spec)
    examples = iter(dataset)
    ladder = list(make_ladder(source, request.variants, folder, progress))
    _refuse_mistakes(request, ladder)
    lanes = open_lanes(request, ladder, engine, task, progress)
    try:
        _refuse_mistakes(request, lanes)
        running = [lane for lane in lanes if isinstance(lane, Lane)]
        evaluate(examples, running, dataset.count, progress)
        audits = to_audit(request, ladder, lanes)
        audit(audits, engine, dataset, value_names(source.spec), progress)
    except BaseException:
        for lane in lanes:
            if isinstance(lane, Lane):
                lane.abandon()
        raise
    if request.keep_packages:
        _keep(request, folder)
    seen_on = fingerprint(engine.name(), engine.units)
    return [
        measurement(request, rung, lane, seen_on, dataset.count)
        for rung, lane in zip(ladder, lanes, strict=True)
    ]


def _refuse_mistakes(request: MeasureRequest, rungs: list[Any]) -> None:
    """Raise what the user wrote wrongly; a recipe need not fit the base model, only the head's."""
    mistakes = [rung for rung in rungs if isinstance(rung, Failed) and rung.mistaken]
    if mistakes and request.side == "head":
        raise UserError(
            "\n".join(f"variant {rung.variant.name!r}: {rung.reason}" for rung in mistakes)
        )


def _keep(request: MeasureRequest, folder: Path) -> None:
    """Put the converted packages among the results: each stands there only when whole."""
    kept = request.out / "packages" / request.model / request.side
    kept.mkdir(parents=True, exist_ok=True)
    for package in folder.iterdir():
        shutil.rmtree(kept / package.name, ignore_errors=True)
        package.rename(kept / package.name)
