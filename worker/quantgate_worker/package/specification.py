"""A package's specification: the protocol buffer that names its program, inputs and outputs."""

from collections.abc import Iterator
from typing import Any

from coremltools import proto
from google.protobuf.message import DecodeError

from quantgate_worker.errors import UserError

from .files import PackageFiles
from .parts import functions, programs, stages

# Specification version -> the iOS that first ran it.
_IOS = {
    1: "iOS 11",
    2: "iOS 11.2",
    3: "iOS 12",
    4: "iOS 13",
    5: "iOS 14",
    6: "iOS 15",
    7: "iOS 16",
    8: "iOS 17",
    9: "iOS 18",
    10: "iOS 26",
}

_KINDS = {
    "mlProgram": "mlprogram",
    "neuralNetwork": "neuralnetwork",
    "neuralNetworkClassifier": "neuralnetwork",
    "neuralNetworkRegressor": "neuralnetwork",
    "pipeline": "pipeline",
    "pipelineClassifier": "pipeline",
    "pipelineRegressor": "pipeline",
}


def specification(package: PackageFiles) -> Any:
    """Parse the specification; raises UserError where it does not parse."""
    spec = proto.Model_pb2.Model()
    try:
        spec.ParseFromString(package.specification.read_bytes())
    except DecodeError as error:
        raise UserError(f"{package.specification}: is not a Core ML model: {error}") from error
    if spec.WhichOneof("Type") is None:
        raise UserError(f"{package.specification}: is not a Core ML model: it says no kind")
    return spec


def check_versions(spec: Any) -> None:
    """Raise UserError for a specification version that has not been seen yet."""
    for version in [each.specificationVersion for each in (spec, *programs(spec))]:
        if version not in _IOS:
            raise UserError(
                f"specification version {version} is unknown: {min(_IOS)} to {max(_IOS)} are read"
            )


def model_kind(spec: Any) -> str:
    return _KINDS.get(spec.WhichOneof("Type"), "other")


def minimum_os(spec: Any) -> str:
    """Name the iOS that first ran all of a model, the stages of a pipeline among it."""
    version = max(each.specificationVersion for each in (spec, *stages(spec)))
    return _IOS.get(version, f"specification version {version}")


def enum_name(enum: Any, value: int) -> str:
    """Name an enumeration's value in lower case; one of tomorrow is `unknown`."""
    return str(enum.Name(value)).lower() if value in enum.values() else "unknown"


def operations(spec: Any) -> Iterator[Any]:
    """Walk the operations of every function of a model's programs."""
    for function in functions(spec):
        yield from operations_of(function)


def operations_of(function: Any) -> Iterator[Any]:
    """Walk the operations of a function, those of nested blocks after their parents' block."""
    there = function.opset in function.block_specializations
    pending = [function.block_specializations[function.opset]] if there else []
    while pending:
        block = pending.pop(0)
        yield from block.operations
        pending += [nested for op in block.operations for nested in op.blocks]
