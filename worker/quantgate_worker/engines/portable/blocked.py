"""Convolutions of halves in ONNX Runtime's own layout, from one to the next.

It keeps channels in blocks between convolutions, and reorders them wherever something stands that
it cannot do in blocks. A rounding is two casts, which it cannot, although to a cast, as to every
function of one number, it is all one in which order values lie. So while it optimizes the graph,
these are hidden in an op that it lets pass, and put back into what it has made.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import onnx
import onnxruntime
from onnx import NodeProto, TensorProto, helper

# Of the ops that it lets pass, one that it puts into graphs itself; nobody means it with these.
_PASSING, _DOMAIN, _FIRST = "QuickGelu", "com.microsoft", 2**20
# Functions of one number, finite at the zeros that blocks are filled up with.
_FUNCTIONS = frozenset({"Elu", "Gelu", "HardSigmoid", "Softplus", "Softsign", "ThresholdedRelu"})
_CONVOLUTIONS = frozenset({"Conv", "ConvTranspose"})
_FILE, _WEIGHTS = "model.onnx", "weights"


def gains(nodes: Iterable[NodeProto]) -> bool:
    """Tell whether a graph has both convolutions and roundings."""
    every = list(nodes)
    return any(node.op_type in _CONVOLUTIONS for node in every) and any(map(_halves, every))


def blocked(model: onnx.ModelProto, options: Any, folder: Path) -> onnx.ModelProto | None:
    """Return a model as ONNX Runtime optimizes it, its weights in a file of a folder.

    None where something hidden got lost on the way. Raises what ONNX Runtime raises.
    """
    hidden: list[list[NodeProto]] = []
    made = _with(model, _hide(model.graph.node, hidden))
    made.opset_import.append(helper.make_opsetid(_DOMAIN, 1))
    options.optimized_model_filepath = str(folder / _FILE)
    options.add_session_config_entry(
        "session.optimized_model_external_initializers_file_name", _WEIGHTS
    )
    # It is never run: its weights need not be made ready for that.
    options.add_session_config_entry("session.disable_prepacking", "1")
    onnxruntime.InferenceSession(
        made.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    optimized = onnx.load(folder / _FILE, load_external_data=False)
    found = [_number(node) for node in optimized.graph.node if _is_hiding(node)]
    if sorted(found) != list(range(len(hidden))):
        return None
    return _with(optimized, _shown(optimized.graph.node, hidden))


def _with(model: onnx.ModelProto, nodes: list[NodeProto]) -> onnx.ModelProto:
    """Copy a model, with other nodes."""
    made = onnx.ModelProto(ir_version=model.ir_version, opset_import=model.opset_import)
    made.graph.CopyFrom(model.graph)
    del made.graph.node[:]
    made.graph.node.extend(nodes)
    return made


def _halves(node: NodeProto) -> bool:
    return bool(node.op_type == "Cast" and node.attribute[0].i == TensorProto.FLOAT16)


def _hide(nodes: Iterable[NodeProto], hidden: list[list[NodeProto]]) -> list[NodeProto]:
    """Hide functions, and the two casts of a rounding, which stand one behind the other."""
    made, half = [], None
    for node in nodes:
        if _halves(node):
            half = node
            continue
        if half is None and node.op_type not in _FUNCTIONS:
            made.append(node)
            continue
        number = float(_FIRST + len(hidden))
        hidden.append([node] if half is None else [half, node])
        made.append(
            helper.make_node(
                _PASSING,
                hidden[-1][0].input,
                node.output,
                name=node.name,
                domain=_DOMAIN,
                alpha=number,
            )
        )
        half = None
    return made


def _shown(nodes: Iterable[NodeProto], hidden: list[list[NodeProto]]) -> list[NodeProto]:
    """Put back what is hidden, between the values that it has now."""
    made = []
    for node in nodes:
        if not _is_hiding(node):
            made.append(node)
            continue
        parts = [NodeProto.FromString(each.SerializeToString()) for each in hidden[_number(node)]]
        parts[0].input[0] = node.input[0]
        parts[-1].output[0] = node.output[0]
        made += parts
    return made


def _is_hiding(node: NodeProto) -> bool:
    return node.op_type == _PASSING and _number(node) >= 0


def _number(node: NodeProto) -> int:
    return int(next(each.f for each in node.attribute if each.name == "alpha")) - _FIRST
