"""Where Core ML expects to run the operations of a model: its compute plan.

It is a prediction that Core ML makes of the compiled model, not an observation, and any part of it
may be missing. An `.mlpackage` in its place would abort the process, so it is never given one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import coremltools as ct
from coremltools.models.compute_plan import MLComputePlan

from quantgate_worker.errors import WorkerError
from quantgate_worker.package.files import package_files
from quantgate_worker.package.parts import chosen, programs
from quantgate_worker.package.specification import operations_of, specification
from quantgate_worker.package.value_types import dtype, sizes

from .compiling import compiled
from .failures import said
from .units import Units

_DEVICES = {
    "MLCPUComputeDevice": "cpu",
    "MLGPUComputeDevice": "gpu",
    "MLNeuralEngineComputeDevice": "ane",
}
_FOR_THE_ENGINE = ("CPU_AND_NE", "ALL")
_MOST_TOLD = 20
# Neither of them computes anything when a model runs.
_NO_OPERATIONS = ("const", "constexpr_")
_FULL, _TENSOR = "float32", "tensorType"


def placement(units: Units, package: Path) -> dict[str, Any]:
    """Return the protocol's `Placement`; raises WorkerError where Core ML gives no plan."""
    spec = specification(package_files(package))
    there = str(compiled(package))
    try:
        plan = MLComputePlan.load_from_path(there, ct.ComputeUnit[units])
    except Exception as error:
        raise WorkerError(f"Core ML gave no compute plan: {said(error)}") from error
    found = list(_placed(plan, spec))
    if not found:
        raise WorkerError("the compute plan has no operation of an ML Program")
    return _summary(found, bound=units in _FOR_THE_ENGINE)


@dataclass(frozen=True, kw_only=True)
class _Placed:
    """An operation; `value` is what it gives, as the program has it, where it is found there."""

    op: str
    name: str
    device: str | None
    supported: tuple[str, ...]
    cost: float | None
    value: Any


def _placed(plan: Any, spec: Any) -> Iterator[_Placed]:
    """Walk the operations of the functions that run, in their order."""
    stages, planned = programs(spec), list(_programs(plan.model_structure))
    if len(stages) != len(planned):
        # Shares of the rest would be none of the model.
        raise WorkerError(f"the compute plan has {len(planned)} programs, the model {len(stages)}")
    for stage, program in zip(stages, planned, strict=True):
        name = chosen(stage)
        declared = {
            op.outputs[0].name: op.outputs[0].type
            for op in operations_of(stage.mlProgram.functions[name])
            if op.outputs
        }
        for op in _operations(program.functions[name].block):
            yield _of(plan, op, declared)


def _programs(structure: Any) -> Iterator[Any]:
    if structure.program is not None:
        yield structure.program
    if structure.pipeline is not None:
        for _, sub in structure.pipeline.sub_models:
            yield from _programs(sub)


def _operations(block: Any) -> Iterator[Any]:
    for op in block.operations:
        if not _plain(op.operator_name).startswith(_NO_OPERATIONS):
            yield op
        for inner in op.blocks:
            yield from _operations(inner)


def _of(plan: Any, op: Any, declared: Mapping[str, Any]) -> _Placed:
    usage = plan.get_compute_device_usage_for_mlprogram_operation(op)
    cost = plan.get_estimated_cost_for_mlprogram_operation(op)
    name = op.outputs[0].name if op.outputs else ""
    return _Placed(
        op=_plain(op.operator_name),
        name=name,
        device=None if usage is None else _device(usage.preferred_compute_device),
        supported=()
        if usage is None
        else tuple(filter(None, map(_device, usage.supported_compute_devices))),
        cost=None if cost is None else float(cost.weight),
        value=declared.get(name),
    )


def _plain(operator: str) -> str:
    """`ios17.conv` is a `conv`."""
    return operator.rpartition(".")[2]


def _device(device: Any) -> str | None:
    return _DEVICES.get(type(device).__name__)


def _summary(found: list[_Placed], *, bound: bool) -> dict[str, Any]:
    placed = [each for each in found if each.device is not None]
    costs = [(str(each.device), each.cost) for each in placed if each.cost is not None]
    full = {"full": True} if bound and _is_full(found) else {}
    return {
        "operations": len(found),
        "placed": len(placed),
        "costed": len(costs),
        "share": _shares([(str(each.device), 1) for each in placed]),
        "cost": _shares(costs),
        "switches": sum(one.device != other.device for one, other in pairwise(placed)),
        "off": _off(placed) if bound else [],
        **full,
    }


def _shares(parts: Iterable[tuple[str, float]]) -> dict[str, float]:
    sums = dict[str, float]()
    for device, part in parts:
        sums[device] = sums.get(device, 0) + part
    whole = sum(sums.values())
    return {device: part / whole for device, part in sorted(sums.items())} if whole > 0 else {}


def _off(placed: Iterable[_Placed]) -> list[dict[str, Any]]:
    """Group what is not expected on the Neural Engine, by type, device and reason."""
    groups = dict[tuple[str, str, str | None], list[_Placed]]()
    for each in placed:
        if each.device not in (None, "ane"):
            groups.setdefault((each.op, str(each.device), _why(each)), []).append(each)
    told = [_group(members, *key) for key, members in groups.items()]
    told.sort(key=lambda group: (-group[0], group[1]["op"]))
    return [group for _, group in told[:_MOST_TOLD]]


def _group(
    members: list[_Placed], op: str, device: str, why: str | None
) -> tuple[float, dict[str, Any]]:
    cost = sum(each.cost or 0 for each in members)
    about = {"op": op, "count": len(members), "cost": cost, "on": device}
    known = {} if why is None else {"why": why}
    return cost, {**about, "example": members[0].name, **known}


def _why(each: _Placed) -> str | None:
    """Say why it is not on the Neural Engine, where that is known; Core ML gives no reasons."""
    if "ane" in each.supported:
        return "the Neural Engine could run it, and Core ML prefers another device"
    if each.value is None or each.value.WhichOneof("type") != _TENSOR:
        return None
    if dtype(each.value) == _FULL:
        return "it computes in 32 bits, and the Neural Engine in 16"
    if not all(size > 0 for size in sizes(each.value)):
        return "its shape is not fixed"
    return None


def _is_full(found: Iterable[_Placed]) -> bool:
    """Tell whether a program computes in 32 bits: casts at its edges say nothing of that."""
    tensors = [
        dtype(each.value)
        for each in found
        if each.op != "cast" and each.value is not None and each.value.WhichOneof("type") == _TENSOR
    ]
    numbers = [name for name in tensors if name in (_FULL, "float16")]
    return len(numbers) > 0 and all(name == _FULL for name in numbers)
