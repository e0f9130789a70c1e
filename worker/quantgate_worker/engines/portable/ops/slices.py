"""Parts of a tensor: MIL's masks become bounds beyond every size, which ONNX clamps."""

from typing import Any

from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import END, START, int64, parameter

from .direct import Lowering


def slice_by_index(graph: Graph, op: Any) -> str:
    return sliced(graph, op, graph.of(op.x))


def sliced(graph: Graph, op: Any, value: str) -> str:
    """Slice a value of x's shape by the op's begin, end, stride and masks."""
    rank = op.x.rank
    steps = parameter(op.stride) or [1] * rank
    squeezed = _flags(op.squeeze_mask, rank)
    steps = [1 if one else step for one, step in zip(squeezed, steps, strict=True)]
    begins = _begins(graph, op, steps, squeezed)
    ends = _ends(graph, op, steps, squeezed)
    part = graph.add("Slice", value, begins, ends, _axes(graph, op), graph.integers(steps))
    axes = [axis for axis, one in enumerate(squeezed) if one]
    return graph.add("Squeeze", part, graph.integers(axes)) if axes else part


def slice_by_size(graph: Graph, op: Any) -> str:
    begins, lengths = int64(graph, op.begin), int64(graph, op.size)
    extents = graph.add("Shape", graph.of(op.x))
    zero, rest = graph.integers(0), graph.integers(-1)
    wrapped = graph.add("Add", begins, extents)
    begins = graph.add("Where", graph.add("Less", begins, zero), wrapped, begins)
    ends = graph.add("Add", begins, lengths)
    ends = graph.add("Where", graph.add("Equal", lengths, rest), extents, ends)
    return graph.add("Slice", graph.of(op.x), begins, ends, _axes(graph, op))


def crop(graph: Graph, op: Any) -> str:
    """Cut [before, after] from the height and the width."""
    rows, columns = parameter(op.crop_height), parameter(op.crop_width)
    begins = graph.integers([rows[0], columns[0]])
    ends = graph.integers([-cut if cut else END for cut in (rows[1], columns[1])])
    return graph.add("Slice", graph.of(op.x), begins, ends, graph.integers([-2, -1]))


def _begins(graph: Graph, op: Any, steps: list[int], squeezed: list[bool]) -> str:
    open_ = [m and not s for m, s in zip(_flags(op.begin_mask, op.x.rank), squeezed, strict=True)]
    first = [0 if step > 0 else END for step in steps]
    return _masked(graph, int64(graph, op.begin), open_, first)


def _ends(graph: Graph, op: Any, steps: list[int], squeezed: list[bool]) -> str:
    last = [END if step > 0 else START for step in steps]
    ends = _masked(graph, int64(graph, op.end), _flags(op.end_mask, op.x.rank), last)
    if not any(squeezed):
        return ends
    # One element at begin: up to begin + 1, which for the last (-1) is the end.
    begins = int64(graph, op.begin)
    after = graph.add("Add", begins, graph.integers(1))
    is_last = graph.add("Equal", begins, graph.integers(-1))
    after = graph.add("Where", is_last, graph.integers(END), after)
    return graph.add("Where", graph.constant(squeezed), after, ends)


def _masked(graph: Graph, bounds: str, mask: list[bool], values: list[int]) -> str:
    if not any(mask):
        return bounds
    return graph.add("Where", graph.constant(mask), graph.integers(values), bounds)


def _axes(graph: Graph, op: Any) -> str:
    return graph.integers(range(op.x.rank))


def _flags(mask: Any, rank: int) -> list[bool]:
    flags: list[bool] = parameter(mask) or [False] * rank
    return flags


SLICES: dict[str, Lowering] = {
    "crop": crop,
    "slice_by_index": slice_by_index,
    "slice_by_size": slice_by_size,
}
