import pytest
from onnx import TensorProto, helper

from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.session import session
from quantgate_worker.errors import UnsupportedOp, WorkerError

PAIR = helper.make_tensor_value_info("x", TensorProto.FLOAT, [2])


def prepared(build):
    graph = Graph(lambda _graph, _op: None)
    graph.scope = "culprit"
    y = build(graph)
    return session(graph, [PAIR], [helper.make_tensor_value_info(y, TensorProto.FLOAT, None)], 1)


def of_brain_floats(graph):
    """An op that ONNX defines for more types than ONNX Runtime has code for."""
    few = graph.add("Cast", "x", to=TensorProto.BFLOAT16)
    return graph.add("Cast", graph.add("Erf", few), to=TensorProto.FLOAT)


@pytest.mark.parametrize(
    ("build", "kind", "words"),
    [
        (lambda graph: graph.add("Zap", "x"), WorkerError, "op 'culprit'.*Zap"),
        (lambda graph: graph.add("Relu", "absent"), WorkerError, "absent"),
        (lambda graph: graph.add("Transpose", "x", perm=[1, 2]), WorkerError, "^op 'culprit': "),
        (of_brain_floats, UnsupportedOp, "^op 'culprit': "),
    ],
    ids=["an unknown op", "an unknown value", "axes that are not", "no code"],
)
def test_what_onnx_runtime_does_not_take_is_an_error_that_names_it(build, kind, words):
    with pytest.raises(WorkerError, match=words) as refused:
        prepared(build)
    assert type(refused.value) is kind


def test_what_it_takes_runs():
    assert prepared(lambda graph: graph.add("Relu", "x")).get_outputs()[0].shape == [2]
