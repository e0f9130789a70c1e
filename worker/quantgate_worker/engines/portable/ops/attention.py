from math import sqrt
from typing import Any

import numpy as np

from quantgate_worker.engines.portable.dtypes import BOOL, FLOAT, carrier
from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import sizes

from .direct import Lowering


def scaled_dot_product_attention(graph: Graph, op: Any) -> str:
    """Compute softmax(query @ key.T / sqrt(width) + mask) @ value."""
    rank = op.key.rank
    turned = graph.add("Transpose", graph.of(op.key), perm=[*range(rank - 2), rank - 1, rank - 2])
    likeness = graph.add("MatMul", graph.of(op.query), turned)
    likeness = graph.add("Div", likeness, _root_of_width(graph, op))
    if op.attn_mask is not None:
        likeness = graph.add("Add", likeness, _additive(graph, op.attn_mask))
    return graph.add("MatMul", graph.add("Softmax", likeness, axis=-1), graph.of(op.value))


def _root_of_width(graph: Graph, op: Any) -> str:
    width = sizes(graph, op.query)[-1]
    if isinstance(width, int):
        return graph.constant(sqrt(width))
    return graph.add("Sqrt", graph.add("Cast", width, to=FLOAT))


def _additive(graph: Graph, mask: Any) -> str:
    """Turn a mask of truth values into 0 where it holds and minus infinity elsewhere."""
    if carrier(mask.dtype) != BOOL:
        return graph.of(mask)
    return graph.add("Where", graph.of(mask), graph.constant(0.0), graph.constant(-np.inf))


ATTENTION: dict[str, Lowering] = {"scaled_dot_product_attention": scaled_dot_product_attention}
