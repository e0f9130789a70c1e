"""Core ML pipelines: ML Programs, and the suppression of boxes behind a detector."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from quantgate_worker.engines.inputs import unknown
from quantgate_worker.engines.ranges import Culprit, Ranges, joined
from quantgate_worker.errors import UnsupportedOp, UserError
from quantgate_worker.package.classifiers import labels_of
from quantgate_worker.package.parts import stage_kind, stages

from .feed import feed
from .interface import Feature, feature
from .package import Package
from .program import Inputs, Outputs, Program
from .results import Labels, declared, listed
from .states import PortableState
from .suppression import Suppression
from .tracing import INPUT

PIPELINES = frozenset({"pipeline", "pipelineClassifier", "pipelineRegressor"})

Stage = Program | Suppression


class Pipeline:
    """Stages run one after another, each taking what it names of all that was given before."""

    def __init__(self, package: Package, threads: int, **seeing: bool) -> None:
        _refuse(package)
        self._stages = [
            _STAGES[stage_kind(stage)](package.stage(stage), threads, **seeing)
            for stage in stages(package.spec)
        ]
        described = package.spec.description
        self.inputs: tuple[Feature, ...] = tuple(
            _optional(feature(each), self._thresholds) for each in described.input
        )
        self.outputs: tuple[Feature, ...] = tuple(map(feature, described.output))
        _check_names(self.inputs, self._stages, self.outputs)
        self.labels: Labels | None = listed(labels_of(package.spec))
        self._described = {each.name: each for each in self.outputs}
        made = {each.name for stage in self._stages for each in stage.outputs}
        # What the pipeline gives as it was given: no stage has made numbers of it.
        self._returned = tuple(
            each for each in self.inputs if each.name in self._described and each.name not in made
        )

    @property
    def ranges(self) -> Ranges | None:
        return joined([each.ranges for each in self._programs if each.ranges])

    def culprit(self, output: str) -> Culprit | None:
        """Return what made an output not finite: of a stage's inputs, in the stages before it."""
        found, name = None, output
        for stage in reversed(self._stages):
            if not isinstance(stage, Program) or name not in {each.name for each in stage.outputs}:
                continue
            found = stage.culprit(name)
            if found is None or found.op != INPUT:
                return found
            name = found.name
        return found

    def make_state(self) -> PortableState:
        raise UserError("the model has no state")

    def predict(self, inputs: Inputs, state: PortableState | None = None) -> Outputs:
        if state is not None:
            raise UserError("the model's states: none; a pipeline keeps none")
        if problems := unknown(self.inputs, inputs):
            raise UserError("; ".join(problems))
        values: Outputs = dict(inputs)
        for stage in self._stages:
            values |= stage.predict(_taken(stage, values))
        names = {each.name for each in self._returned}
        given = {name: value for name, value in inputs.items() if name in names}
        for name, array in feed(self._returned, given).items():
            values[name] = declared(self._described[name], array)
        return {each.name: values[each.name] for each in self.outputs}

    @property
    def _programs(self) -> list[Program]:
        return [each for each in self._stages if isinstance(each, Program)]

    @property
    def _thresholds(self) -> dict[str, float]:
        found = [each.thresholds for each in self._stages if isinstance(each, Suppression)]
        return {name: value for each in found for name, value in each.items()}


def unknown_stages(spec: Any) -> list[str]:
    """Name the kinds of stages that are not executed; a model without any is one itself."""
    return sorted({kind for kind in map(stage_kind, stages(spec)) if kind not in _STAGES})


def _refuse(package: Package) -> None:
    if strangers := unknown_stages(package.spec):
        raise UnsupportedOp(", ".join(strangers), "no stage of this kind is executed")
    if package.function is not None:
        raise UserError(f"a pipeline has no functions to choose {package.function!r} from")


def _check_names(
    inputs: tuple[Feature, ...], stages: list[Stage], outputs: tuple[Feature, ...]
) -> None:
    """Raise UserError for a stage or an output that takes what nothing before it gives."""
    there = {each.name for each in inputs}
    lacking: list[str] = []
    for stage in stages:
        lacking += sorted({each.name for each in stage.inputs if not each.optional} - there)
        there |= {each.name for each in stage.outputs}
    lacking += sorted({each.name for each in outputs} - there)
    if lacking:
        raise UserError(f"no stage of the pipeline before it gives {', '.join(lacking)}")


def _program(package: Package, threads: int, **seeing: bool) -> Program:
    program = Program(package, threads, **seeing)
    if program.stateful:
        raise UnsupportedOp("state", "a stage of a pipeline has no states to start from")
    return program


def _taken(stage: Stage, values: Mapping[str, Any]) -> Mapping[str, Any]:
    if isinstance(stage, Suppression):
        return values
    names = {each.name for each in stage.inputs}
    return {name: value for name, value in values.items() if name in names}


def _optional(given: Feature, thresholds: Mapping[str, float]) -> Feature:
    """Let an input be left out where it only overrides a threshold of a stage."""
    if given.name not in thresholds:
        return given
    return replace(given, optional=True, default=thresholds[given.name])


_STAGES: dict[str, Callable[..., Stage]] = {
    "mlProgram": _program,
    "nonMaximumSuppression": lambda package, threads, **_: Suppression(package.spec, threads),
}
