"""Activations quantized and dequantized, by the arithmetic that defines it."""

from typing import Any

from quantgate_worker.engines.portable.dtypes import FLOAT, INT32
from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import parameter, positive

from .direct import Lowering

LIMITS = {"int8": (-128, 127), "uint8": (0, 255)}


def quantize(graph: Graph, op: Any) -> str:
    """Compute round(input / scale) + zero point, kept within the range of the type."""
    steps = graph.add("Round", graph.add("Div", graph.of(op.input), _along(graph, op, op.scale)))
    if op.zero_point is not None:
        steps = graph.add("Add", steps, _along(graph, op, op.zero_point))
    low, high = LIMITS[parameter(op.output_dtype)]
    kept = graph.add("Clip", steps, graph.constant(float(low)), graph.constant(float(high)))
    return graph.add("Cast", kept, to=INT32)


def dequantize(graph: Graph, op: Any) -> str:
    """Compute (input - zero point) * scale."""
    steps = graph.of_type(op.input, FLOAT)
    if op.zero_point is not None:
        steps = graph.add("Sub", steps, _along(graph, op, op.zero_point))
    return graph.add("Mul", steps, _along(graph, op, op.scale))


def _along(graph: Graph, op: Any, variable: Any) -> str:
    """Shape a parameter, in floats, so that it varies along the op's axis only."""
    value = graph.of_type(variable, FLOAT)
    if variable.rank == 0:
        return value
    axis = positive(parameter(op.axis), op.input.rank)
    return graph.add("Reshape", value, graph.integers([-1, *[1] * (op.input.rank - axis - 1)]))


QUANTIZATIONS: dict[str, Lowering] = {"dequantize": dequantize, "quantize": quantize}
