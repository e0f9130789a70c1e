"""What a model consists of: the stages of a pipeline, the functions of an ML Program."""

from collections.abc import Iterator
from typing import Any

from quantgate_worker.errors import UserError


def stage_kind(stage: Any) -> str:
    """Name what a stage is, as its specification does: `mlProgram`, `nonMaximumSuppression`."""
    return str(stage.WhichOneof("Type"))


def stages(spec: Any) -> list[Any]:
    """List the models of a pipeline in their order; any other model is its own only stage."""
    kind = stage_kind(spec)
    if kind == "pipeline":
        return list(spec.pipeline.models)
    if kind in ("pipelineClassifier", "pipelineRegressor"):
        return list(getattr(spec, kind).pipeline.models)
    return [spec]


def programs(spec: Any) -> list[Any]:
    """List the stages that are ML Programs."""
    return [stage for stage in stages(spec) if stage_kind(stage) == "mlProgram"]


def functions(spec: Any) -> Iterator[Any]:
    """Walk every function of every program, whether it is the one that runs or not."""
    for stage in programs(spec):
        for name in function_names(stage):
            yield stage.mlProgram.functions[name]


def function_names(stage: Any) -> list[str]:
    return sorted(stage.mlProgram.functions)


def is_multifunction(spec: Any) -> bool:
    """Whether a package names its functions, be it a single one."""
    return stage_kind(spec) == "mlProgram" and len(spec.description.functions) > 0


def default_function(stage: Any) -> str:
    """Name the function that runs where none is asked for."""
    return stage.description.defaultFunctionName or "main"


def chosen(stage: Any, name: str | None = None) -> str:
    """Name the function to run: the one asked for, or the default.

    Raises UserError for one that the program does not have.
    """
    asked = name or default_function(stage)
    if asked not in stage.mlProgram.functions:
        names = ", ".join(function_names(stage)) or "none"
        raise UserError(f"the model has no function {asked!r}; it has: {names}")
    return asked


def executed(spec: Any) -> list[Any]:
    """List what runs in a prediction: the default function of each program, in their order."""
    return [stage.mlProgram.functions[chosen(stage)] for stage in programs(spec)]


def description(spec: Any, function: str | None = None) -> Any:
    """Return what describes a function: a package of a single one describes it as the whole."""
    wanted = function or default_function(spec)
    named = [each for each in spec.description.functions if each.name == wanted]
    return named[0] if named else spec.description
