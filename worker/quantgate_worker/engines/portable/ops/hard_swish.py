"""Hard swish, which Core ML spells in three ops; ONNX Runtime computes it within a convolution."""

from typing import Any

from coremltools.converters.mil.mil import types

from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import parameter

# x where x >= -3, times that over 6 plus a half, between 0 and 1.
START, SLOPE, OFFSET = -3.0, 1 / 6, 0.5


def hard_swish(graph: Graph, op: Any) -> str | None:
    """Return the hard swish that a product is in float32, None where it is another.

    In halves each of the three ops rounds, so they stay apart.
    """
    cut, gate = op.x.op, op.y.op
    if op.x.dtype != types.fp32 or not (_is(cut, "thresholded_relu") and _is(gate, "sigmoid_hard")):
        return None
    constants = parameter(cut.alpha), round(parameter(gate.alpha) - SLOPE, 7), parameter(gate.beta)
    if gate.x is not op.x or constants != (START, 0, OFFSET):
        return None
    return graph.add("HardSwish", graph.of(cut.x))


def _is(op: Any, kind: str) -> bool:
    return op is not None and op.op_type == kind
