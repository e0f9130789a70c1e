"""Which values a range audit watches: what 16 bits would store, and what products multiply."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import onnx
from coremltools.converters.mil.mil import types

from .graph import Graph
from .ops import EXACT
from .ops.control import CONTROL
from .ops.linear import PRODUCTS
from .ops.recurrent import RECURRENT

# The largest that fp16 holds, and from where on the Neural Engine's products overflow.
LARGEST_HALF, LARGEST_FACTOR = 65504.0, 32768.0

MATRIX_OPS = frozenset(
    {"conv", "conv_transpose", "scaled_dot_product_attention", *PRODUCTS, *RECURRENT}
)
# ONNX's products, with how many of their inputs they multiply.
FACTORS = {"Conv": 2, "ConvTranspose": 2, "Gemm": 2, "MatMul": 2, "GRU": 3, "LSTM": 3, "RNN": 3}


@dataclass(frozen=True, kw_only=True)
class Watched:
    """An op, by its type and the name of its result, and the values of it that have a limit."""

    op: str
    name: str
    limit: float
    values: tuple[str, ...]


class Watch:
    """Watches a function's values while it is lowered.

    In a program that stores halves they are those: its float32 was left so on purpose. In one that
    stores none they are all floats, for what a cast to fp16 would do to them.
    """

    def __init__(self, function: Any) -> None:
        halves = any(_dtype(variable) == types.fp16 for variable in _variables(function))
        self.dtype = types.fp16 if halves else types.fp32
        inputs = [variable for variable in function.inputs.values() if self._stores(variable)]
        self.watched = [_watched("input", v.name, LARGEST_HALF, [v.name]) for v in inputs]
        self.unseen: list[tuple[str, str]] = []

    @property
    def limits(self) -> dict[str, float]:
        """Each value that is watched, once, with the least of its limits."""
        limits: dict[str, float] = {}
        for watched in self.watched:
            for value in watched.values:
                limits[value] = min(watched.limit, limits.get(value, watched.limit))
        return limits

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
        if op.op_type in MATRIX_OPS:
            factors = [*results, *_factors(nodes)]
            self.watched.append(_watched(op.op_type, name, LARGEST_FACTOR, factors))

    def _stores(self, variable: Any) -> bool:
        return bool(_dtype(variable) == self.dtype)


def _watched(op: str, name: str, limit: float, values: list[str]) -> Watched:
    return Watched(op=op, name=name, limit=limit, values=tuple(dict.fromkeys(values)))


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
    for given in op.inputs.values():
        several = given if isinstance(given, list | tuple) else [given]
        yield from (np.asarray(v.val) for v in several if v is not None and v.val is not None)


def _large(constant: np.ndarray) -> bool:
    if constant.dtype.kind != "f" or constant.size == 0:
        return False
    return not -LARGEST_HALF <= constant.min() <= constant.max() <= LARGEST_HALF


def _factors(nodes: list[onnx.NodeProto]) -> Iterator[str]:
    """Walk what products multiply, and what they give inside of an op, as attention's likeness."""
    for node in nodes:
        if node.op_type in FACTORS:
            yield from node.input[: FACTORS[node.op_type]]
            yield node.output[0]
