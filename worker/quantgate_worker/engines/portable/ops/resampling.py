"""Images sampled at coordinates: everything becomes pixels, and pixels become ONNX's grid."""

from typing import Any

import numpy as np

from quantgate_worker.engines.portable.dtypes import FLOAT
from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import parameter, reshape, shape_of, sizes
from quantgate_worker.errors import UnsupportedOp

from .direct import Lowering

MODES = {"bilinear": "linear", "nearest": "nearest"}

# Padding mode -> ONNX's, and whether its grid ends at the corner pixels' centers.
PADDINGS = {
    "border": ("border", False),
    "constant": ("zeros", False),
    "reflection": ("reflection", True),
    "symmetric": ("reflection", False),
}


def resample(graph: Graph, op: Any) -> str:
    padding, centers = PADDINGS[parameter(op.padding_mode).lower()]
    pixels = _pixels(graph, op, graph.of_type(op.coordinates, FLOAT))
    mode = parameter(op.sampling_mode).lower()
    if mode == "nearest":
        # Halves go up; ONNX Runtime would round them to even.
        pixels = graph.add("Floor", graph.add("Add", pixels, graph.constant(0.5)))
    x, fill = graph.of(op.x), parameter(op.padding_value)
    if padding == "zeros" and fill:
        x = graph.add("Sub", x, graph.constant(fill))
    sampled = graph.add(
        "GridSample",
        x,
        grid(graph, op, pixels, centers=centers),
        mode=MODES[mode],
        padding_mode=padding,
        align_corners=int(centers),
    )
    if padding == "zeros" and fill:
        return graph.add("Add", sampled, graph.constant(fill))
    return sampled


def affine(graph: Graph, op: Any) -> str:
    """Sample at the transformed coordinates of each output pixel, [-1, 1] from center to center."""
    if not parameter(op.align_corners):
        raise UnsupportedOp(op.op_type, "align_corners=False")
    height, width = parameter(op.output_height), parameter(op.output_width)
    matrices = reshape(graph, graph.of(op.transform_matrix), [-1, 2, 3])
    turned = graph.add("Transpose", matrices, perm=[0, 2, 1])
    points = graph.add("MatMul", graph.constant(_points(height, width)), turned)
    places = reshape(graph, points, [-1, height, width, 2])
    batch = sizes(graph, op.x)[0]
    places = graph.add("Expand", places, shape_of(graph, [batch, height, width, 2]))
    return graph.add("GridSample", graph.of(op.x), places, mode="linear", align_corners=1)


def _points(height: int, width: int) -> np.ndarray:
    """Return [height * width, 3]: x, y and 1 of every output pixel."""
    rows, columns = np.linspace(-1, 1, height), np.linspace(-1, 1, width)
    x, y = np.meshgrid(columns, rows)
    return np.stack([x.ravel(), y.ravel(), np.ones(x.size)], axis=1).astype(np.float32)


def _pixels(graph: Graph, op: Any, coordinates: str) -> str:
    """Return (x, y) in pixels, 0 at the center of the first one."""
    match parameter(op.coordinates_mode).lower():
        case "unnormalized":
            return coordinates
        case "normalized_zero_to_one":
            shares = coordinates
        case _:
            raised = graph.add("Add", coordinates, graph.constant(1.0))
            shares = graph.add("Mul", raised, graph.constant(0.5))
    one = graph.constant(1.0)
    if parameter(op.align_corners):
        return graph.add("Mul", shares, graph.add("Sub", _extents(graph, op), one))
    edges = graph.add("Mul", shares, _extents(graph, op))
    return graph.add("Sub", edges, graph.constant(0.5))


def grid(graph: Graph, op: Any, pixels: str, *, centers: bool) -> str:
    """Return pixels as ONNX's grid, [-1, 1] between the outermost centers, or edges."""
    one, two = graph.constant(1.0), graph.constant(2.0)
    doubled = graph.add("Mul", pixels, two)
    extents = _extents(graph, op)
    if centers:
        # A single pixel is everywhere: any extent does.
        spans = graph.add("Max", graph.add("Sub", extents, one), one)
        return graph.add("Sub", graph.add("Div", doubled, spans), one)
    return graph.add("Sub", graph.add("Div", graph.add("Add", doubled, one), extents), one)


def _extents(graph: Graph, op: Any) -> str:
    """Return (width, height) as floats."""
    height, width = sizes(graph, op.x)[-2:]
    return graph.add("Cast", shape_of(graph, [width, height]), to=FLOAT)


RESAMPLINGS: dict[str, Lowering] = {"affine": affine, "resample": resample}
