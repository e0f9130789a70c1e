from typing import Any

from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import int64, parameter

from .direct import Lowering

MODES = {"constant": "constant", "reflect": "reflect", "replicate": "edge"}


def pad(graph: Graph, op: Any) -> str:
    mode = parameter(op.mode)
    fill = [graph.of(op.constant_val)] if mode == "constant" else []
    return graph.add("Pad", graph.of(op.x), _amounts(graph, op), *fill, mode=MODES[mode])


def _amounts(graph: Graph, op: Any) -> str:
    """Reorder [begin, end] of each of the last axes to all begins, then all ends."""
    amounts = parameter(op.pad)
    if amounts is not None:
        spared = [0] * (op.x.rank - len(amounts) // 2)
        return graph.integers([*spared, *amounts[::2], *spared, *amounts[1::2]])
    pairs = graph.add("Reshape", int64(graph, op.pad), graph.integers([-1, 2]))
    return graph.add("Reshape", graph.add("Transpose", pairs, perm=[1, 0]), graph.integers([-1]))


PADDINGS: dict[str, Lowering] = {"pad": pad}
