"""Classifiers, taken off a program before coremltools converts it and put on again after.

coremltools can write a `classify` only where it is the last operation of a function, and its own
passes move others behind it: a classifier that gives something beside its classes would not
convert. Without the operation a function gives the scores that the classes are chosen by.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from quantgate_worker.errors import WorkerError
from quantgate_worker.package.parts import description, function_names, programs
from quantgate_worker.package.value_types import sizes

_CLASSIFY = "classify"
_OF_A_CLASSIFIER = ("predictedFeatureName", "predictedProbabilitiesName")


@dataclass(frozen=True, kw_only=True)
class _Classifiers:
    """The classifiers of a function; `outputs` are what it gives with them, `bare` without."""

    operations: list[Any]
    outputs: list[str]
    bare: list[str]

    @property
    def given(self) -> set[str]:
        return {name for op in self.operations for name in _made(op)}


def has_classifiers(spec: Any) -> bool:
    return any(_classifiers(block).operations for _, _, block in _blocks(spec))


def without_classifiers(spec: Any) -> Any:
    """Return a copy that gives scores instead of classes."""
    bare = type(spec)()
    bare.CopyFrom(spec)
    for stage, name, block in _blocks(bare):
        _take_off(block, description(stage, name))
    return bare


def put_back(spec: Any, converted: Any) -> None:
    """Give what was made of the bare copy the classifiers of the model that it was copied from."""
    for (stage, name, block), (made_stage, _, made) in zip(
        _blocks(spec), _blocks(converted), strict=True
    ):
        found = _classifiers(block)
        if found.operations:
            _put_on(made, found)
            _describe_again(description(made_stage, name), description(stage, name))


def _blocks(spec: Any) -> Iterator[tuple[Any, str, Any]]:
    for stage in programs(spec):
        for name in function_names(stage):
            function = stage.mlProgram.functions[name]
            if function.opset in function.block_specializations:
                yield stage, name, function.block_specializations[function.opset]


def _classifiers(block: Any) -> _Classifiers:
    makers = {out.name: op for op in block.operations for out in op.outputs}
    found = [op for op in block.operations if op.type == _CLASSIFY and _scores(op)]
    found = [each for each in (_with_labels(op, makers) for op in found) if each is not None]
    given = {name for op in found for name in _made(op)}
    plain = [name for name in block.outputs if name not in given]
    bare = list(dict.fromkeys([*plain, *map(_scores, found)]))
    return _Classifiers(operations=found, outputs=list(block.outputs), bare=bare)


def _scores(op: Any) -> str:
    """Name the value that a classifier chooses by; "" where that is written into it."""
    named = [argument.name for argument in op.inputs["probabilities"].arguments]
    return named[0] if len(named) == 1 else ""


def _with_labels(op: Any, makers: dict[str, Any]) -> Any:
    """Return a copy with its labels written into it: a list alone is no constant to coremltools."""
    whole = type(op)()
    whole.CopyFrom(op)
    for argument in whole.inputs["classes"].arguments:
        if argument.WhichOneof("binding") == "name":
            maker = makers.get(argument.name)
            if maker is None or maker.type != "const":
                return None
            argument.value.CopyFrom(maker.attributes["val"])
    return whole


def _take_off(block: Any, described: Any) -> None:
    found = _classifiers(block)
    types = {out.name: out.type for op in block.operations for out in op.outputs}
    kept = [op for op in block.operations if not _made(op) & found.given]
    labels = {name for op in block.operations if op.type == _CLASSIFY for name in _read(op)}
    # Of what only a classifier reads, the list of labels is nothing that coremltools can write.
    still = {name for op in kept for name in _read(op)} | set(found.bare)
    _replace(block.operations, [op for op in kept if not _made(op) & (labels - still)])
    _replace(block.outputs, found.bare)
    _replace(described.output, [each for each in described.output if each.name not in found.given])
    there = {each.name for each in described.output}
    for name in found.bare:
        if name not in there:
            _describe(described.output.add(name=name), types.get(name))
    for field in _OF_A_CLASSIFIER:
        described.ClearField(field)


def _made(op: Any) -> set[str]:
    return {out.name for out in op.outputs}


def _read(op: Any) -> set[str]:
    return {
        argument.name
        for each in op.inputs.values()
        for argument in each.arguments
        if argument.WhichOneof("binding") == "name"
    }


def _describe(feature: Any, value_type: Any) -> None:
    array = feature.type.multiArrayType
    array.dataType = array.FLOAT32
    if value_type is not None and min(shape := sizes(value_type), default=0) > 0:
        array.shape.extend(shape)


def _put_on(block: Any, found: _Classifiers) -> None:
    if len(block.outputs) != len(found.bare):
        raise WorkerError(
            f"coremltools made {len(block.outputs)} of the outputs {', '.join(found.bare)}"
        )
    # By their places: a pass may give a value another name.
    now = dict(zip(found.bare, block.outputs, strict=True))
    for op in found.operations:
        (argument,) = op.inputs["probabilities"].arguments
        argument.name = now[argument.name]
        block.operations.append(op)
    _replace(block.outputs, [now.get(name, name) for name in found.outputs])


def _describe_again(described: Any, before: Any) -> None:
    _replace(described.output, list(before.output))
    for field in _OF_A_CLASSIFIER:
        setattr(described, field, getattr(before, field))


def _replace(there: Any, wanted: list[Any]) -> None:
    copies = [_copied(each) for each in wanted]
    del there[:]
    there.extend(copies)


def _copied(value: Any) -> Any:
    if isinstance(value, str):
        return value
    copy = type(value)()
    copy.CopyFrom(value)
    return copy
