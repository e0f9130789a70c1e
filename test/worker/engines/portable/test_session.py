import numpy as np
import pytest
from onnx import TensorProto, helper

from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.running import run
from quantgate_worker.engines.portable.session import session
from quantgate_worker.errors import UnsupportedOp, WorkerError


def prepared(build):
    graph = Graph(lambda _graph, _op: None)
    x = graph.input("x")
    graph.scope = "culprit"
    y = build(graph, x)
    given = helper.make_tensor_value_info(x, TensorProto.FLOAT, [2])
    return session(graph, [given], [helper.make_tensor_value_info(y, TensorProto.FLOAT, None)], 1)


def of_brain_floats(graph, x):
    """An op that ONNX defines for more types than ONNX Runtime has code for."""
    few = graph.add("Cast", x, to=TensorProto.BFLOAT16)
    return graph.add("Cast", graph.add("Erf", few), to=TensorProto.FLOAT)


@pytest.mark.parametrize(
    ("build", "kind", "words"),
    [
        (lambda graph, x: graph.add("Zap", x), WorkerError, "op 'culprit'.*Zap"),
        (lambda graph, _x: graph.add("Relu", "absent"), WorkerError, "absent"),
        (lambda graph, x: graph.add("Transpose", x, perm=[1, 2]), WorkerError, "^op 'culprit': "),
        (of_brain_floats, UnsupportedOp, "^op 'culprit': "),
    ],
    ids=["an unknown op", "an unknown value", "axes that are not", "no code"],
)
def test_what_onnx_runtime_does_not_take_is_an_error_that_names_it(build, kind, words):
    with pytest.raises(WorkerError, match=words) as refused:
        prepared(build)
    assert type(refused.value) is kind


def test_what_it_takes_runs():
    made = prepared(lambda graph, x: graph.add("Relu", x))
    assert run(made, {"x": np.float32([-1, 2])})[0].tolist() == [0, 2]
