"""Who races: the rival and the engine, ready to predict with their inputs."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnxruntime

from quantgate_worker.engines.portable import PortableModel

Predict = Callable[[], np.ndarray]
Arrays = dict[str, np.ndarray]

# Inputs and outputs of the rival's decoder; the engine keeps them itself.
STATES = ("keys", "values")


def rival(path: Path, inputs: Arrays, *, threads: int) -> Predict:
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Its threads may spin while it predicts, as they do by default, but not in others' turns.
    options.add_session_config_entry("session.force_spinning_stop", "1")
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    return lambda: session.run(None, inputs)[0]


def engine(path: Path, inputs: Arrays, *, threads: int, audit: bool = False) -> Predict:
    model = PortableModel(path, threads=threads, audit=audit)
    given = {name: value for name, value in inputs.items() if name not in STATES}
    state = model.make_state() if STATES[0] in inputs else None
    return lambda: model.predict(given, state)["y"]
