from typing import Any

from coremltools.converters.mil._deployment_compatibility import AvailableTarget

from quantgate_worker.engines.portable.dtypes import INT32
from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import (
    Dimension,
    int64,
    parameter,
    positive,
    positives,
    reversed_along,
    shape_of,
    sizes,
    unsqueeze,
)

from .direct import Lowering


def expand_dims(graph: Graph, op: Any) -> str:
    rank = op.x.rank + len(op.axes.val)
    axes = positives(parameter(op.axes), rank)
    return graph.add("Unsqueeze", graph.of(op.x), graph.integers(axes))


def flatten2d(graph: Graph, op: Any) -> str:
    return graph.add("Flatten", graph.of(op.x), axis=parameter(op.axis))


def identity(graph: Graph, op: Any) -> str:
    return graph.of(op.x)


def reshape(graph: Graph, op: Any) -> str:
    target = parameter(op.shape)
    if target is None:
        return graph.add("Reshape", graph.of(op.x), int64(graph, op.shape))
    dimensions = _without_zeros(graph, op, target)
    return graph.add("Reshape", graph.of(op.x), shape_of(graph, dimensions))


def reshape_like(graph: Graph, op: Any) -> str:
    dimensions: list[Dimension] = []
    for tensor, begin, end, to_the_end in zip(
        op.ref_tensors, op.begins, op.ends, op.end_masks, strict=True
    ):
        stop = None if parameter(to_the_end) else parameter(end)
        dimensions += sizes(graph, tensor)[parameter(begin) : stop]
    return graph.add("Reshape", graph.of(op.x), shape_of(graph, dimensions))


def reverse(graph: Graph, op: Any) -> str:
    axes = parameter(op.axes) if op.axes is not None else list(range(op.x.rank))
    return reversed_along(graph, graph.of(op.x), axes)


def shape(graph: Graph, op: Any) -> str:
    return graph.add("Cast", graph.add("Shape", graph.of(op.x)), to=INT32)


def sliding_windows(graph: Graph, op: Any) -> str:
    """Gather, for every window, the positions on the axis that it covers."""
    axis, size = positive(parameter(op.axis), op.x.rank), parameter(op.size)
    extent = shape_of(graph, sizes(graph, op.x)[axis : axis + 1])
    beyond = graph.add("Squeeze", graph.add("Sub", extent, graph.integers([size - 1])))
    starts = graph.add("Range", graph.integers(0), beyond, graph.integers(parameter(op.stride)))
    steps = graph.integers([list(range(size))])
    windows = graph.add("Add", unsqueeze(graph, starts, [1]), steps)
    return graph.add("Gather", graph.of(op.x), windows, axis=axis)


def squeeze(graph: Graph, op: Any) -> str:
    """Drop the axes of size 1 among those named; the others are left, as torch does."""
    named = range(op.x.rank) if op.axes is None else positives(parameter(op.axes), op.x.rank)
    axes = [axis for axis in named if op.x.shape[axis] == 1]
    return graph.add("Squeeze", graph.of(op.x), graph.integers(axes)) if axes else graph.of(op.x)


def tile(graph: Graph, op: Any) -> str:
    return graph.add("Tile", graph.of(op.x), int64(graph, op.reps))


def transpose(graph: Graph, op: Any) -> str:
    order = [positive(axis, op.x.rank) for axis in parameter(op.perm)]
    return graph.add("Transpose", graph.of(op.x), perm=order)


def _without_zeros(graph: Graph, op: Any, target: list[int]) -> list[Dimension]:
    """Resolve 0, "as in x": by position up to iOS16, counted from the right since."""
    if 0 not in target:
        return list(target)
    known = sizes(graph, op.x)
    if op.opset_version >= AvailableTarget.iOS17:
        known = [*[1] * (len(target) - len(known)), *known[max(len(known) - len(target), 0) :]]
    return [known[i] if size == 0 else size for i, size in enumerate(target)]


LAYOUTS: dict[str, Lowering] = {
    "expand_dims": expand_dims,
    "flatten2d": flatten2d,
    "identity": identity,
    "reshape": reshape,
    "reshape_like": reshape_like,
    "reverse": reverse,
    "shape": shape,
    "sliding_windows": sliding_windows,
    "squeeze": squeeze,
    "tile": tile,
    "transpose": transpose,
}
