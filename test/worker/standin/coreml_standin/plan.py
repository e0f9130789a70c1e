"""A compute plan: which device each operation is expected on, and its share of the cost."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from . import worker
from .compiled import op_types, spec_in
from .devices import device, used
from .faults import Scene, faults
from .structure import OperationProxy, Owner, structure

_HALF = "float16"
# Of operations that no Neural Engine runs, some.
_NOT_NEURAL = ("classify", "non_maximum_suppression", "topk", "cumsum", "gru", "lstm")


class Plan:
    """Made of nothing it is what coremltools subclasses, and knows nothing."""

    def __init__(self) -> None:
        self._owner = Owner()
        self._structure: Any = None
        self._costs: dict[str, float] = {}
        self._devices: dict[str, list[str]] = {}
        self._faults: list[dict[str, Any]] = []

    @classmethod
    def of(cls, path: str, units: str) -> "Plan":
        made = cls()
        made._structure = structure(path, made._owner)
        spec = spec_in(Path(path))
        made._faults = faults("plan", Scene(units=units, ops=op_types(spec)))
        if "stage" in made._omitted:
            del made._structure.pipeline.sub_models[-1]
        there = used(units)
        computed = [op for function in worker.functions(spec) for op in _computed(function)]
        elements = {op.outputs[0].name: _elements(op) for op in computed}
        whole = sum(elements.values())
        made._costs = {name: count / whole for name, count in elements.items()}
        made._devices = {
            op.outputs[0].name: [name for name in there if _runs(name, op)] for op in computed
        }
        return made

    @property
    def model_structure(self) -> Any:
        return self._structure

    def get_compute_device_usage_for_mlprogram_operation(self, operation: Any) -> Any:
        from coremltools.models.compute_plan import MLComputePlanDeviceUsage

        name = self._known(operation.__proxy__, "usage")
        if name is None:
            return None
        supported = self._devices[name]
        of_type = operation.operator_name.rpartition(".")[2]
        asked = [
            row["device"]
            for row in self._faults
            if row["does"] == "prefers" and row["operator"] == of_type
        ]
        preferred = next((each for each in asked), supported[0])
        return MLComputePlanDeviceUsage(device(preferred), [device(each) for each in supported])

    def get_compute_device_usage_for_neuralnetwork_layer(self, layer: Any) -> Any:
        from coremltools.models.compute_plan import MLComputePlanDeviceUsage

        if layer.__proxy__.owner() is not self._owner:
            return None
        return MLComputePlanDeviceUsage(device("cpu"), [device("cpu")])

    def get_estimated_cost_for_mlprogram_operation(self, operation: Any) -> Any:
        from coremltools.models.compute_plan import MLComputePlanCost

        name = self._known(operation.__proxy__, "cost")
        return None if name is None else MLComputePlanCost(self._costs[name])

    def _known(self, proxy: OperationProxy, what: str) -> str | None:
        """Name an operation of this plan, None for a constant, and for what the plan omits."""
        if proxy.owner() is not self._owner or proxy.name not in self._costs:
            return None
        every_other = [*self._costs].index(proxy.name) % 2 == 1
        return None if every_other and self._omitted & {what, "all"} else proxy.name

    @property
    def _omitted(self) -> set[str]:
        return {row["of"] for row in self._faults if row["does"] == "omits"}


def plan(path: str, units: str) -> Any:
    from coremltools.models.compute_plan import MLComputePlan

    return MLComputePlan(Plan.of(path, units))


def _computed(function: Any) -> Iterator[Any]:
    return (op for op in worker.operations_of(function) if op.outputs and not _is_constant(op))


def _is_constant(op: Any) -> bool:
    return op.type == "const" or op.type.startswith("constexpr_")


def _elements(op: Any) -> int:
    count = 1
    for size in _shape(op):
        count *= max(1, size)
    return count


def _shape(op: Any) -> list[int]:
    kind = op.outputs[0].type
    return worker.sizes(kind) if kind.WhichOneof("type") == "tensorType" else []


def _runs(name: str, op: Any) -> bool:
    """Tell whether a device runs an operation: the Neural Engine only halves, and not all."""
    if name != "ane":
        return op.type != "classify" or name == "cpu"
    kind = op.outputs[0].type
    halves = kind.WhichOneof("type") == "tensorType" and worker.dtype(kind) == _HALF
    return halves and op.type not in _NOT_NEURAL
