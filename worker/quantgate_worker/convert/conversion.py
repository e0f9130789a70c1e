"""From a source package and the steps of a recipe to a converted model."""

from typing import Any

from coremltools.models.utils import _apply_graph_pass

from quantgate_worker.errors import UserError
from quantgate_worker.nearest import nearest
from quantgate_worker.package.specification import minimum_os
from quantgate_worker.package.summary import by_kind
from quantgate_worker.package.weights import Weight, weights

from .configuration import configuration, long_form
from .names import known, names_something, resolved
from .overheard import overheard
from .requirements import IOS16, Requirement, requirement
from .source import Source
from .steps import CAST, COMPRESSIONS, Step

_HALF_NAMES = frozenset({"float16", "fp16"})


def convert(source: Source, steps: list[Step]) -> tuple[Any, list[str]]:
    """Return the model that the steps make, and notes on it; several compressions join in one form.

    Raises UserError for a step that coremltools cannot read or that cannot do anything here.
    """
    _refuse_compressed(source)
    notes: list[str] = []
    with overheard(notes):
        model = _cast(source, steps, notes)
        compressions = [step for step in steps if step.op != CAST]
        configurations = [_configuration(model, step, notes) for step in compressions]
        version, why = _needed(configurations)
        model = _raised(model, version)
        for step, config in zip(compressions, configurations, strict=True):
            model = _compressed(model, step.op, config, notes, joint=step is not compressions[0])
    before, after = minimum_os(source.spec), minimum_os(model.get_spec())
    raised = [f"minimum iOS raised from {before} to {after}: {why}"] if before != after else []
    return model, list(dict.fromkeys(raised + notes))


def _refuse_compressed(source: Source) -> None:
    if source.compressed_kinds:
        raise UserError(
            f"{source.path}: its weights are compressed already "
            f"({', '.join(source.compressed_kinds)}), and compressing them again would do nothing; "
            "convert from the uncompressed package, or name this one as the variant's own source"
        )


def _cast(source: Source, steps: list[Step], notes: list[str]) -> Any:
    """Cast first of all: once weights are compressed it is too late."""
    known_steps = [CAST, *COMPRESSIONS]
    for index, step in enumerate(steps):
        if step.op not in known_steps:
            raise UserError(f"convert: {step.op!r} is no step{nearest(step.op, known_steps)}")
        if step.op == CAST:
            _check_cast(step, index)
    if not any(step.op == CAST for step in steps):
        return source.model
    if source.precision == "fp16":
        notes.append("the source is already FP16: the cast leaves it as it is")
        return source.model
    notes += source.half.notes
    return source.half.model


def _check_cast(step: Step, index: int) -> None:
    if index > 0:
        raise UserError("convert.cast: comes first: weights are cast before they are compressed")
    unknown = [key for key in step.config if key != "dtype"]
    if unknown:
        raise UserError(f"convert.cast: unknown key {unknown[0]!r}{nearest(unknown[0], ['dtype'])}")
    if step.config.get("dtype", "float16") not in _HALF_NAMES:
        raise UserError(
            f"convert.cast: dtype {step.config['dtype']!r}: only float16 can be cast to"
        )


def _configuration(plain: Any, step: Step, notes: list[str]) -> Any:
    written = Step(op=step.op, config=long_form(step))
    if names_something(written):
        written = resolved(written, known(plain), notes)
    return configuration(written)


def _needed(configurations: list[Any]) -> Requirement:
    joint = len(configurations) > 1
    needs = [requirement(config, joint=joint) for config in configurations]
    return max(needs, key=lambda need: need[0], default=(0, ""))


def _raised(model: Any, version: int) -> Any:
    """Raise before weights are compressed: compressed forms cannot be carried over.

    To iOS 16 every compression raises by itself.
    """
    if version <= IOS16 or model.get_spec().specificationVersion >= version:
        return model
    return _apply_graph_pass(model, [], spec_version=version)


def _compressed(model: Any, op: str, config: Any, notes: list[str], *, joint: bool) -> Any:
    before = weights(model.get_spec().mlProgram)
    try:
        result = COMPRESSIONS[op].apply(model, config, joint_compression=joint)
    except (ValueError, TypeError, NotImplementedError) as error:
        raise UserError(f"convert.{op}: coremltools refuses: {error}") from error
    if by_kind(weights(result.get_spec().mlProgram)) == by_kind(before):
        notes.append(f"{op} changed no weight{_too_small(before, config)}")
    return result


def _too_small(found: list[Weight], config: Any) -> str:
    threshold = getattr(config.global_config, "weight_threshold", None)
    largest = max((weight.elements for weight in found if weight.rank > 1), default=0)
    if threshold is None or largest > threshold:
        return ""
    return f": none has more than {threshold} elements (weight_threshold), the largest {largest}"
