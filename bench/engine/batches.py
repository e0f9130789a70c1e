"""Whether several examples in one prediction would pay: ONNX Runtime on torch's own export."""

import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import numpy as np
import onnxruntime
import torch
from full import FULL

NAMES = ("mobilenetv2", "resnet", "efficientnet", "detector", "bert", "vit")
SIZES = (1, 2, 4, 8)
ROUNDS = 5


def batches(folder: Path, names: list[str]) -> Iterator[str]:
    """Tell of each model what an example costs in batches, and whether its answer is the same."""
    warnings.simplefilter("ignore")
    for name in names:
        session, examples = _ready(folder / f"{name}.onnx", name)
        alone = _answers(session, examples, 1)
        times: dict[int, list[float]] = {size: [] for size in SIZES}
        for _ in range(ROUNDS):
            for size in SIZES:
                start = time.process_time()
                _answers(session, examples, size)
                times[size].append((time.process_time() - start) / max(SIZES))
        for size in SIZES:
            same = _answers(session, examples, size).tobytes() == alone.tobytes()
            spent = f"{median(times[size]) * 1e3:8.2f} ms an example"
            share = median(times[size]) / median(times[1])
            bits = "the same bits" if same else "other bits"
            yield f"{name:14}{size:3} at a time{spent}, {share:.2f} of alone, {bits}"


def _ready(path: Path, name: str) -> tuple[onnxruntime.InferenceSession, dict[str, np.ndarray]]:
    """Export a model with any number of examples, and return as many as the largest batch has."""
    architecture = FULL[name]
    steps = architecture.steps()
    torch.onnx.export(
        architecture.network(),
        tuple(value.clone() for value in steps[0].values()),
        str(path),
        input_names=list(steps[0]),
        dynamic_axes={key: {0: "examples"} for key in steps[0]},
        opset_version=20,
        dynamo=False,
    )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    return session, {
        key: np.concatenate([step[key].numpy() for step in steps[: max(SIZES)]]) for key in steps[0]
    }


def _answers(
    session: onnxruntime.InferenceSession, examples: dict[str, np.ndarray], size: int
) -> np.ndarray:
    return np.concatenate(
        [
            session.run(None, {key: all_[at : at + size] for key, all_ in examples.items()})[0]
            for at in range(0, max(SIZES), size)
        ]
    )
