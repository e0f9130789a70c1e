"""The beginning of a program, up to an operation: by these the first that differs is found."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import coremltools as ct
from coremltools import proto

from quantgate_worker.package.files import package_files
from quantgate_worker.package.parts import chosen, stage_kind
from quantgate_worker.package.specification import specification
from quantgate_worker.package.value_types import dtype, sizes

_TYPES = proto.FeatureTypes_pb2.ArrayFeatureType
_GIVEN_BACK = {
    "float32": _TYPES.FLOAT32,
    "float16": _TYPES.FLOAT16,
    "int32": _TYPES.INT32,
}
# The first that gives back arrays of 16 bits.
_VERSION = 7


@dataclass(frozen=True, kw_only=True)
class Step:
    """An operation that a program can be cut behind; `at` is its place among all of them."""

    at: int
    op: str
    name: str


def steps(package: Path) -> list[Step]:
    """List the operations whose outputs can be looked at, in the order of the program.

    There is none in what is no ML Program.
    """
    spec = specification(package_files(package))
    if stage_kind(spec) != "mlProgram":
        return []
    operations = enumerate(_block(spec).operations)
    return [Step(at=at, op=op.type, name=op.outputs[0].name) for at, op in operations if _seen(op)]


def first_that(package: Path, into: Path, differs: Callable[[Path], bool]) -> Step | None:
    """Find the first operation behind which a program differs, by halves.

    `differs` is asked of the beginnings of the program. None where the whole program, cut like all
    the others, does not.
    """
    found = steps(package)
    begin, end = 0, len(found)
    while begin < end:
        middle = (begin + end) // 2
        if differs(_cut(package, found[middle], into / f"{middle}.mlpackage")):
            end = middle
        else:
            begin = middle + 1
    return found[begin] if begin < len(found) else None


def _seen(op: Any) -> bool:
    """Whether it computes anything, and gives an array that Core ML can give back."""
    if op.type == "const" or op.type.startswith("constexpr_") or len(op.outputs) == 0:
        return False
    kind = op.outputs[0].type
    if kind.WhichOneof("type") != "tensorType" or dtype(kind) not in _GIVEN_BACK:
        return False
    return len(sizes(kind)) > 0 and all(size > 0 for size in sizes(kind))


def _cut(package: Path, step: Step, into: Path) -> Path:
    """Write what a program does up to a step, which gives its only output."""
    files = package_files(package)
    spec = specification(files)
    spec.specificationVersion = max(spec.specificationVersion, _VERSION)
    block = _block(spec)
    given = block.operations[step.at].outputs[0].type
    del block.operations[step.at + 1 :]
    del block.outputs[:]
    block.outputs.append(step.name)
    _describe(spec, step.name, given)
    weights = str(files.model_folder / "weights")
    ct.models.MLModel(spec, weights_dir=weights, skip_model_load=True).save(str(into))
    return into


def _describe(spec: Any, name: str, given: Any) -> None:
    described = spec.description
    del described.output[:]
    for told in ("predictedFeatureName", "predictedProbabilitiesName"):
        described.ClearField(told)
    output = described.output.add()
    output.name = name
    output.type.multiArrayType.dataType = _GIVEN_BACK[dtype(given)]
    output.type.multiArrayType.shape.extend(sizes(given))


def _block(spec: Any) -> Any:
    function = spec.mlProgram.functions[chosen(spec)]
    return function.block_specializations[function.opset]
