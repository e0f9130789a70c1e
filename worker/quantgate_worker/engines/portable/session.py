"""ONNX Runtime sessions over a lowered graph."""

import re
from typing import Any

import onnx
import onnxruntime
from onnx import helper
from onnxruntime.capi import onnxruntime_pybind11_state as runtime

from quantgate_worker.errors import UnsupportedOp, WorkerError

from .graph import IR_VERSION, OPSET, Graph
from .pruning import needed

WARNINGS_OFF = 3
# All that it raises while it reads and prepares a graph; they have no base in common.
_REFUSALS = (
    runtime.EPFail,
    runtime.Fail,
    runtime.InvalidArgument,
    runtime.InvalidGraph,
    runtime.InvalidProtobuf,
    runtime.NoSuchFile,
    runtime.RuntimeException,
)
# It says a node's name, and the graph names each after the op that it came from.
_NODE = re.compile(r"(?P<op>[^\s()\"']+)/[A-Za-z]+_\d+")
WEIGHTS_FOLDER = "session.model_external_initializers_file_folder_path"


def session(
    graph: Graph,
    inputs: list[onnx.ValueInfoProto],
    outputs: list[onnx.ValueInfoProto],
    threads: int,
) -> onnxruntime.InferenceSession:
    """Prepare a graph for prediction on the CPU with a number of threads.

    Raises UnsupportedOp for what ONNX Runtime has no code for, and WorkerError for what else it
    does not take, naming the op where it does.
    """
    graph.forget()
    model, options = _model(graph, inputs, outputs).SerializeToString(), _options(threads)
    if graph.weights is not None:
        graph.weights.finish()
        options.add_session_config_entry(WEIGHTS_FOLDER, graph.weights.folder)
    try:
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except runtime.NotImplemented as error:
        raise UnsupportedOp(_culprit(error), f"ONNX Runtime cannot execute it: {error}") from error
    except _REFUSALS as error:
        raise WorkerError(f"{_culprit(error)}: ONNX Runtime does not take it: {error}") from error
    finally:
        # What is mapped into memory stays there.
        graph.discard()


def _culprit(error: Exception) -> str:
    """Name the op that an error is about, else the whole program."""
    node = _NODE.search(str(error))
    return f"op {node['op']!r}" if node else "program"


def _options(threads: int) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = WARNINGS_OFF
    # Fused quantize/dequantize pairs would compute in int8 what Core ML computes in floats.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    # Several sessions share the cores: an idle one must not burn them.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options


def _model(
    graph: Graph, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto]
) -> onnx.ModelProto:
    nodes = needed(graph.nodes, [output.name for output in outputs])
    body = helper.make_graph(nodes, "main", inputs, outputs, graph.constants)
    return helper.make_model(
        body, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION
    )
