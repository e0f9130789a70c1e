"""Recurrent layers: MIL's order of gates, biases and directions rewritten as ONNX's.

Values are [steps, batch, width]; weights are constants of the program.
"""

from typing import Any

import numpy as np

from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import parameter, reversed_along, unsqueeze

from .clipped_lstm import clipped_lstm
from .direct import Lowering

# Activation -> ONNX's name, alpha, beta; the constants are those of coremltools' own tests.
ACTIVATIONS: dict[str, tuple[str, list[float], list[float]]] = {
    "hard_sigmoid": ("HardSigmoid", [0.2], [0.5]),
    "linear": ("Affine", [1.0], [0.0]),
    "relu": ("Relu", [], []),
    "scaled_tanh": ("Tanh", [], []),
    "sigmoid": ("Sigmoid", [], []),
    "tanh": ("Tanh", [], []),
}

# Where each of ONNX's gates stands among MIL's.
LSTM_GATES = [0, 2, 1, 3]
LSTM_PEEPHOLES = [0, 2, 1]
GRU_GATES = [2, 0, 1]


def lstm(graph: Graph, op: Any) -> list[str]:
    initial = [_split(graph, op, state) for state in (op.initial_h, op.initial_c)]
    if op.clip is not None:
        return _results(graph, op, clipped_lstm(graph, op, initial))
    weights = [
        _directions(graph, op, name, LSTM_GATES) for name in ("weight_ih", "weight_hh", "bias")
    ]
    peephole = [] if op.peephole is None else [_directions(graph, op, "peephole", LSTM_PEEPHOLES)]
    inputs = [graph.of(op.x), *weights, "", *initial, *peephole]
    kinds = [op.recurrent_activation, op.cell_activation, op.activation]
    outputs = graph.add_many("LSTM", *inputs, outputs=3, **_attributes(op, kinds))
    return _results(graph, op, outputs)


def gru(graph: Graph, op: Any) -> list[str]:
    reset_after = bool(parameter(getattr(op, "reset_after", None)))
    weights = [_directions(graph, op, name, GRU_GATES) for name in ("weight_ih", "weight_hh")]
    inputs = [graph.of(op.x), *weights, _gru_bias(graph, op), "", _split(graph, op, op.initial_h)]
    attributes = _attributes(op, [op.recurrent_activation, op.activation])
    attributes["linear_before_reset"] = int(reset_after)
    return _results(graph, op, graph.add_many("GRU", *inputs, outputs=2, **attributes))


def rnn(graph: Graph, op: Any) -> list[str]:
    weights = [_directions(graph, op, name, [0]) for name in ("weight_ih", "weight_hh", "bias")]
    inputs = [graph.of(op.x), *weights, "", _split(graph, op, op.initial_h)]
    attributes = _attributes(op, [op.activation])
    return _results(graph, op, graph.add_many("RNN", *inputs, outputs=2, **attributes))


def _attributes(op: Any, kinds: list[Any]) -> dict[str, Any]:
    direction = parameter(op.direction)
    count = 2 if direction == "bidirectional" else 1
    chosen = [ACTIVATIONS[parameter(kind).lower()] for kind in kinds] * count
    attributes = {
        "direction": direction,
        "hidden_size": int(op.weight_hh.shape[1]),
        "activations": [name for name, _, _ in chosen],
        "activation_alpha": [value for _, alpha, _ in chosen for value in alpha],
        "activation_beta": [value for _, _, beta in chosen for value in beta],
    }
    return {name: value for name, value in attributes.items() if value != []}


def _directions(graph: Graph, op: Any, name: str, gates: list[int]) -> str:
    """Return one parameter of every direction, [directions, ...], its gates in ONNX's order."""
    names = [name, f"{name}_back"] if parameter(op.direction) == "bidirectional" else [name]
    if getattr(op, name) is None:
        return ""
    values = np.stack([_ordered(getattr(op, each).val, gates) for each in names])
    if name == "bias":
        values = np.concatenate([values, np.zeros_like(values)], axis=1)
    return graph.constant(values)


def _ordered(values: np.ndarray, gates: list[int]) -> np.ndarray:
    blocks = np.split(values, len(gates))
    return np.concatenate([blocks[gate] for gate in gates])


def _gru_bias(graph: Graph, op: Any) -> str:
    """Return [1, 6 * width]: the biases of the input, then those of the hidden state."""
    given = [getattr(op, "input_bias", None), op.bias]
    none = np.zeros(op.weight_ih.shape[0], np.float32)
    halves = [none if half is None else _ordered(half.val, GRU_GATES) for half in given]
    return graph.constant(np.concatenate(halves)[None])


def _split(graph: Graph, op: Any, state: Any) -> str:
    """Reshape [batch, directions * width] to [directions, batch, width]."""
    width = int(op.weight_hh.shape[1])
    parts = graph.add("Reshape", graph.of(state), graph.integers([0, -1, width]))
    return graph.add("Transpose", parts, perm=[1, 0, 2])


def _results(graph: Graph, op: Any, outputs: list[str]) -> list[str]:
    """Join the directions: the steps asked for, then the last hidden (and cell) states."""
    lasts = [_joined(graph, last, [1, 0, 2], [0, -1]) for last in outputs[1:]]
    if not parameter(op.output_sequence):
        return [unsqueeze(graph, lasts[0], [0]), *lasts]
    steps = _joined(graph, outputs[0], [0, 2, 1, 3], [0, 0, -1])
    # MIL lists the steps of a reversed layer as they are computed, ONNX as they are in x.
    backwards = parameter(op.direction) == "reverse"
    return [reversed_along(graph, steps, [0]) if backwards else steps, *lasts]


def _joined(graph: Graph, value: str, order: list[int], shape: list[int]) -> str:
    moved = graph.add("Transpose", value, perm=order)
    return graph.add("Reshape", moved, graph.integers(shape))


RECURRENT: dict[str, Lowering] = {"gru": gru, "lstm": lstm, "rnn": rnn}
