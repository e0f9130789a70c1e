"""From a source package and the steps of a recipe to a converted model."""

from typing import Any

from quantgate_worker.errors import UserError, WorkerError
from quantgate_worker.nearest import nearest
from quantgate_worker.package.specification import minimum_os
from quantgate_worker.package.summary import by_kind
from quantgate_worker.package.weights import Weight, weights

from .configuration import configuration, long_form
from .culprit import refusal
from .left_alone import Known, changed, check_numbers, stored
from .names import known, names_something, resolved
from .overheard import overheard
from .passes import compressed, tidied
from .requirements import IOS16, Requirement, requirement
from .source import Source
from .steps import CAST, COMPRESSIONS, Step
from .tied import settle

_HALF_NAMES = frozenset({"float16", "fp16"})


def convert(source: Source, steps: list[Step]) -> tuple[list[Any], list[str]]:
    """Return what the steps make of a source's models, and notes.

    Several compressions join in one form.

    Raises UserError for a step that coremltools cannot read or that cannot do anything here, and
    WorkerError for what coremltools refuses of this very program.
    """
    _refuse_compressed(source)
    notes: list[str] = []
    with overheard(notes):
        models = start = _cast(source, steps, notes)
        source.palettes.begin(stored(start))
        compressions = [step for step in steps if step.op != CAST]
        configurations = [_configuration(models, step, notes) for step in compressions]
        version, why = _needed(configurations)
        models = [_raised(source, model, version) for model in models]
        for step, config in zip(compressions, configurations, strict=True):
            joint = step is not compressions[0]
            models = _compressed(source, models, step.op, config, notes, joint=joint)
    if compressions:
        _check_left_alone(start, models)
    raised = _raise_note(source.spec, models, why)
    return models, list(dict.fromkeys(source.notes + raised + notes))


def _raise_note(spec: Any, models: list[Any], why: str) -> list[str]:
    needed = max((spec, *(model.get_spec() for model in models)), key=_version)
    before, after = minimum_os(spec), minimum_os(needed)
    return [f"minimum iOS raised from {before} to {after}: {why}"] if before != after else []


def _version(spec: Any) -> int:
    return int(spec.specificationVersion)


def _refuse_compressed(source: Source) -> None:
    if source.compressed_kinds:
        raise UserError(
            f"{source.path}: its weights are compressed already "
            f"({', '.join(source.compressed_kinds)}), and compressing them again would do nothing; "
            "convert from the uncompressed package, or name this one as the variant's own source"
        )


def _cast(source: Source, steps: list[Step], notes: list[str]) -> list[Any]:
    """Cast first of all: once weights are compressed it is too late."""
    known_steps = [CAST, *COMPRESSIONS]
    for index, step in enumerate(steps):
        if step.op not in known_steps:
            raise UserError(f"convert: {step.op!r} is no step{nearest(step.op, known_steps)}")
        if step.op == CAST:
            _check_cast(step, index)
    if not any(step.op == CAST for step in steps):
        return source.models
    if source.precision == "fp16":
        notes.append("the source is already FP16: the cast leaves it as it is")
        return source.models
    notes += source.half.notes
    return source.half.models


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


def _configuration(plain: list[Any], step: Step, notes: list[str]) -> Any:
    written = Step(op=step.op, config=long_form(step))
    if not names_something(written):
        return configuration(written)
    config = configuration(resolved(written, known(plain), notes))
    settle(step.op, config, plain)
    return config


def _needed(configurations: list[Any]) -> Requirement:
    joint = len(configurations) > 1
    needs = [requirement(config, joint=joint) for config in configurations]
    return max(needs, key=lambda need: need[0], default=(0, ""))


def _raised(source: Source, model: Any, version: int) -> Any:
    """Raise before weights are compressed: compressed forms cannot be carried over.

    To iOS 16 every compression raises by itself.
    """
    if version <= IOS16 or model.get_spec().specificationVersion >= version:
        return model
    return source.raised(model, version)


def _compressed(  # noqa: PLR0913 - the source's palettes besides
    source: Source, models: list[Any], op: str, config: Any, notes: list[str], *, joint: bool
) -> list[Any]:
    name, same = COMPRESSIONS[op].name, source.palettes.asked_by(config)
    try:
        made = [compressed(model, name, config, same, joint=joint) for model in models]
    # What it stumbles over is this program's: the configuration has been read before.
    except Exception as error:
        raise WorkerError(f"{op}: coremltools refuses {refusal(error)}") from error
    before = _weights(models)
    if by_kind(_weights(made)) == by_kind(before):
        notes.append(f"{op} changed no weight{_too_small(before, config)}")
    return made


def _check_left_alone(start: list[Any], made: list[Any]) -> None:
    """Raise WorkerError where a tensor that stays plain is none of those that it started from."""
    written = stored(made)
    check_numbers(written)
    names = Known(stored(start), halved=False).strangers(written)
    if names:
        version = max(_version(each.spec) for each in written)
        folded = [tidied(model, version) for model in start]
        tidy = Known([*stored(start), *stored(folded)], halved=False)
        names = tidy.strangers(written)
    if names:
        raise changed(names)


def _weights(models: list[Any]) -> list[Weight]:
    return [weight for model in models for weight in weights(model.get_spec())]


def _too_small(found: list[Weight], config: Any) -> str:
    threshold = getattr(config.global_config, "weight_threshold", None)
    largest = max((weight.elements for weight in found if weight.rank > 1), default=0)
    if threshold is None or largest > threshold:
        return ""
    return f": none has more than {threshold} elements (weight_threshold), the largest {largest}"
