from typing import Any

import numpy as np

from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import added, parameter, positives, reshape, sizes

from .activation import per_channel
from .direct import Lowering


def batch_norm(graph: Graph, op: Any) -> str:
    gamma, beta = _channel_affine(graph, op, op.mean.shape[0])
    return graph.add(
        "BatchNormalization",
        graph.of(op.x),
        gamma,
        beta,
        graph.of(op.mean),
        graph.of(op.variance),
        epsilon=parameter(op.epsilon),
    )


def instance_norm(graph: Graph, op: Any) -> str:
    axes = graph.integers(range(2, op.x.rank))
    result = _standardised(graph, graph.of(op.x), axes, op.epsilon)
    if op.gamma is not None:
        result = graph.add("Mul", result, per_channel(graph, op.gamma, op.x.rank))
    if op.beta is not None:
        result = graph.add("Add", result, per_channel(graph, op.beta, op.x.rank))
    return result


def layer_norm(graph: Graph, op: Any) -> str:
    rank = op.x.rank
    axes = positives(parameter(op.axes), rank)
    if op.gamma is not None and axes == list(range(axes[0], rank)):
        affine = [graph.of(v) for v in (op.gamma, op.beta) if v is not None]
        attributes = {"axis": axes[0], "epsilon": parameter(op.epsilon)}
        return graph.add("LayerNormalization", graph.of(op.x), *affine, **attributes)
    result = _standardised(graph, graph.of(op.x), graph.integers(axes), op.epsilon)
    if op.gamma is not None:
        result = graph.add("Mul", result, _over_axes(graph, op.gamma, axes, rank))
    if op.beta is not None:
        result = graph.add("Add", result, _over_axes(graph, op.beta, axes, rank))
    return result


def l2_norm(graph: Graph, op: Any) -> str:
    """Divide by the root of the sum of squares of the last three dimensions, plus epsilon."""
    x = graph.of(op.x)
    total = graph.add("ReduceSumSquare", x, graph.integers([-3, -2, -1]))
    return graph.add("Div", x, graph.add("Sqrt", graph.add("Add", total, graph.of(op.epsilon))))


def local_response_norm(graph: Graph, op: Any) -> str:
    """Compute x / (k + alpha * mean of squares in a window of channels) ** beta."""
    x = graph.of(op.x)
    mean = _channel_mean(graph, graph.add("Mul", x, x), op)
    base = graph.add("Add", graph.add("Mul", mean, graph.of(op.alpha)), graph.of(op.k))
    return graph.add("Div", x, graph.add("Pow", base, graph.of(op.beta)))


def _channel_mean(graph: Graph, squares: str, op: Any) -> str:
    """Average over `size` channels around each, those beyond the ends counting as 0.

    The channels are the third dimension from the last, whatever the rank.
    """
    size = parameter(op.size)
    *leading, channels, height, width = dimensions = sizes(graph, op.x)
    # Padded before a reshape: ONNX Runtime takes the padding of a pool into the pool, and up to
    # 1.23 counts it by one axis for all of them.
    still = [0] * len(leading)
    pads = [*still, size // 2, 0, 0, *still, (size - 1) // 2, 0, 0]
    padded = graph.add("Pad", squares, graph.integers(pads))
    longer = added(graph, channels, size - 1)
    images = reshape(graph, padded, [-1, 1, longer, height, width])
    mean = graph.add("AveragePool", images, kernel_shape=[size, 1, 1])
    return reshape(graph, mean, dimensions)


def _channel_affine(graph: Graph, op: Any, channels: int) -> tuple[str, str]:
    gamma = graph.of(op.gamma) if op.gamma is not None else graph.constant(np.ones(channels))
    beta = graph.of(op.beta) if op.beta is not None else graph.constant(np.zeros(channels))
    return gamma, beta


def _standardised(graph: Graph, x: str, axes: str, epsilon: Any) -> str:
    centred = graph.add("Sub", x, graph.add("ReduceMean", x, axes))
    variance = graph.add("ReduceMean", graph.add("Mul", centred, centred), axes)
    deviation = graph.add("Sqrt", graph.add("Add", variance, graph.of(epsilon)))
    return graph.add("Div", centred, deviation)


def _over_axes(graph: Graph, variable: Any, axes: list[int], rank: int) -> str:
    """Shape a constant over some axes so that it broadcasts over all."""
    extents = iter(variable.val.shape)
    return graph.constant(
        variable.val.reshape([next(extents) if axis in axes else 1 for axis in range(rank)])
    )


NORMS: dict[str, Lowering] = {
    "batch_norm": batch_norm,
    "instance_norm": instance_norm,
    "l2_norm": l2_norm,
    "layer_norm": layer_norm,
    "local_response_norm": local_response_norm,
}
