from typing import Any

from coremltools.converters.mil.mil import types

from quantgate_worker.engines.portable.dtypes import BOOL, FLOAT, INT32, carrier, is_float, narrow
from quantgate_worker.engines.portable.graph import Graph

from .direct import Lowering, on_x


def cast(graph: Graph, op: Any) -> str:
    return converted(graph, graph.of(op.x), op.x.dtype, types.string_to_builtin(op.dtype.val))


def converted(graph: Graph, value: str, source: Any, target: Any) -> str:
    """Convert between MIL types; integers wrap at the width of the target."""
    if carrier(source) != carrier(target):
        value = graph.add("Cast", value, to=carrier(target))
    width = narrow(target)
    if width is None or narrow(source) == width or carrier(source) == BOOL:
        return value
    return graph.add("Cast", graph.add("Cast", value, to=width), to=INT32)


def clip(graph: Graph, op: Any) -> str:
    return graph.add("Clip", graph.of(op.x), graph.of(op.alpha), graph.of(op.beta))


def exp2(graph: Graph, op: Any) -> str:
    power = graph.add("Pow", graph.constant(2.0), graph.of_type(op.x, FLOAT))
    return power if is_float(op.x.dtype) else graph.add("Cast", power, to=INT32)


def stabilised(graph: Graph, op: Any) -> str:
    """Return x + epsilon: log, inverse and rsqrt all add it, whatever the sign of x."""
    return graph.add("Add", graph.of(op.x), graph.of(op.epsilon))


def inverse(graph: Graph, op: Any) -> str:
    return graph.add("Reciprocal", stabilised(graph, op))


def log(graph: Graph, op: Any) -> str:
    return graph.add("Log", stabilised(graph, op))


def rsqrt(graph: Graph, op: Any) -> str:
    return graph.add("Reciprocal", graph.add("Sqrt", stabilised(graph, op)))


def square(graph: Graph, op: Any) -> str:
    return graph.add("Mul", graph.of(op.x), graph.of(op.x))


def threshold(graph: Graph, op: Any) -> str:
    return graph.add("Max", graph.of(op.x), graph.of(op.alpha))


UNARIES: dict[str, Lowering] = {
    "acos": on_x("Acos"),
    "asin": on_x("Asin"),
    "atan": on_x("Atan"),
    "atanh": on_x("Atanh"),
    "cast": cast,
    "cos": on_x("Cos"),
    "cosh": on_x("Cosh"),
    "erf": on_x("Erf"),
    "exp": on_x("Exp"),
    "exp2": exp2,
    "inverse": inverse,
    "log": log,
    "rsqrt": rsqrt,
    "sin": on_x("Sin"),
    "sinh": on_x("Sinh"),
    "sqrt": on_x("Sqrt"),
    "square": square,
    "tan": on_x("Tan"),
    "tanh": on_x("Tanh"),
}

# Whatever a half goes in, a half comes out.
EXACT_UNARIES: dict[str, Lowering] = {
    "abs": on_x("Abs"),
    "ceil": on_x("Ceil"),
    "clip": clip,
    "floor": on_x("Floor"),
    "logical_not": on_x("Not"),
    "round": on_x("Round"),
    "sign": on_x("Sign"),
    "threshold": threshold,
}
