"""A session run once, its failures told in the words of the program."""

import re

import numpy as np
import onnxruntime
from onnxruntime.capi import onnxruntime_pybind11_state as runtime

from quantgate_worker.errors import WorkerError

_FAILURES = (
    runtime.EPFail,
    runtime.Fail,
    runtime.InvalidArgument,
    runtime.NotImplemented,
    runtime.RuntimeException,
)
# ONNX Runtime names the node, and the graph names each after the op that it came from.
_NODE = re.compile(
    r"running (?P<kind>\w+) node\. Name:'(?P<op>.+)/\w+' Status Message: (?P<why>.*)"
)


def run(session: onnxruntime.InferenceSession, given: dict[str, np.ndarray]) -> list[np.ndarray]:
    """Return the outputs of a session.

    Raises WorkerError naming the op that failed, or what else ONNX Runtime said.
    """
    try:
        arrays: list[np.ndarray] = session.run(None, given)
    except _FAILURES as error:
        raise WorkerError(_told(error, given)) from error
    return arrays


def _told(error: Exception, given: dict[str, np.ndarray]) -> str:
    shapes = ", ".join(f"{name} {list(array.shape)}" for name, array in given.items())
    if at := _NODE.search(str(error)):
        return f"op {at['op']!r} failed on {shapes}: {at['kind']}: {at['why'].strip()}"
    return f"the program failed on {shapes}: {error}"
