"""Lists of tensors of one shape: a tensor with the elements along its first axis."""

from typing import Any

from coremltools.converters.mil.mil import types
from onnx import helper

from quantgate_worker.engines.portable.dtypes import INT32, carrier
from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import int64, parameter, unsqueeze
from quantgate_worker.errors import UnsupportedOp

from .direct import Lowering


def make_list(graph: Graph, op: Any) -> str:
    extents = [parameter(size) for size in op.elem_shape]
    if any(isinstance(size, str) for size in extents):
        raise UnsupportedOp(op.op_type, "elements of a shape unknown before a prediction")
    length = graph.add("Reshape", int64(graph, op.init_length), graph.integers([1]))
    shape = graph.add("Concat", length, graph.integers(extents), axis=0)
    element = carrier(types.string_to_builtin(parameter(op.dtype)))
    return _zeros(graph, shape, element)


def list_length(graph: Graph, op: Any) -> str:
    length = graph.add("Squeeze", _length(graph, graph.of(op.ls)))
    return graph.add("Cast", length, to=INT32)


def list_read(graph: Graph, op: Any) -> str:
    place = graph.add("Reshape", int64(graph, op.index), graph.integers([]))
    return graph.add("Gather", graph.of(op.ls), place, axis=0)


def list_gather(graph: Graph, op: Any) -> str:
    return graph.add("Gather", graph.of(op.ls), int64(graph, op.indices), axis=0)


def list_write(graph: Graph, op: Any) -> str:
    place = graph.add("Reshape", int64(graph, op.index), graph.integers([1]))
    return _written(graph, op, place, unsqueeze(graph, graph.of(op.value), [0]))


def list_scatter(graph: Graph, op: Any) -> str:
    return _written(graph, op, int64(graph, op.indices), graph.of(op.value))


def _written(graph: Graph, op: Any, places: str, values: str) -> str:
    elements = graph.of(op.ls)
    if op.ls.dynamic_length:
        elements = _grown(graph, op, elements, places)
    return graph.add("ScatterND", elements, unsqueeze(graph, places, [1]), values)


def _grown(graph: Graph, op: Any, elements: str, places: str) -> str:
    """Append zeros until the furthest place is within the list."""
    furthest = graph.add("ReduceMax", places, keepdims=1)
    missing = graph.add("Sub", furthest, _length(graph, elements))
    missing = graph.add("Max", graph.add("Add", missing, graph.integers(1)), graph.integers(0))
    shape = graph.add("Concat", missing, graph.add("Shape", elements, start=1), axis=0)
    zeros = _zeros(graph, shape, carrier(op.ls.elem_type.get_primitive()))
    return graph.add("Concat", elements, zeros, axis=0)


def _length(graph: Graph, elements: str) -> str:
    return graph.add("Shape", elements, start=0, end=1)


def _zeros(graph: Graph, shape: str, element: int) -> str:
    return graph.add("ConstantOfShape", shape, value=helper.make_tensor("", element, [1], [0]))


LISTS: dict[str, Lowering] = {
    "list_gather": list_gather,
    "list_length": list_length,
    "list_read": list_read,
    "list_scatter": list_scatter,
    "list_write": list_write,
    "make_list": make_list,
}
