"""One measure request, as a composition of the verbs: the variants made, run, and looked into."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from quantgate_worker.convert.source import Source
from quantgate_worker.datasets.samples import count_samples
from quantgate_worker.engines.engine import Engine, Engines
from quantgate_worker.engines.table import ENGINES, engine_for
from quantgate_worker.errors import UserError, WorkerError
from quantgate_worker.evaluation.evaluation import Evaluation
from quantgate_worker.evaluation.request import Chunk, EvaluateRequest, LaneRequest
from quantgate_worker.fingerprint import fingerprint
from quantgate_worker.package.interface import MODEL, Interface
from quantgate_worker.tasks.table import task_named
from quantgate_worker.verbs.convert import PACKAGE, Wanted, convert_all

from .auditing import Outcome, audited
from .measurement import failed, measurement
from .request import MeasureRequest
from .variants import Failed, Progress, Ready, Told, converted, evaluated, loaded

RECORDS = "records"


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
    with TemporaryDirectory(prefix=".converting-", dir=request.out) as folder:
        measuring = _Measuring(request, Path(folder), progress, engines)
        outcomes = measuring.made() if request.packages_only else measuring.run(engine)
        if request.keep_packages:
            _keep(request, Path(folder))
        seen_on = fingerprint(engine.name(), engine.units)
        return {"measurements": [measurement(request, each, seen_on) for each in outcomes]}


class _Measuring:
    def __init__(
        self, request: MeasureRequest, folder: Path, progress: Progress, engines: Engines
    ) -> None:
        self._request = request
        self._folder = folder
        self._progress = progress
        self._engines = engines

    def made(self) -> list[Ready | Failed]:
        """Convert every variant, and run none."""
        return self._converted(Source(self._request.source))

    def run(self, engine: Engine) -> list[Outcome]:
        source = Source(self._request.source)
        self._check_data(source)
        rungs = self._converted(source)
        told = Told(self._progress)
        ready = [rung for rung in rungs if isinstance(rung, Ready)]
        evaluation = self._evaluation(ready, told)
        try:
            evaluation.load()
            rungs = [loaded(r, told) if isinstance(r, Ready) else r for r in rungs]
            _refuse_mistakes(self._request, rungs)
            evaluation.run()
        except BaseException:
            evaluation.abandon()
            raise
        outcomes = [evaluated(r, told) if isinstance(r, Ready) else r for r in rungs]
        if engine.audit is None:
            return outcomes
        return audited(self._request, outcomes, self._watched)

    def _check_data(self, source: Source) -> None:
        """Refuse data that do not fit the source before anything is converted."""
        request, model = self._request, Interface(specs={MODEL: source.spec})
        task_named(request.task).dataset(request.data, request.options, model, request.samples)

    def _converted(self, source: Source) -> list[Ready | Failed]:
        told, variants = Told(self._progress), self._request.variants
        wanted = [
            Wanted(key=v.name, recipe=v.recipe, into=self._folder / "packages" / v.name)
            for v in variants
        ]
        convert_all(source, wanted, told)
        rungs = [converted(variant, told) for variant in variants]
        _refuse_mistakes(self._request, rungs)
        return rungs

    def _watched(self, ready: Ready, trace: bool) -> Told:  # noqa: FBT001
        told = Told(self._progress)
        evaluation = self._evaluation([ready], told, "trace" if trace else "range")
        evaluation.load()
        evaluation.run()
        return told

    def _evaluation(
        self, ready: Sequence[Ready], told: Told, watch: Literal["range", "trace"] | None = None
    ) -> Evaluation:
        request, names = self._request, [each.variant.name for each in ready]
        rows = ((0, count_samples(request.samples)),)
        asked = EvaluateRequest(
            engine=request.target,
            task=request.task,
            options=request.options,
            data=request.data,
            samples=request.samples,
            source={MODEL: request.source},
            lanes=tuple(map(self._lane, ready)),
            chunks=(Chunk(key=RECORDS, rows=rows, lanes=frozenset(names)),),
            watch=watch,
        )
        return Evaluation(asked, told, self._engines)

    def _lane(self, ready: Ready) -> LaneRequest:
        name = ready.variant.name
        into = self._folder / "lanes" / name
        return LaneRequest(name=name, packages={MODEL: ready.path}, into=into, given={})


def _refuse_mistakes(request: MeasureRequest, rungs: Sequence[Ready | Failed]) -> None:
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
    for package in (folder / "packages").glob(f"*/{PACKAGE}"):
        place = kept / f"{package.parent.name}.mlpackage"
        shutil.rmtree(place, ignore_errors=True)
        package.rename(place)
