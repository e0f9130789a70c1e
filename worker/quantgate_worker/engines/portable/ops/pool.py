from typing import Any

from coremltools.converters.mil.mil.types.symbolic import is_symbolic

from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import parameter
from quantgate_worker.errors import UnsupportedOp

from .direct import Lowering
from .window import Window, padding


def max_pool(graph: Graph, op: Any) -> str:
    return graph.add("MaxPool", graph.of(op.x), **_attributes(op))


def l2_pool(graph: Graph, op: Any) -> str:
    return graph.add("LpPool", graph.of(op.x), p=2, **_attributes(op))


def avg_pool(graph: Graph, op: Any) -> str:
    counted = int(not parameter(op.exclude_padding_from_average))
    return graph.add("AveragePool", graph.of(op.x), count_include_pad=counted, **_attributes(op))


def _attributes(op: Any) -> dict[str, Any]:
    kernel = parameter(op.kernel_sizes)
    window = Window(kernel=kernel, strides=parameter(op.strides), dilations=[1] * len(kernel))
    attributes = {"kernel_shape": window.kernel, "strides": window.strides}
    if not parameter(op.ceil_mode):
        return {**attributes, **padding(op, window)}
    begins = _begins(op)
    axes = (op.x.shape[2:], op.outputs[0].shape[2:], begins, window.kernel, window.strides)
    if not all(map(_starts_inside, *axes)):
        raise UnsupportedOp(op.op_type, "ceil_mode with a last window that may be beyond the input")
    return {**attributes, "pads": begins * 2, "ceil_mode": 1}


def _begins(op: Any) -> list[int]:
    """Return the padding before each axis, with ceil_mode also that after it."""
    pad: list[int] = parameter(op.pad)
    return pad[::2] if parameter(op.pad_type) == "custom" else [0] * (len(pad) // 2)


def _starts_inside(size: Any, count: Any, begin: int, kernel: int, stride: int) -> bool:
    """Tell whether every window starts before the input ends: others ONNX leaves out."""
    if kernel >= stride:
        return True
    return not is_symbolic(size) and (int(count) - 1) * stride < int(size) + begin


POOLS: dict[str, Lowering] = {"avg_pool": avg_pool, "l2_pool": l2_pool}

EXACT_POOLS: dict[str, Lowering] = {"max_pool": max_pool}
