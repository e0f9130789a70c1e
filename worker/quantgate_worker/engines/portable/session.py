"""ONNX Runtime sessions over a lowered graph."""

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import onnx
import onnxruntime
from onnx import helper
from onnxruntime.capi import onnxruntime_pybind11_state as runtime

from quantgate_worker.errors import UnsupportedOp, WorkerError
from quantgate_worker.machine import writing_below

from .blocked import blocked, gains
from .graph import IR_VERSION, OPSET, Graph
from .pruning import needed

WARNINGS_OFF = 3
OPTIMIZED_ALREADY = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
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
# It says the names of nodes and values, and the graph knows what each came from.
_MADE = re.compile(r"value(?P<number>\d+)/\w+")
WEIGHTS_FOLDER = "session.model_external_initializers_file_folder_path"


@dataclass(frozen=True, kw_only=True)
class Session:
    """`inputs`: what the model calls what it takes, and the value in the graph that stands for it.

    `scopes`: the number in the name of a node or a value -> the op that it came from.
    """

    runtime: onnxruntime.InferenceSession
    inputs: Mapping[str, str]
    scopes: Mapping[int, str]

    def named(self, said: str) -> str:
        """Say what ONNX Runtime said with the names of the ops that it is about."""
        return _named(said, self.scopes)


def session(
    graph: Graph,
    inputs: list[onnx.ValueInfoProto],
    outputs: list[onnx.ValueInfoProto],
    threads: int,
    *,
    watched: bool = False,
) -> Session:
    """Prepare a graph for prediction on the CPU with a number of threads.

    Where every value is `watched`, each would be brought out of blocks to be looked at.
    Raises UnsupportedOp for what ONNX Runtime has no code for, and WorkerError for what else it
    does not take, naming the op where it does.
    """
    graph.forget()
    model = _model(graph, inputs, outputs)
    if graph.weights is not None:
        graph.weights.finish()
    try:
        weights = graph.weights.folder if graph.weights else None
        made = _made(model, weights, threads, in_blocks=not watched)
    except (runtime.NotImplemented, *_REFUSALS) as error:
        op, said = _culprit(error, graph.scopes), _named(str(error), graph.scopes)
        if isinstance(error, runtime.NotImplemented):
            raise UnsupportedOp(op, f"ONNX Runtime cannot execute it: {said}") from error
        raise WorkerError(f"{op}: ONNX Runtime does not take it: {said}") from error
    finally:
        # What is mapped into memory stays there.
        graph.discard()
    return Session(runtime=made, inputs=graph.inputs, scopes=graph.scopes)


def _made(
    model: onnx.ModelProto, weights: str | None, threads: int, *, in_blocks: bool
) -> onnxruntime.InferenceSession:
    """Have a model optimized, its roundings put back into what comes of it where that gains."""
    if in_blocks and gains(model.graph.node):
        with (
            tempfile.TemporaryDirectory(prefix="quantgate-blocked-") as folder,
            writing_below(folder),
        ):
            optimized = blocked(model, _options(threads, weights), Path(folder))
            if optimized is not None:
                options = _options(threads, folder)
                options.graph_optimization_level = OPTIMIZED_ALREADY
                return _inference(optimized, options)
    return _inference(model, _options(threads, weights))


def _inference(model: onnx.ModelProto, options: Any) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )


def _culprit(error: Exception, scopes: Mapping[int, str]) -> str:
    """Name the op that an error is about, else the whole program."""
    made = _MADE.search(str(error))
    return f"op {scopes[int(made['number'])]!r}" if made else "program"


def _named(said: str, scopes: Mapping[int, str]) -> str:
    return _MADE.sub(lambda made: repr(scopes.get(int(made["number"]), made[0])), said)


def _options(threads: int, weights: str | None) -> Any:
    """Return the options of a session whose weights lie in a folder."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = WARNINGS_OFF
    # Fused quantize/dequantize pairs would compute in int8 what Core ML computes in floats.
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    # Several sessions share the cores: an idle one must not burn them.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if weights is not None:
        options.add_session_config_entry(WEIGHTS_FOLDER, weights)
    return options


def _model(
    graph: Graph, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto]
) -> onnx.ModelProto:
    nodes = needed(graph.nodes, [output.name for output in outputs])
    body = helper.make_graph(nodes, "main", inputs, outputs, graph.constants)
    return helper.make_model(
        body, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION
    )
