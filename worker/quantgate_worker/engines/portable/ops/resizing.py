"""Images resized: MIL's sampling modes as ONNX coordinate transformations, always by sizes."""

from fractions import Fraction
from typing import Any

from coremltools.converters.mil.mil.types.symbolic import is_symbolic

from quantgate_worker.engines.portable.dtypes import FLOAT, INT32, is_float
from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import (
    END,
    Dimension,
    int64,
    parameter,
    reshape,
    scaled,
    shape_of,
    sizes,
)
from quantgate_worker.errors import UnsupportedOp

from .direct import Lowering

# Sampling mode -> ONNX's coordinate transformation.
TRANSFORMATIONS = {
    "DEFAULT": "asymmetric",
    "UNALIGN_CORNERS": "half_pixel",
    "STRICT_ALIGN_CORNERS": "align_corners",
    "ALIGN_CORNERS": "tf_crop_and_resize",
    "OFFSET_CORNERS": "tf_crop_and_resize",
}


def resize_bilinear(graph: Graph, op: Any) -> str:
    target = [parameter(op.target_size_height), parameter(op.target_size_width)]
    return _resized(graph, op, target, _linear(parameter(op.sampling_mode)))


def upsample_bilinear(graph: Graph, op: Any) -> str:
    centred = parameter(getattr(op, "half_pixel_centers", None))
    aligned = parameter(op.align_corners)
    if aligned and centred:
        raise UnsupportedOp(op.op_type, "align_corners and half_pixel_centers exclude each other")
    unaligned = "DEFAULT" if centred is False else "UNALIGN_CORNERS"
    mode = "STRICT_ALIGN_CORNERS" if aligned else unaligned
    return _resized(graph, op, _scaled(graph, op), _linear(mode))


def resize_nearest_neighbor(graph: Graph, op: Any) -> str:
    target = [parameter(op.target_size_height), parameter(op.target_size_width)]
    return _resized(graph, op, target, _nearest("DEFAULT", "floor"))


def upsample_nearest_neighbor(graph: Graph, op: Any) -> str:
    return _resized(graph, op, _scaled(graph, op), _nearest("DEFAULT", "floor"))


def resize(graph: Graph, op: Any) -> str:
    mode = parameter(op.sampling_mode)
    if parameter(op.interpolation_mode) == "LINEAR":
        return _resized(graph, op, _asked(graph, op), _linear(mode))
    return _resized(graph, op, _asked(graph, op), _nearest(mode, "round_prefer_floor"))


def _linear(mode: str) -> dict[str, str]:
    return {"mode": "linear", "sampling": mode}


def _nearest(mode: str, rounding: str) -> dict[str, str]:
    return {"mode": "nearest", "sampling": mode, "nearest_mode": rounding}


def _resized(graph: Graph, op: Any, target: list[Dimension], how: dict[str, str]) -> str:
    """Resize the last axes of x, all before them folded into the batch."""
    whole = sizes(graph, op.x)
    kept = whole[: len(whole) - len(target)]
    sampling = how.pop("sampling")
    images = reshape(graph, graph.of_type(op.x, FLOAT), [-1, 1, *whole[len(kept) :]])
    batch = graph.add("Shape", images, start=0, end=2)
    extents = graph.add("Concat", batch, shape_of(graph, target), axis=0)
    result = graph.add(
        "Resize",
        images,
        _region(graph, target, sampling),
        "",
        extents,
        coordinate_transformation_mode=TRANSFORMATIONS[sampling],
        **how,
    )
    result = reshape(graph, result, [*kept, *target])
    return result if is_float(op.x.dtype) else graph.add("Cast", result, to=INT32)


def _region(graph: Graph, target: list[Dimension], sampling: str) -> str:
    """Return the part of the image that is sampled, where the transformation takes one."""
    if TRANSFORMATIONS[sampling] != "tf_crop_and_resize":
        return ""
    counts = graph.add("Cast", shape_of(graph, target), to=FLOAT)
    inset = graph.add("Div", graph.constant(0.5 if sampling == "OFFSET_CORNERS" else 0.0), counts)
    rest = graph.add("Sub", graph.constant(1.0), inset)
    return graph.add(
        "Concat", graph.constant([0.0, 0.0]), inset, graph.constant([1.0, 1.0]), rest, axis=0
    )


def _scaled(graph: Graph, op: Any) -> list[Dimension]:
    """Return the new height and width: those known to coremltools, else the old ones scaled."""
    factors = (op.scale_factor_height, op.scale_factor_width)
    known = zip(op.outputs[0].shape[-2:], sizes(graph, op.x)[-2:], factors, strict=True)
    return [
        _times(graph, old, factor) if is_symbolic(new) else int(new) for new, old, factor in known
    ]


def _times(graph: Graph, size: Dimension, factor: Any) -> Dimension:
    """Multiply by a factor and round down, exactly: every float is a fraction of whole numbers."""
    over = Fraction(parameter(factor))
    return scaled(graph, size, times=over.numerator, over=over.denominator)


def _asked(graph: Graph, op: Any) -> list[Dimension]:
    """Return the new sizes of the last axes: those of `shape`, or where 0 of x."""
    count = int(parameter(op.resized_dims))
    given, own = parameter(op.shape), sizes(graph, op.x)[-count:]
    if given is not None:
        return [new or old for new, old in zip(given[-count:], own, strict=True)]
    asked = graph.add(
        "Slice", int64(graph, op.shape), graph.integers([-count]), graph.integers([END])
    )
    asked = graph.add(
        "Where", graph.add("Equal", asked, graph.integers(0)), shape_of(graph, own), asked
    )
    return list(graph.add_many("Split", asked, outputs=count, num_outputs=count))


RESIZINGS: dict[str, Lowering] = {
    "resize": resize,
    "resize_bilinear": resize_bilinear,
    "upsample_bilinear": upsample_bilinear,
}

EXACT_RESIZINGS: dict[str, Lowering] = {
    "resize_nearest_neighbor": resize_nearest_neighbor,
    "upsample_nearest_neighbor": upsample_nearest_neighbor,
}
