from typing import Any

import numpy as np
from coremltools.converters.mil.mil.ops.defs._utils import spatial_dimensions_out_shape

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
    attributes = _attributes(op)
    if parameter(op.exclude_padding_from_average):
        return graph.add("AveragePool", graph.of(op.x), count_include_pad=0, **attributes)
    mean = graph.add("AveragePool", graph.of(op.x), count_include_pad=1, **attributes)
    if not parameter(op.ceil_mode):
        return mean
    return graph.add("Mul", mean, graph.constant(_overhang(op)))


def _attributes(op: Any) -> dict[str, Any]:
    window = _window(op)
    attributes = {"kernel_shape": window.kernel, "strides": window.strides}
    if parameter(op.ceil_mode):
        return {**attributes, "pads": [*_begins(op), *_ceiled_ends(op, window)]}
    return {**attributes, **padding(op, window)}


def _window(op: Any) -> Window:
    kernel = parameter(op.kernel_sizes)
    return Window(kernel=kernel, strides=parameter(op.strides), dilations=[1] * len(kernel))


def _begins(op: Any) -> list[int]:
    pad: list[int] = parameter(op.pad)
    return pad[::2] if parameter(op.pad_type) == "custom" else [0] * (len(pad) // 2)


def _ceiled_ends(op: Any, window: Window) -> list[int]:
    """Return the padding after x that makes the last window of `ceil_mode` a whole one."""
    spatial = _spatial(op)
    counts = _ceiled_counts(op, window)
    reached = [
        (n - 1) * s + k for n, s, k in zip(counts, window.strides, window.kernel, strict=True)
    ]
    return [
        max(end - size - begin, 0)
        for end, size, begin in zip(reached, spatial, _begins(op), strict=True)
    ]


def _ceiled_counts(op: Any, window: Window) -> list[int]:
    pad = [begin for begin in _begins(op) for _ in range(2)]
    counts: list[int] = spatial_dimensions_out_shape(
        pad_type=parameter(op.pad_type),
        input_shape=tuple(_spatial(op)),
        kernel_shape=window.kernel,
        strides=tuple(window.strides),
        custom_pad=tuple(pad),
        ceil_mode=True,
    )
    return counts


def _overhang(op: Any) -> np.ndarray:
    """Return, per window, its size over the part of it inside x and its padding (as torch)."""
    window, begins, spatial = _window(op), _begins(op), _spatial(op)
    factors = np.ones(1, np.float32)
    for n, k, s, begin, size in zip(
        _ceiled_counts(op, window), window.kernel, window.strides, begins, spatial, strict=True
    ):
        first = np.arange(n) * s
        inside = np.minimum(first + k, size + 2 * begin) - first
        factors = np.multiply.outer(factors, (k / inside).astype(np.float32))
    return factors


def _spatial(op: Any) -> list[int]:
    shape = static(op.x)
    if shape is None:
        raise UnsupportedOp(op.op_type, "ceil_mode over an input of unknown size")
    return shape[2:]


POOLS: dict[str, Lowering] = {"avg_pool": avg_pool, "l2_pool": l2_pool}

EXACT_POOLS: dict[str, Lowering] = {"max_pool": max_pool}
