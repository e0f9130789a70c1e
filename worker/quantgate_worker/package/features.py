"""Inputs and outputs as a specification describes them, and the classes of a classifier."""

from typing import Any

from coremltools import proto

from quantgate_worker.errors import UserError

from .parts import description, executed, stages
from .specification import enum_name, operations_of

_ARRAY_TYPE = proto.FeatureTypes_pb2.ArrayFeatureType.ArrayDataType
_COLOR = proto.FeatureTypes_pb2.ImageFeatureType.ColorSpace
_KINDS = {
    "imageType": "image",
    "multiArrayType": "multiarray",
    "dictionaryType": "dictionary",
    "stringType": "string",
    "int64Type": "int64",
    "doubleType": "double",
}
# Operations that hand on values as they are, so that a softmax before them still is one.
_PASS_ON = frozenset({"cast", "reshape", "squeeze", "expand_dims", "identity", "classify"})


def feature(description: Any) -> dict[str, Any]:
    """Describe an input or output; an image's shape is [height, width]."""
    kind = description.type.WhichOneof("Type")
    return {
        "name": description.name,
        "kind": _KINDS.get(kind, "other"),
        **_details(kind, description.type),
        "optional": description.type.isOptional,
    }


def _details(kind: str, feature_type: Any) -> dict[str, Any]:
    if kind == "imageType":
        image = feature_type.imageType
        color = enum_name(_COLOR, image.colorSpace)
        return {"shape": [image.height, image.width], "color": color}
    if kind == "multiArrayType":
        array = feature_type.multiArrayType
        return {
            "shape": list(array.shape),
            "dtype": enum_name(_ARRAY_TYPE, array.dataType),
            "flexible": array.WhichOneof("ShapeFlexibility") is not None or not array.shape,
        }
    return {}


def inputs(spec: Any) -> list[dict[str, Any]]:
    """Describe the inputs; those that only override a threshold of a stage may be left out."""
    thresholds = {name for stage in stages(spec) for name in _thresholds(stage)}
    found = [feature(each) for each in description(spec).input]
    return [{**f, "optional": f["optional"] or f["name"] in thresholds} for f in found]


def outputs(spec: Any) -> list[dict[str, Any]]:
    return [feature(each) for each in description(spec).output]


def _thresholds(stage: Any) -> tuple[str, str]:
    suppression = stage.nonMaximumSuppression
    return (
        suppression.iouThresholdInputFeatureName,
        suppression.confidenceThresholdInputFeatureName,
    )


def classes(spec: Any) -> list[str] | None:
    """List the labels of the last classifier in the order of its scores, None without one."""
    for function in reversed(executed(spec)):
        for op in operations_of(function):
            if op.type == "classify":
                return _labels(_constant(function, op, "classes"))
    return None


def _constant(function: Any, op: Any, key: str) -> Any:
    for argument in op.inputs[key].arguments:
        if argument.WhichOneof("binding") == "value":
            return argument.value
        for maker in operations_of(function):
            if any(out.name == argument.name for out in maker.outputs):
                return maker.attributes["val"]
    raise UserError(f"the program is damaged: {op.type} is given no {key}")


def _labels(value: Any) -> list[str]:
    immediate = value.immediateValue
    if immediate.WhichOneof("value") == "list":
        return [label for item in immediate.list.values for label in _labels(item)]
    tensor = immediate.tensor
    values = getattr(tensor, tensor.WhichOneof("value") or "strings").values
    return [str(value) for value in values]


def class_count(spec: Any) -> int | None:
    """Width of the score vector: the number of classes, or of the only array output's last axis."""
    labels = classes(spec)
    if labels is not None:
        return len(labels)
    vectors = [output["shape"] for output in outputs(spec) if output["kind"] == "multiarray"]
    return vectors[0][-1] if len(vectors) == 1 and vectors[0] else None


def gives_probabilities(spec: Any, output: str) -> bool:
    """Whether an output is a softmax of a program, so that its logarithm is a likelihood.

    A value that a stage hands on as it is given is looked for in the stages before it.
    """
    name = output
    for function in reversed(executed(spec)):
        name, maker = _origin(function, name)
        if maker is not None:
            return bool(maker.type == "softmax")
    return False


def _origin(function: Any, name: str) -> tuple[str, Any]:
    """Follow an output of a function to the op that computes it, or to the input that it is."""
    if name not in function.block_specializations[function.opset].outputs:
        return name, None
    makers = {out.name: op for op in operations_of(function) for out in op.outputs}
    # Each maker is asked once, so that values that make each other end too.
    while (maker := makers.pop(name, None)) is not None and maker.type in _PASS_ON:
        key = "probabilities" if maker.type == "classify" else "x"
        name = next((argument.name for argument in maker.inputs[key].arguments), "")
    return name, maker
