from typing import Any

from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import parameter, static
from quantgate_worker.errors import UnsupportedOp

from .direct import Lowering
from .window import Window, begins_then_ends, padding


def conv(graph: Graph, op: Any) -> str:
    window = _window(op)
    return graph.add(
        "Conv", *_operands(graph, op), **_attributes(op, window), **padding(op, window)
    )


def conv_transpose(graph: Graph, op: Any) -> str:
    window = _window(op)
    begins, ends = _cropped(op, window)
    return graph.add(
        "ConvTranspose",
        *_operands(graph, op),
        **_attributes(op, window),
        pads=[*begins, *(max(end, 0) for end in ends)],
        output_padding=[max(-end, 0) for end in ends],
    )


def _window(op: Any) -> Window:
    kernel = static(op.weight)
    if kernel is None:
        raise UnsupportedOp(op.op_type, "the size of the kernel is unknown")
    return Window(
        kernel=kernel[2:], strides=parameter(op.strides), dilations=parameter(op.dilations)
    )


def _operands(graph: Graph, op: Any) -> list[str]:
    given = [op.x, op.weight] if op.bias is None else [op.x, op.weight, op.bias]
    return [graph.of(variable) for variable in given]


def _attributes(op: Any, window: Window) -> dict[str, Any]:
    return {
        "kernel_shape": window.kernel,
        "strides": window.strides,
        "dilations": window.dilations,
        "group": parameter(op.groups),
    }


def _cropped(op: Any, window: Window) -> tuple[list[int], list[int]]:
    """Return what is cut from the full result before and after; a negative end adds instead."""
    axes = range(len(window.kernel))
    kind = parameter(op.pad_type)
    pad = parameter(op.pad) if kind == "custom" else [0] * 2 * len(axes)
    if kind in ("same", "same_lower"):
        totals = [
            reach - stride for reach, stride in zip(window.reach, window.strides, strict=True)
        ]
        begins = [max(t, 0) // 2 if kind == "same" else max(t + 1, 0) // 2 for t in totals]
        ends = [total - begin for total, begin in zip(totals, begins, strict=True)]
    else:
        pads = begins_then_ends(pad)
        begins, ends = pads[: len(axes)], pads[len(axes) :]
    if op.output_shape is None:
        return begins, ends
    full = _full_size(op, window)
    wanted = parameter(op.output_shape)[2:]
    return begins, [full[i] - begins[i] - wanted[i] for i in axes]


def _full_size(op: Any, window: Window) -> list[int]:
    shape = static(op.x)
    if shape is None:
        raise UnsupportedOp(op.op_type, "an output shape is asked of an input of unknown size")
    return [
        stride * (size - 1) + reach
        for size, stride, reach in zip(shape[2:], window.strides, window.reach, strict=True)
    ]


CONVOLUTIONS: dict[str, Lowering] = {"conv": conv, "conv_transpose": conv_transpose}
