"""Which values a range audit watches: what 16 bits would store, and what products multiply."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import onnx
from coremltools.converters.mil.mil import types

from .graph import Graph
from .ops import EXACT
from .ops.control import CONTROL
from .ops.recurrent import RECURRENT

# The largest that fp16 holds, and from where on the Neural Engine's products overflow.
LARGEST_HALF, LARGEST_FACTOR = 65504.0, 32768.0

# The ops that multiply matrices, and which of their inputs those are.
_RECURRENT = ("x", "weight_ih", "weight_hh", "weight_ih_back", "weight_hh_back")
FACTORS = {
    "conv": ("x", "weight"),
    "conv_transpose": ("x", "weight"),
    "einsum": ("values",),
    "linear": ("x", "weight"),
    "matmul": ("x", "y"),
    "scaled_dot_product_attention": ("query", "key", "value"),
    **dict.fromkeys(RECURRENT, _RECURRENT),
}
# What they become in ONNX, where one op has several products.
PRODUCTS = frozenset({"Conv", "ConvTranspose", "Gemm", "MatMul"})


@dataclass(frozen=True, kw_only=True)
class Watched:
    """An op, by its type and the name of its result, and the values of it that have a limit.

    `constant` is how far its constants reach, which are the same in every prediction.
    """

    op: str
    name: str
    limit: float
    values: tuple[str, ...]
    constant: float = 0.0


class Watch:
    """Watches a function's values while it is lowered.

    In a program that stores halves they are those: its float32 was left so on purpose. In one that
    stores none they are all floats, for what a cast to fp16 would do to them.
    """

    def __init__(self, function: Any) -> None:
        halves = any(_dtype(variable) == types.fp16 for variable in _variables(function))
        self.dtype = types.fp16 if halves else types.fp32
        self.watched: list[Watched] = []
        self.unseen: list[tuple[str, str]] = []

    @property
    def limits(self) -> dict[str, float]:
        """Each value that is watched, once, with the least of its limits."""
        limits: dict[str, float] = {}
        for watched in self.watched:
            for value in watched.values:
                limits[value] = min(watched.limit, limits.get(value, watched.limit))
        return limits

    def enter(self, graph: Graph, variable: Any) -> None:
        """Watch an input."""
        if self._stores(variable):
            values = [graph.of(variable)]
            self.watched.append(_watched("input", variable.name, LARGEST_HALF, values))

    def see(self, graph: Graph, op: Any, nodes: list[onnx.NodeProto], values: list[str]) -> None:
        """Watch an op's results, not rounded yet, and what the nodes that it became multiply."""
        # What is computed inside of a block cannot be seen from outside of it.
        if graph.depth:
            return
        name = op.outputs[0].name
        if op.blocks or op.op_type in RECURRENT:
            self.unseen.append((op.op_type, name))
        pairs = zip(op.outputs, values, strict=True)
        results = [value for variable, value in pairs if self._stores(variable)]
        if not results or _passes_on(op):
            return
        self.watched.append(_watched(op.op_type, name, LARGEST_HALF, results))
        if op.op_type in FACTORS:
            factors = _given(op, FACTORS[op.op_type])
            given = [graph.of(variable) for variable in factors if variable.val is None]
            inner = [node.output[0] for node in nodes if node.op_type in PRODUCTS]
            constant = max((_extent(v.val) for v in factors if v.val is not None), default=0.0)
            product = [*results, *given, *inner]
            self.watched.append(_watched(op.op_type, name, LARGEST_FACTOR, product, constant))

    def _stores(self, variable: Any) -> bool:
        return bool(_dtype(variable) == self.dtype)


def _watched(op: str, name: str, limit: float, values: list[str], constant: float = 0.0) -> Watched:
    distinct = tuple(dict.fromkeys(values))
    return Watched(op=op, name=name, limit=limit, values=distinct, constant=constant)


def _extent(values: Any) -> float:
    """Return the largest magnitude, without a copy of what may be large."""
    array = np.asarray(values)
    return float(max(array.max(), -array.min())) if array.size else 0.0


def _variables(function: Any) -> Iterator[Any]:
    yield from function.inputs.values()
    yield from _results(function)


def _results(block: Any) -> Iterator[Any]:
    for op in block.operations:
        if op.op_type != "const":
            yield from op.outputs
        for inner in op.blocks:
            yield from _results(inner)


def _dtype(variable: Any) -> Any:
    """Return the type of a variable's numbers, None where it has none: a list, a state, labels."""
    kind = variable.sym_type
    return kind.get_primitive() if types.is_tensor(kind) else kind


def _passes_on(op: Any) -> bool:
    """Tell whether all that an op gives was seen before, or is a constant within the limit."""
    return (
        op.op_type in EXACT and op.op_type not in CONTROL and not any(map(_large, _constants(op)))
    )


def _constants(op: Any) -> Iterator[np.ndarray]:
    return (np.asarray(v.val) for v in _given(op, op.inputs) if v.val is not None)


def _given(op: Any, names: Iterable[str]) -> list[Any]:
    """List the variables that an op is given by some names."""
    found = (op.inputs.get(name) for name in names)
    several = (each if isinstance(each, list | tuple) else [each] for each in found)
    return [variable for variables in several for variable in variables if variable is not None]


def _large(constant: np.ndarray) -> bool:
    if constant.dtype.kind != "f" or constant.size == 0:
        return False
    return not -LARGEST_HALF <= constant.min() <= constant.max() <= LARGEST_HALF
