"""Core ML pipelines: ML Programs, and the suppression of boxes behind a detector."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from coremltools.models import MLModel

from quantgate_worker.errors import UnsupportedOp, UserError

from .feed import unknown
from .interface import Feature, feature
from .model import Inputs, Outputs, PortableModel
from .package import loaded
from .results import Labels
from .suppression import Suppression

PIPELINES = ("pipeline", "pipelineClassifier", "pipelineRegressor")

Stage = PortableModel | Suppression


class PortablePipeline:
    """Stages run one after another, each taking what it names of all that was given before.

    Raises UnsupportedOp at once, naming every stage that cannot be executed.
    """

    def __init__(self, source: str | Path | MLModel, *, threads: int = 1) -> None:
        model = loaded(source)
        spec = model.get_spec()
        stages = _stages(spec)
        if strangers := sorted({kind for kind in map(_kind, stages) if kind not in _STAGES}):
            raise UnsupportedOp(", ".join(strangers), "no stage of this kind is executed")
        self._stages = [_STAGES[_kind(stage)](model, stage, threads) for stage in stages]
        self.inputs: tuple[Feature, ...] = tuple(
            _optional(feature(each), self._thresholds) for each in spec.description.input
        )
        self.outputs: tuple[Feature, ...] = tuple(map(feature, spec.description.output))
        _check_names(self.inputs, self._stages, self.outputs)

    @property
    def labels(self) -> Labels | None:
        """The labels of the last classifier among the stages, None without one."""
        programs = [each for each in self._stages if isinstance(each, PortableModel)]
        return next((each.labels for each in reversed(programs) if each.labels), None)

    def predict(self, inputs: Inputs | list[Inputs]) -> Any:
        """Return the pipeline's outputs by name; of a list of inputs, a list.

        Raises UserError for inputs whose name, shape or type does not fit.
        """
        if isinstance(inputs, list):
            return [self._predict(each) for each in inputs]
        return self._predict(inputs)

    @property
    def _thresholds(self) -> dict[str, float]:
        found = [each.thresholds for each in self._stages if isinstance(each, Suppression)]
        return {name: value for each in found for name, value in each.items()}

    def _predict(self, inputs: Inputs) -> Outputs:
        if problems := unknown(self.inputs, inputs):
            raise UserError("; ".join(problems))
        values: Outputs = dict(inputs)
        for stage in self._stages:
            values |= stage.predict(_taken(stage, values))
        return {each.name: values[each.name] for each in self.outputs}


def _stages(spec: Any) -> list[Any]:
    if (kind := _kind(spec)) not in PIPELINES:
        raise UnsupportedOp(kind, "not a pipeline")
    whole = getattr(spec, kind)
    return list(getattr(whole, "pipeline", whole).models)


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


def _kind(stage: Any) -> str:
    return str(stage.WhichOneof("Type"))


def _program(model: MLModel, stage: Any, threads: int) -> PortableModel:
    alone = MLModel(stage, weights_dir=model.weights_dir, skip_model_load=True)
    return PortableModel(alone, threads=threads)


def _suppression(_model: MLModel, stage: Any, threads: int) -> Suppression:
    return Suppression(stage, threads)


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


_STAGES: dict[str, Callable[[MLModel, Any, int], Stage]] = {
    "mlProgram": _program,
    "nonMaximumSuppression": _suppression,
}
