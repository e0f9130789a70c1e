from typing import Any

import numpy as np

from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import END, int64
from quantgate_worker.errors import UnsupportedOp


def indices_of(graph: Graph, op: Any) -> str:
    """Return an op's indices; from iOS 17, a negative one is out of bounds and must fail."""
    indices = int64(graph, op.indices)
    if not hasattr(op, "validate_indices"):
        return indices
    if op.indices.val is None:
        # ONNX would count a negative one from the end; no tensor reaches as far as this.
        below = graph.add("Less", indices, graph.integers(0))
        return graph.add("Where", below, graph.integers(END), indices)
    if np.any(op.indices.val < 0):
        raise UnsupportedOp(op.op_type, "a negative index, which from iOS 17 is out of bounds")
    return indices
