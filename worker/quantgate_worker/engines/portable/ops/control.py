"""Blocks inside ops: they become ONNX subgraphs, which see every value around them."""

from typing import Any

import onnx
from coremltools.converters.mil.mil import types
from onnx import helper

from quantgate_worker.engines.portable.dtypes import BOOL, INT64, carrier
from quantgate_worker.engines.portable.graph import Graph

from .direct import Lowering


def cond(graph: Graph, op: Any) -> list[str]:
    then, otherwise = (_branch(graph, block) for block in op.blocks)
    return graph.add_many(
        "If",
        _scalar(graph, graph.of(op.pred)),
        outputs=len(op.outputs),
        then_branch=then,
        else_branch=otherwise,
    )


def while_loop(graph: Graph, op: Any) -> list[str]:
    """Decide before the first round, and at the end of each about the next."""
    condition, body = op.blocks
    start = [graph.of(variable) for variable in op.loop_vars]
    first = _scalar(graph, _inlined(graph, condition, start)[0])
    rounds = _rounds(graph, condition, body)
    return graph.add_many("Loop", "", first, *start, outputs=len(op.outputs), body=rounds)


def _branch(graph: Graph, block: Any) -> onnx.GraphProto:
    with graph.nested() as nodes:
        values = _inlined(graph, block, [])
        outputs = [_passed(graph, value, _type(v)) for value, v in _pairs(values, block)]
    return helper.make_graph(nodes, graph.fresh("branch"), [], outputs)


def _rounds(graph: Graph, condition: Any, body: Any) -> onnx.GraphProto:
    number, going = graph.fresh("round"), graph.fresh("going")
    carried = [graph.fresh("carried") for _ in body.inputs]
    inputs = [
        helper.make_tensor_value_info(number, INT64, []),
        helper.make_tensor_value_info(going, BOOL, []),
        *(
            helper.make_tensor_value_info(name, _type(variable), None)
            for name, variable in zip(carried, body.inputs, strict=True)
        ),
    ]
    with graph.nested() as nodes:
        values = _inlined(graph, body, carried)
        again = _scalar(graph, _inlined(graph, condition, values)[0])
        outputs = [_passed(graph, again, BOOL)]
        outputs += [_passed(graph, value, _type(v)) for value, v in _pairs(values, body)]
    return helper.make_graph(nodes, graph.fresh("rounds"), inputs, outputs)


def _inlined(graph: Graph, block: Any, values: list[str]) -> list[str]:
    """Lower a block's ops where the graph stands, its inputs being some values."""
    for variable, value in zip(block.inputs, values, strict=True):
        graph.bind(variable, value)
    for op in block.operations:
        graph.lower(op)
    return [graph.of(variable) for variable in block.outputs]


def _scalar(graph: Graph, value: str) -> str:
    return graph.add("Reshape", value, graph.integers([]))


def _passed(graph: Graph, value: str, element: int) -> onnx.ValueInfoProto:
    """Give a value out of a subgraph, which may hand on what was made outside of it."""
    return helper.make_tensor_value_info(graph.add("Identity", value), element, None)


def _pairs(values: list[str], block: Any) -> list[tuple[str, Any]]:
    return list(zip(values, block.outputs, strict=True))


def _type(variable: Any) -> int:
    is_list = types.is_list(variable.sym_type)
    return carrier(variable.elem_type.get_primitive() if is_list else variable.dtype)


CONTROL: dict[str, Lowering] = {"cond": cond, "while_loop": while_loop}
