"""A session run once, its failures told in the words of the program."""

import re

import numpy as np
from onnxruntime.capi import onnxruntime_pybind11_state as runtime

from quantgate_worker.errors import WorkerError

from .session import Session

_FAILURES = (
    runtime.EPFail,
    runtime.Fail,
    runtime.InvalidArgument,
    runtime.NotImplemented,
    runtime.RuntimeException,
)
# ONNX Runtime says the name of the node, and in it is the number of what it came from.
_NODE = re.compile(
    r"running (?P<kind>\w+) node\. Name:'value(?P<number>\d+)/\w+' Status Message: (?P<why>.*)"
)


def run(session: Session, given: dict[str, np.ndarray]) -> list[np.ndarray]:
    """Return the outputs of a session, given what it takes by the names that the model has for it.

    Raises WorkerError naming the op that failed, or what else ONNX Runtime said.
    """
    taken = {session.inputs[name]: array for name, array in given.items()}
    try:
        arrays: list[np.ndarray] = session.runtime.run(None, taken)
    except _FAILURES as error:
        raise WorkerError(_told(session, error, given)) from error
    return arrays


def _told(session: Session, error: Exception, given: dict[str, np.ndarray]) -> str:
    shapes = ", ".join(f"{name} {list(array.shape)}" for name, array in given.items())
    if at := _NODE.search(str(error)):
        op, why = session.scopes[int(at["number"])], session.named(at["why"].strip())
        return f"op {op!r} failed on {shapes}: {at['kind']}: {why}"
    return f"the program failed on {shapes}: {session.named(str(error))}"
