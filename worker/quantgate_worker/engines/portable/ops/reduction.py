from typing import Any

from quantgate_worker.engines.portable.dtypes import FLOAT, INT32, is_float
from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import parameter

from .direct import Lowering


def reduce(kind: str) -> Lowering:
    """Reduce in floats, integers too: ONNX Runtime has few integer kernels of these."""

    def lower(graph: Graph, op: Any) -> str:
        result = graph.add(kind, graph.of_type(op.x, FLOAT), *_axes(graph, op), **_keep(op))
        return result if is_float(op.x.dtype) else graph.add("Cast", result, to=INT32)

    return lower


def reduce_exactly(kind: str) -> Lowering:
    return lambda graph, op: graph.add(kind, graph.of(op.x), *_axes(graph, op), **_keep(op))


def arg(kind: str) -> Lowering:
    def lower(graph: Graph, op: Any) -> str:
        index = graph.add(kind, graph.of(op.x), axis=parameter(op.axis), **_keep(op))
        return graph.add("Cast", index, to=INT32)

    return lower


def _axes(graph: Graph, op: Any) -> list[str]:
    axes = parameter(op.axes)
    return [] if axes is None else [graph.integers(axes)]


def _keep(op: Any) -> dict[str, int]:
    return {"keepdims": int(parameter(op.keep_dims))}


REDUCTIONS: dict[str, Lowering] = {
    "reduce_l1_norm": reduce_exactly("ReduceL1"),
    "reduce_l2_norm": reduce("ReduceL2"),
    "reduce_log_sum": reduce("ReduceLogSum"),
    "reduce_log_sum_exp": reduce("ReduceLogSumExp"),
    "reduce_mean": reduce("ReduceMean"),
    "reduce_prod": reduce_exactly("ReduceProd"),
    "reduce_sum": reduce_exactly("ReduceSum"),
    "reduce_sum_square": reduce_exactly("ReduceSumSquare"),
}

EXACT_REDUCTIONS: dict[str, Lowering] = {
    "reduce_argmax": arg("ArgMax"),
    "reduce_argmin": arg("ArgMin"),
    "reduce_max": reduce_exactly("ReduceMax"),
    "reduce_min": reduce_exactly("ReduceMin"),
}
