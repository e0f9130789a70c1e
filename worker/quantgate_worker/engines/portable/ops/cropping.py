"""Boxes cut from images and resized: each sampled on a grid from corner to corner."""

from typing import Any

import numpy as np

from quantgate_worker.engines.portable.dtypes import FLOAT, INT64
from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import (
    Dimension,
    parameter,
    reshape,
    shape_of,
    sizes,
    unsqueeze,
)
from quantgate_worker.errors import UnsupportedOp

from .direct import Lowering
from .resampling import grid

# Where each of x0, y0, x1, y1 stands among a box's coordinates.
CORNERS = {"CORNERS_HEIGHT_FIRST": (1, 0, 3, 2), "CORNERS_WIDTH_FIRST": (0, 1, 2, 3)}

# Sampling mode -> the share of the way between the corners at which a single sample is taken.
ALONE = {"ALIGN_CORNERS": 0.5, "STRICT_ALIGN_CORNERS": 0.0}


def crop_resize(graph: Graph, op: Any) -> str:
    if parameter(op.sampling_mode) not in ALONE:
        raise UnsupportedOp(op.op_type, "a sampling mode other than from corner to corner")
    if parameter(op.box_coordinate_mode) not in CORNERS:
        raise UnsupportedOp(op.op_type, "boxes that are given by their centers")
    boxes, numbers, leading = _rois(graph, op)
    images = graph.add("Gather", graph.of(op.x), numbers, axis=0)
    pixels = _pixels(graph, op, boxes)
    points = grid(graph, op, pixels, centers=True)
    sampled = graph.add(
        "GridSample", images, points, mode="linear", padding_mode="border", align_corners=1
    )
    fill = graph.constant(np.float32(parameter(getattr(op, "pad_value", None)) or 0))
    sampled = graph.add("Where", _inside(graph, op, pixels), sampled, fill)
    return reshape(graph, sampled, [*leading, sizes(graph, op.x)[1], *_target(op)])


def _rois(graph: Graph, op: Any) -> tuple[str, str, list[Dimension]]:
    """Return boxes [rows, 4], the image of each [rows], and the result's first dimensions."""
    if hasattr(op, "boxes"):
        numbers = graph.of_type(op.box_indices, INT64)
        return graph.of_type(op.boxes, FLOAT), numbers, sizes(graph, op.boxes)[:1]
    (count, width), batch = (sizes(graph, op.roi)[axis] for axis in (0, 2)), sizes(graph, op.x)[0]
    rois = reshape(graph, graph.of(op.roi), [count, width])
    if width != len(("x0", "y0", "x1", "y1")):
        number, boxes = graph.add_many("Split", rois, graph.integers([1, 4]), outputs=2, axis=1)
        numbers = graph.add("Cast", reshape(graph, number, [-1]), to=INT64)
        return boxes, numbers, [count, 1]
    every = graph.add("Range", graph.integers(0), _scalar(graph, batch), graph.integers(1))
    numbers = graph.add("Expand", every, shape_of(graph, [count, batch]))
    boxes = graph.add("Expand", unsqueeze(graph, rois, [1]), shape_of(graph, [count, batch, 4]))
    return reshape(graph, boxes, [-1, 4]), reshape(graph, numbers, [-1]), [count, batch]


def _pixels(graph: Graph, op: Any, boxes: str) -> str:
    """Return where to sample, (x, y) in pixels: [rows, height, width, 2]."""
    order = CORNERS[parameter(op.box_coordinate_mode)]
    scaled = graph.add("Mul", boxes, graph.constant(np.float32(parameter(op.spatial_scale))))
    corners = graph.add("Gather", scaled, graph.integers(order), axis=1)
    if parameter(op.normalized_coordinates):
        last = _last(graph, op)
        corners = graph.add("Mul", corners, graph.add("Concat", last, last, axis=0))
    corners = reshape(graph, corners, [-1, 1, 1, 4])
    first, second = graph.add_many("Split", corners, outputs=2, axis=3, num_outputs=2)
    shares = _shares(op)
    # Weighed so that the outermost samples are the corners to the bit, and not beyond an edge.
    near = graph.add("Mul", first, graph.constant(1 - shares))
    return graph.add("Add", near, graph.add("Mul", second, graph.constant(shares)))


def _shares(op: Any) -> np.ndarray:
    """Return how far between the corners each sample is, in x and y: [height, width, 2]."""
    alone = ALONE[parameter(op.sampling_mode)]
    rows, columns = (
        np.linspace(0, 1, count) if count > 1 else np.array([alone]) for count in _target(op)
    )
    return np.stack(np.meshgrid(columns, rows), axis=-1).astype(np.float32)


def _inside(graph: Graph, op: Any, pixels: str) -> str:
    """Tell of each sample whether it is within the image: [rows, 1, height, width]."""
    kept = graph.add("Clip", pixels, graph.constant(0.0))
    kept = graph.add("Equal", graph.add("Min", kept, _last(graph, op)), pixels)
    both = graph.add("ReduceMin", graph.add("Cast", kept, to=FLOAT), graph.integers([-1]))
    moved = graph.add("Transpose", both, perm=[0, 3, 1, 2])
    return graph.add("Greater", moved, graph.constant(0.0))


def _last(graph: Graph, op: Any) -> str:
    """Return the (x, y) of the last pixel as floats."""
    height, width = sizes(graph, op.x)[-2:]
    extents = graph.add("Cast", shape_of(graph, [width, height]), to=FLOAT)
    return graph.add("Sub", extents, graph.constant(1.0))


def _scalar(graph: Graph, size: Dimension) -> str:
    return graph.add("Squeeze", shape_of(graph, [size]))


def _target(op: Any) -> list[int]:
    return [int(parameter(op.target_height)), int(parameter(op.target_width))]


CROPPINGS: dict[str, Lowering] = {"crop_resize": crop_resize}
