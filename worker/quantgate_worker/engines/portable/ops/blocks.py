"""Blocks of pixels moved between the spatial axes and the channels or the batch."""

from typing import Any

from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import (
    END,
    added,
    parameter,
    reshape,
    scaled,
    sizes,
)

from .direct import Lowering


def depth_to_space(graph: Graph, op: Any) -> str:
    size = parameter(op.block_size)
    return graph.add("DepthToSpace", graph.of(op.x), blocksize=size, mode="DCR")


def pixel_shuffle(graph: Graph, op: Any) -> str:
    size = parameter(op.upscale_factor)
    return graph.add("DepthToSpace", graph.of(op.x), blocksize=size, mode="CRD")


def space_to_depth(graph: Graph, op: Any) -> str:
    return graph.add("SpaceToDepth", graph.of(op.x), blocksize=parameter(op.block_size))


def pixel_unshuffle(graph: Graph, op: Any) -> str:
    factor = int(parameter(op.downscale_factor))
    n, c, h, w = sizes(graph, op.x)
    rows, columns = (scaled(graph, size, over=factor) for size in (h, w))
    split = reshape(graph, graph.of(op.x), [n, c, rows, factor, columns, factor])
    moved = graph.add("Transpose", split, perm=[0, 1, 3, 5, 2, 4])
    return reshape(graph, moved, [n, scaled(graph, c, times=factor**2), rows, columns])


def space_to_batch(graph: Graph, op: Any) -> str:
    block = parameter(op.block_shape)
    (top, bottom), (left, right) = parameter(op.paddings)
    pads = graph.integers([0, 0, top, left, 0, 0, bottom, right])
    padded = graph.add("Pad", graph.of(op.x), pads)
    n, c, h, w = sizes(graph, op.x)
    rows = scaled(graph, added(graph, h, top + bottom), over=block[0])
    columns = scaled(graph, added(graph, w, left + right), over=block[1])
    split = reshape(graph, padded, [n, c, rows, block[0], columns, block[1]])
    moved = graph.add("Transpose", split, perm=[3, 5, 0, 1, 2, 4])
    return reshape(graph, moved, [scaled(graph, n, times=block[0] * block[1]), c, rows, columns])


def batch_to_space(graph: Graph, op: Any) -> str:
    block = parameter(op.block_shape)
    (top, bottom), (left, right) = parameter(op.crops)
    n, c, h, w = sizes(graph, op.x)
    batch = scaled(graph, n, over=block[0] * block[1])
    split = reshape(graph, graph.of(op.x), [*block, batch, c, h, w])
    moved = graph.add("Transpose", split, perm=[2, 3, 4, 0, 5, 1])
    rows, columns = scaled(graph, h, times=block[0]), scaled(graph, w, times=block[1])
    whole = reshape(graph, moved, [batch, c, rows, columns])
    begins = graph.integers([top, left])
    ends = graph.integers([-cut if cut else END for cut in (bottom, right)])
    return graph.add("Slice", whole, begins, ends, graph.integers([2, 3]))


BLOCKS: dict[str, Lowering] = {
    "batch_to_space": batch_to_space,
    "depth_to_space": depth_to_space,
    "pixel_shuffle": pixel_shuffle,
    "pixel_unshuffle": pixel_unshuffle,
    "space_to_batch": space_to_batch,
    "space_to_depth": space_to_depth,
}
