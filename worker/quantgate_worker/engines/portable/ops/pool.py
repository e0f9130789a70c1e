from typing import Any

import numpy as np
from coremltools.converters.mil.mil.types.symbolic import is_symbolic

from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import parameter, static
from quantgate_worker.errors import UnsupportedOp

from .direct import Lowering
from .window import Window, padding


def max_pool(graph: Graph, op: Any) -> str:
    return graph.add("MaxPool", graph.of(op.x), **_attributes(op))


def l2_pool(graph: Graph, op: Any) -> str:
    return graph.add("LpPool", graph.of(op.x), p=2, **_attributes(op))


def avg_pool(graph: Graph, op: Any) -> str:
    attributes, x = _attributes(op), graph.of(op.x)
    counted = not parameter(op.exclude_padding_from_average)
    if not counted or _is_alike(attributes):
        return graph.add("AveragePool", x, count_include_pad=int(counted), **attributes)
    # Up to ONNX Runtime 1.23, the padding of one axis is counted for all of them.
    mean = graph.add("AveragePool", x, count_include_pad=0, **attributes)
    return graph.add("Mul", mean, graph.constant(_shares(op, attributes)))


def _is_alike(attributes: dict[str, Any]) -> bool:
    """Tell whether all axes are padded by the same amounts."""
    pads = attributes.get("pads", [0, 0])
    half = len(pads) // 2
    return len(set(pads[:half])) == len(set(pads[half:])) == 1 and "auto_pad" not in attributes


def _shares(op: Any, attributes: dict[str, Any]) -> np.ndarray:
    """Return how much of each window is of x, and not of its padding."""
    extents = static(op.x)
    if extents is None:
        raise UnsupportedOp(op.op_type, "different padding counted, of axes of unknown size")
    pads, rank = attributes["pads"], len(extents) - 2
    axes = (extents[2:], op.outputs[0].shape[2:], pads[:rank], pads[rank:])
    shares = np.ones(1, np.float32)
    for size, count, begin, end, kernel, stride in zip(
        *axes, attributes["kernel_shape"], attributes["strides"], strict=True
    ):
        first = np.arange(int(count)) * stride - begin
        inside = np.minimum(first + kernel, size) - np.maximum(first, 0)
        whole = np.minimum(first + kernel, size + end) - first
        shares = np.multiply.outer(shares, (inside / whole).astype(np.float32))
    return shares


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
