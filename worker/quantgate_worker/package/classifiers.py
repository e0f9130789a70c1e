"""The classifiers of a program: which op makes an output, and the labels that it gives."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from quantgate_worker.errors import UserError

from .parts import description, executed, programs, stages

Label = str | int

# Operations that hand on values as they are, so that a softmax before them still is one.
_PASS_ON = frozenset({"cast", "reshape", "squeeze", "expand_dims", "identity", "classify"})
_ROLES: tuple[Literal["label", "probabilities"], ...] = ("label", "probabilities")


@dataclass(frozen=True, kw_only=True)
class Classified:
    """An output that a classifier makes: its label, or the probability of each of `labels`.

    `op` is the name of the label that the classifier gives: no other op has it.
    """

    op: str
    role: Literal["label", "probabilities"]
    labels: tuple[Label, ...]


def classified(function: Any) -> dict[str, Classified]:
    """Return the outputs of a serialised function that a classifier makes, by their names.

    An output that an identity renames is the classifier's, as is the op's own.
    """
    found = ((name, _classified(function, name)) for name in outputs_of(function))
    return {name: made for name, made in found if made is not None}


def classifier_of(described: Any, made: Mapping[str, Classified]) -> Classified | None:
    """Return the classifier that a description names, among the outputs that classifiers make.

    None where it names none. Raises UserError where no classifier makes the output, and where
    label and probabilities are not those of one classifier.
    """
    label, probabilities = described.predictedFeatureName, described.predictedProbabilitiesName
    if not label and not probabilities:
        return None
    _check_role(label, "label", made)
    if not probabilities:
        return made[label]
    if probabilities not in made:
        raise UserError(
            f"the model is damaged: no classifier gives {probabilities!r} beside {label!r}"
        )
    _check_role(probabilities, "probabilities", made)
    if made[label].op != made[probabilities].op:
        raise UserError(
            f"the description names the label {label!r} and the probabilities {probabilities!r}, "
            "which two classifiers make, so one need not fit the other: name both outputs of one"
        )
    return made[label]


def labels_of(spec: Any) -> tuple[Label, ...] | None:
    """Return the labels of a model in the order of its scores, None for what is no classifier.

    Of a pipeline they are those of the last stage that gives the output described as the label;
    None where that may be a stage that is no ML Program.
    """
    described = description(spec)
    given = [each for each in executed(spec) if described.predictedFeatureName in outputs_of(each)]
    if not given and len(programs(spec)) < len(stages(spec)):
        return None
    found = classifier_of(described, classified(given[-1]) if given else {})
    return found.labels if found else None


def shared_labels(labels: tuple[Label, ...]) -> list[str]:
    """Name the labels that several classes have."""
    return [repr(label) for label, count in Counter(labels).items() if count > 1]


def origin(function: Any, name: str) -> tuple[str, Any]:
    """Follow a value of a function to the op that computes it, or to the input that it is.

    What a nested block makes is no value of the function, whatever its name.
    """
    makers = _makers(function)
    # Each maker is asked once, so that values that make each other end too.
    while (maker := makers.pop(name, None)) is not None and maker.type in _PASS_ON:
        name = taken(maker, "probabilities" if maker.type == "classify" else "x")
    return name, maker


def taken(op: Any, key: str) -> str:
    """Name the value that an op takes by a parameter, "" where it takes none."""
    return next((argument.name for argument in _arguments(op, key)), "")


def outputs_of(function: Any) -> list[str]:
    there = function.opset in function.block_specializations
    return list(function.block_specializations[function.opset].outputs) if there else []


def _classified(function: Any, name: str) -> Classified | None:
    """Follow an output through what renames it to a classifier, if one makes it."""
    makers, value = _makers(function), name
    while (maker := makers.pop(value, None)) is not None and maker.type == "identity":
        value = taken(maker, "x")
    if maker is None or maker.type != "classify":
        return None
    gives = [output.name for output in maker.outputs]
    if len(gives) != len(_ROLES):
        raise UserError("the program is damaged: a classifier gives a label and probabilities")
    labels = tuple(_labels(_constant(function, maker, "classes")))
    return Classified(op=gives[0], role=_ROLES[gives.index(value)], labels=labels)


def _check_role(name: str, role: str, made: Mapping[str, Classified]) -> None:
    if name not in made:
        raise UserError(f"the model is damaged: no classifier gives {name!r}")
    if made[name].role != role:
        raise UserError(
            f"the model is damaged: its description takes {name!r} for the {role} of a classifier, "
            f"and it is the {made[name].role}"
        )


def _makers(function: Any) -> dict[str, Any]:
    """Return the ops of a function's own block by what they make; nested blocks are not asked."""
    if function.opset not in function.block_specializations:
        return {}
    block = function.block_specializations[function.opset]
    return {out.name: op for op in block.operations for out in op.outputs}


def _arguments(op: Any, key: str) -> Any:
    # To ask a map of messages for what it does not have would add that.
    return op.inputs[key].arguments if key in op.inputs else ()


def _constant(function: Any, op: Any, key: str) -> Any:
    for argument in _arguments(op, key):
        if argument.WhichOneof("binding") == "value":
            return argument.value
        maker = _makers(function).get(argument.name)
        if maker is not None and "val" in maker.attributes:
            return maker.attributes["val"]
    raise UserError(f"the program is damaged: {op.type} is given no {key}")


def _labels(value: Any) -> Iterator[Label]:
    immediate = value.immediateValue
    if immediate.WhichOneof("value") == "list":
        for item in immediate.list.values:
            yield from _labels(item)
        return
    tensor = immediate.tensor
    kind = tensor.WhichOneof("value")
    if kind not in ("strings", "longInts", "ints"):
        raise UserError(f"the program is damaged: its labels are {kind or 'none'}")
    yield from getattr(tensor, kind).values
