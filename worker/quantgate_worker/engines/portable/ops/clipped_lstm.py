"""An LSTM whose cell state is clipped at every step; ONNX's own would clip what enters its gates.

Values are [steps, batch, width]; gates stand in MIL's order: input, forget, output, cell.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import onnx
from onnx import helper

from quantgate_worker.engines.portable.dtypes import FLOAT
from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import parameter

# Direction -> per pass over the steps, the ending of its weights' names and whether it goes back.
PASSES = {
    "forward": [("", 0)],
    "reverse": [("", 1)],
    "bidirectional": [("", 0), ("_back", 1)],
}

# Activation -> ONNX's node, whose default constants are those of MIL.
NODES = {
    "hard_sigmoid": "HardSigmoid",
    "linear": "Identity",
    "relu": "Relu",
    "scaled_tanh": "Tanh",
    "sigmoid": "Sigmoid",
    "tanh": "Tanh",
}


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What a step computes with: values of the graph, and ONNX's names of the activations."""

    weight: str
    peepholes: list[str]
    lowest: str
    highest: str
    gate: str
    candidate: str
    output: str


def clipped_lstm(graph: Graph, op: Any, initial: list[str]) -> list[str]:
    """Return what ONNX's LSTM would: all steps, [steps, directions, batch, width], and the last.

    `initial` holds the hidden and the cell state, [directions, batch, width].
    """
    passes = PASSES[parameter(op.direction)]
    count = len(passes)
    hidden, cell = (
        graph.add_many("Split", state, outputs=count, axis=0, num_outputs=count)
        for state in initial
    )
    found = [_passed(graph, op, *each) for each in zip(passes, hidden, cell, strict=True)]
    steps, *lasts = zip(*found, strict=True)
    return [
        graph.add("Concat", *steps, axis=1),
        *(graph.add("Concat", *parts, axis=0) for parts in lasts),
    ]


def _passed(graph: Graph, op: Any, each: tuple[str, int], hidden: str, cell: str) -> list[str]:
    """Go over the steps once; return all hidden states, then the last hidden and cell state."""
    ending, back = each
    weight = graph.constant(getattr(op, f"weight_ih{ending}").val.T)
    entering = graph.add("MatMul", graph.of(op.x), weight)
    if (bias := getattr(op, f"bias{ending}")) is not None:
        entering = graph.add("Add", entering, graph.of(bias))
    last_hidden, last_cell, steps = graph.add_many(
        "Scan",
        *(hidden, cell, entering),
        outputs=3,
        body=_step(graph, _cell(graph, op, ending)),
        num_scan_inputs=1,
        scan_input_directions=[back],
        scan_output_directions=[back],
    )
    return [steps, last_hidden, last_cell]


def _cell(graph: Graph, op: Any, ending: str) -> Cell:
    width, limit = int(op.weight_hh.shape[1]), parameter(op.clip)
    peephole = getattr(op, f"peephole{ending}")
    values = np.zeros(3 * width, np.float32) if peephole is None else peephole.val
    kinds = [op.recurrent_activation, op.cell_activation, op.activation]
    gate, candidate, output = (NODES[parameter(kind).lower()] for kind in kinds)
    return Cell(
        weight=graph.constant(getattr(op, f"weight_hh{ending}").val.T),
        peepholes=[graph.constant(part) for part in np.split(values, 3)],
        lowest=graph.constant(np.float32(-limit)),
        highest=graph.constant(np.float32(limit)),
        gate=gate,
        candidate=candidate,
        output=output,
    )


def _step(graph: Graph, cell: Cell) -> onnx.GraphProto:
    """Build the graph of one step, from the states and what enters to the states and the result."""
    before, held, entering = given = [graph.fresh(name) for name in ("hidden", "cell", "entering")]
    with graph.nested() as nodes:
        after, kept = _advanced(graph, cell, before, held, entering)
        results = [graph.add("Identity", value) for value in (after, kept, after)]
    inputs, outputs = (
        [helper.make_tensor_value_info(name, FLOAT, None) for name in names]
        for names in (given, results)
    )
    return helper.make_graph(nodes, graph.fresh("step"), inputs, outputs)


def _advanced(graph: Graph, cell: Cell, hidden: str, held: str, entering: str) -> tuple[str, str]:
    """Return the hidden and the cell state after a step; the output gate sees the clipped cell."""
    gates = graph.add("Add", graph.add("MatMul", hidden, cell.weight), entering)
    parts = graph.add_many("Split", gates, outputs=4, axis=-1, num_outputs=4)
    candidate = graph.add(cell.candidate, parts[3])
    into, forget = (_gate(graph, cell, parts, place, held) for place in (0, 1))
    kept = graph.add("Add", graph.add("Mul", forget, held), graph.add("Mul", into, candidate))
    kept = graph.add("Clip", kept, cell.lowest, cell.highest)
    opened = _gate(graph, cell, parts, 2, kept)
    return graph.add("Mul", opened, graph.add(cell.output, kept)), kept


def _gate(graph: Graph, cell: Cell, parts: list[str], place: int, seen: str) -> str:
    """Return how far a gate is open, which through its peephole sees a cell state."""
    peeked = graph.add("Mul", seen, cell.peepholes[place])
    return graph.add(cell.gate, graph.add("Add", parts[place], peeked))
