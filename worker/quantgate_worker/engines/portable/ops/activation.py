from typing import Any

import numpy as np

from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import parameter

from .direct import Lowering, on_x


def with_alpha(kind: str) -> Any:
    return lambda graph, op: graph.add(kind, graph.of(op.x), alpha=parameter(op.alpha))


def clamped_relu(graph: Graph, op: Any) -> str:
    leaky = graph.add("LeakyRelu", graph.of(op.x), alpha=parameter(op.alpha))
    return graph.add("Min", leaky, graph.of(op.beta))


def gelu(graph: Graph, op: Any) -> str:
    x = graph.of(op.x)
    match parameter(op.mode):
        case "EXACT":
            return graph.add("Gelu", x)
        case "TANH_APPROXIMATION":
            return graph.add("Gelu", x, approximate="tanh")
        case _:
            scaled = graph.add("Mul", x, graph.constant(1.702))
            return graph.add("Mul", x, graph.add("Sigmoid", scaled))


def linear_activation(graph: Graph, op: Any) -> str:
    return graph.add("Add", graph.add("Mul", graph.of(op.x), graph.of(op.alpha)), graph.of(op.beta))


def prelu(graph: Graph, op: Any) -> str:
    return graph.add("PRelu", graph.of(op.x), per_channel(graph, op.alpha, op.x.rank))


def relu6(graph: Graph, op: Any) -> str:
    return graph.add("Clip", graph.of(op.x), graph.constant(0.0), graph.constant(6.0))


def scaled_tanh(graph: Graph, op: Any) -> str:
    inner = graph.add("Mul", graph.of(op.x), graph.of(op.beta))
    return graph.add("Mul", graph.add("Tanh", inner), graph.of(op.alpha))


def sigmoid_hard(graph: Graph, op: Any) -> str:
    alpha, beta = parameter(op.alpha), parameter(op.beta)
    return graph.add("HardSigmoid", graph.of(op.x), alpha=alpha, beta=beta)


def silu(graph: Graph, op: Any) -> str:
    x = graph.of(op.x)
    return graph.add("Mul", x, graph.add("Sigmoid", x))


def softmax(graph: Graph, op: Any) -> str:
    return graph.add("Softmax", graph.of(op.x), axis=parameter(op.axis))


def softplus_parametric(graph: Graph, op: Any) -> str:
    alpha, beta = (per_channel(graph, v, op.x.rank) for v in (op.alpha, op.beta))
    inner = graph.add("Softplus", graph.add("Mul", graph.of(op.x), beta))
    return graph.add("Mul", inner, alpha)


def thresholded_relu(graph: Graph, op: Any) -> str:
    """Keep x >= alpha: in ONNX's terms, x greater than the float32 just below alpha."""
    below = np.nextafter(np.float32(parameter(op.alpha)), np.float32(-np.inf))
    return graph.add("ThresholdedRelu", graph.of(op.x), alpha=float(below))


def per_channel(graph: Graph, variable: Any, rank: int) -> str:
    """Shape a constant [C] so that it broadcasts over [N, C, ...] of a rank."""
    return graph.constant(variable.val.reshape(-1, *[1] * (rank - 2)))


ACTIVATIONS: dict[str, Lowering] = {
    "clamped_relu": clamped_relu,
    "elu": with_alpha("Elu"),
    "gelu": gelu,
    "leaky_relu": with_alpha("LeakyRelu"),
    "linear_activation": linear_activation,
    "prelu": prelu,
    "scaled_tanh": scaled_tanh,
    "sigmoid": on_x("Sigmoid"),
    "sigmoid_hard": sigmoid_hard,
    "silu": silu,
    "softmax": softmax,
    "softplus": on_x("Softplus"),
    "softplus_parametric": softplus_parametric,
    "softsign": on_x("Softsign"),
}

# A half comes out as it went in, or as a bound that is a half.
EXACT_ACTIVATIONS: dict[str, Lowering] = {
    "relu": on_x("Relu"),
    "relu6": relu6,
    "thresholded_relu": thresholded_relu,
}
