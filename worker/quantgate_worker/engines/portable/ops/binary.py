from collections.abc import Callable
from typing import Any

from coremltools.converters.mil.mil import types
from onnx import TensorProto

from quantgate_worker.engines.portable.dtypes import INT32, carrier, is_float
from quantgate_worker.engines.portable.graph import Graph

from .direct import Lowering, chosen
from .hard_swish import hard_swish


def operands(graph: Graph, op: Any) -> tuple[str, str]:
    """Return x and y, both in the carrier of the wider of their types."""
    common = carrier(types.promote_types(op.x.dtype, op.y.dtype))
    return graph.of_type(op.x, common), graph.of_type(op.y, common)


def direct(kind: str) -> Lowering:
    return lambda graph, op: graph.add(kind, *operands(graph, op))


def mul(graph: Graph, op: Any) -> str:
    return hard_swish(graph, op) or graph.add("Mul", *operands(graph, op))


def negated(kind: str) -> Lowering:
    return lambda graph, op: graph.add("Not", graph.add(kind, *operands(graph, op)))


def by_type(floats: Callable[..., str], integers: Callable[..., str]) -> Lowering:
    def lower(graph: Graph, op: Any) -> str:
        x, y = operands(graph, op)
        return (floats if is_float(op.outputs[0].dtype) else integers)(graph, x, y)

    return lower


def floor_div_floats(graph: Graph, x: str, y: str) -> str:
    return graph.add("Floor", graph.add("Div", x, y))


def floor_div_integers(graph: Graph, x: str, y: str) -> str:
    """Divide in doubles, exact for every int32 pair; ONNX's integer Div truncates."""
    wide = [graph.add("Cast", value, to=TensorProto.DOUBLE) for value in (x, y)]
    return graph.add("Cast", floor_div_floats(graph, *wide), to=INT32)


def mod_floats(graph: Graph, x: str, y: str) -> str:
    """Give the remainder the divisor's sign; C's fmod has the dividend's."""
    zero = graph.constant(0.0)
    rest = graph.add("Mod", x, y, fmod=1)
    opposed = graph.add("Less", graph.add("Mul", graph.add("Sign", rest), y), zero)
    return graph.add("Where", opposed, graph.add("Add", rest, y), rest)


def mod_integers(graph: Graph, x: str, y: str) -> str:
    return graph.add("Mod", x, y)


def pow_floats(graph: Graph, x: str, y: str) -> str:
    return graph.add("Pow", x, y)


def pow_integers(graph: Graph, x: str, y: str) -> str:
    wide = [graph.add("Cast", value, to=TensorProto.DOUBLE) for value in (x, y)]
    return graph.add("Cast", graph.add("Pow", *wide), to=INT32)


def select(graph: Graph, op: Any) -> str:
    element = carrier(op.outputs[0].dtype)
    a, b = graph.of_type(op.a, element), graph.of_type(op.b, element)
    return chosen(graph, graph.of(op.cond), (a, b), element)


BINARIES: dict[str, Lowering] = {
    "add": direct("Add"),
    "floor_div": by_type(floor_div_floats, floor_div_integers),
    "mod": by_type(mod_floats, mod_integers),
    "mul": mul,
    "pow": by_type(pow_floats, pow_integers),
    "real_div": direct("Div"),
    "sub": direct("Sub"),
}

# Results are truth values, or elements of the operands.
EXACT_BINARIES: dict[str, Lowering] = {
    "equal": direct("Equal"),
    "greater": direct("Greater"),
    "greater_equal": direct("GreaterOrEqual"),
    "less": direct("Less"),
    "less_equal": direct("LessOrEqual"),
    "logical_and": direct("And"),
    "logical_or": direct("Or"),
    "logical_xor": direct("Xor"),
    "maximum": direct("Max"),
    "minimum": direct("Min"),
    "not_equal": negated("Equal"),
    "select": select,
}
