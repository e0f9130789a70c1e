from typing import Any

from quantgate_worker.engines.portable.dtypes import FLOAT, carrier
from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import parameter

from .direct import Lowering

MATRIX = 2

# Rank -> the axes' order that makes einsum's operands matrices, and its result a result again.
EINSUMS = {
    3: (([1, 0, 2], [1, 0, 2]), [1, 0, 2]),
    4: (([0, 2, 1, 3], [0, 2, 1, 3]), [0, 2, 1, 3]),
}


def linear(graph: Graph, op: Any) -> str:
    """Compute x @ weight.T + bias."""
    element = carrier(op.outputs[0].dtype)
    x = graph.of_type(op.x, element)
    weight, bias = graph.of_type(op.weight, element), graph.of_type(op.bias, element)
    if op.x.rank == MATRIX and element == FLOAT:
        return graph.add("Gemm", x, weight, bias, transB=1)
    product = graph.add("MatMul", x, graph.add("Transpose", weight, perm=[1, 0]))
    return graph.add("Add", product, bias)


def matmul(graph: Graph, op: Any) -> str:
    element = carrier(op.outputs[0].dtype)
    x = _transposed(graph, graph.of_type(op.x, element), op.x.rank, op.transpose_x)
    y = _transposed(graph, graph.of_type(op.y, element), op.y.rank, op.transpose_y)
    return graph.add("MatMul", x, y)


def einsum(graph: Graph, op: Any) -> str:
    """Multiply matrices: MIL has "abcd,adce->abce" and "abc,cbd->abd", by whatever letters.

    ONNX's Einsum would not broadcast sizes of 1.
    """
    before, after = EINSUMS[op.values[0].rank]
    moved = [
        graph.add("Transpose", graph.of(value), perm=order)
        for value, order in zip(op.values, before, strict=True)
    ]
    return graph.add("Transpose", graph.add("MatMul", *moved), perm=after)


def _transposed(graph: Graph, value: str, rank: int, flag: Any) -> str:
    if not parameter(flag):
        return value
    order = [*range(rank - 2), rank - 1, rank - 2]
    return graph.add("Transpose", value, perm=order)


PRODUCTS: dict[str, Lowering] = {"einsum": einsum, "linear": linear, "matmul": matmul}
