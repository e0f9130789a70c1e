"""Sliding windows: the padding that MIL's `pad_type` means, in ONNX's order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from coremltools.converters.mil.mil.ops.defs._utils import aggregated_pad

from quantgate_worker.engines.portable.shapes import parameter, static
from quantgate_worker.errors import UnsupportedOp


@dataclass(frozen=True, kw_only=True)
class Window:
    """A window over the spatial axes, each list one number per axis."""

    kernel: list[int]
    strides: list[int]
    dilations: list[int]

    @property
    def reach(self) -> list[int]:
        """The extent of the dilated kernel."""
        return [(k - 1) * d + 1 for k, d in zip(self.kernel, self.dilations, strict=True)]


def padding(op: Any, window: Window) -> dict[str, Any]:
    """Return the ONNX attributes that pad x as the op asks."""
    match parameter(op.pad_type).lower():
        case "valid":
            return {}
        case "custom":
            return {"pads": begins_then_ends(parameter(op.pad))}
        case kind:
            return _same(op, window, lower=kind == "same_lower")


def begins_then_ends(pad: Sequence[int]) -> list[int]:
    """Reorder [begin0, end0, begin1, end1, ...] to [begin0, begin1, ..., end0, end1, ...]."""
    return [*pad[::2], *pad[1::2]]


def _same(op: Any, window: Window, *, lower: bool) -> dict[str, Any]:
    shape = static(op.x)
    if shape is not None:
        totals = aggregated_pad(
            "same", window.kernel, shape[2:], strides=window.strides, dilations=window.dilations
        )
    elif all(stride == 1 for stride in window.strides):
        totals = [reach - 1 for reach in window.reach]
    elif all(dilation == 1 for dilation in window.dilations):
        return {"auto_pad": "SAME_LOWER" if lower else "SAME_UPPER"}
    else:
        raise UnsupportedOp(
            op.op_type, "'same' padding of a dilated, strided window over a size unknown"
        )
    smaller, larger = [t // 2 for t in totals], [t - t // 2 for t in totals]
    return {"pads": [*larger, *smaller] if lower else [*smaller, *larger]}
