"""Convolutions of halves stay in ONNX Runtime's own layout across roundings."""

import tempfile
from collections import Counter

import numpy as np
import onnx
import onnxruntime
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it
from onnx import TensorProto, helper

from quantgate_worker.engines.portable import PortableModel, session
from quantgate_worker.engines.portable.blocked import blocked

# Not a whole number of blocks, whose rest ONNX Runtime fills up with zeros.
CHANNELS, SHAPE = 20, (1, 20, 12, 10)


def conv(x, weights, seed=0):
    kernel = weights(CHANNELS, CHANNELS, 3, 3, seed=seed) / 9
    return mb.conv(x=x, weight=kernel, bias=weights(CHANNELS, seed=seed), pad_type="same")


BETWEEN = {
    "nothing": lambda x: x,
    "relu6": lambda x: mb.relu6(x=x),
    "silu": lambda x: mb.silu(x=x),
    "hard swish": lambda x: mb.mul(
        x=(kept := mb.thresholded_relu(x=x, alpha=-3.0)),
        y=mb.sigmoid_hard(x=kept, alpha=1 / 6, beta=0.5),
    ),
    "elu": lambda x: mb.elu(x=x, alpha=0.7),
    "gelu": lambda x: mb.gelu(x=x, mode="EXACT"),
    "softplus": lambda x: mb.softplus(x=x),
    "softsign": lambda x: mb.softsign(x=x),
    "inverse": lambda x: mb.inverse(x=x, epsilon=0.01),
    "sum": lambda x: mb.add(x=x, y=mb.tanh(x=x)),
    "pool": lambda x: mb.max_pool(x=x, kernel_sizes=[2, 2], strides=[1, 1], pad_type="same"),
}


@pytest.mark.parametrize("between", BETWEEN)
def test_the_layout_changes_no_bit(between, convert, weights, monkeypatch):
    def body(x):
        return conv(BETWEEN[between](conv(BETWEEN[between](conv(x, weights)), weights, 1)), weights)

    model = convert(body, SHAPE, half=True)
    x = {"x": weights(*SHAPE, seed=3)}
    (in_blocks,) = PortableModel(model).predict(x).values()
    monkeypatch.setattr(session, "gains", lambda _nodes: False)
    (plain,) = PortableModel(model).predict(x).values()
    assert np.isfinite(plain).all()
    assert in_blocks.tobytes() == plain.tobytes()


def three(*, rounded, functions=("Relu",)):
    """A model of three convolutions with functions between them, and roundings where asked for."""
    kernel = onnx.numpy_helper.from_array(np.ones((32, 32, 3, 3), np.float32), "kernel")
    nodes, value = [], "x"
    for index in range(3):
        for kind in ("Conv", *functions):
            given, value = [value, "kernel"] if kind == "Conv" else [value], f"{kind}{index}"
            pads = {"pads": [1] * 4} if kind == "Conv" else {}
            nodes.append(helper.make_node(kind, given, [value], **pads))
        if rounded:
            half, value = f"half{index}", f"rounded{index}"
            last = nodes[-1].output[0]
            nodes.append(helper.make_node("Cast", [last], [half], to=TensorProto.FLOAT16))
            nodes.append(helper.make_node("Cast", [half], [value], to=TensorProto.FLOAT))
    return of_nodes(nodes, value, [kernel])


def of_nodes(nodes, output, constants):
    x, y = (
        helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
        for name, shape in (("x", (1, 32, 8, 8)), (output, None))
    )
    return helper.make_model(
        helper.make_graph(nodes, "main", [x], [y], constants),
        opset_imports=[helper.make_opsetid("", 20)],
        ir_version=10,
    )


def kinds(model):
    return Counter(node.op_type for node in model.graph.node)


@pytest.mark.parametrize("functions", [["Relu"], ["HardSigmoid"], ["ThresholdedRelu", "Elu"]])
def test_a_rounding_costs_no_change_of_layout(functions, tmp_path):
    rounded, plain = (
        kinds(blocked(three(rounded=each, functions=few), onnxruntime.SessionOptions(), tmp_path))
        for each, few in ((True, functions), (False, ["Relu"]))
    )
    assert rounded["Cast"] == 6
    assert rounded["QuickGelu"] == 0
    for kind in ("Conv", "ReorderInput", "ReorderOutput"):
        assert rounded[kind] == plain[kind]


def test_nothing_is_given_where_a_rounding_gets_lost(tmp_path, monkeypatch):
    model = three(rounded=True)
    without = [node for node in model.graph.node if node.op_type != "Cast"]
    monkeypatch.setattr(onnx, "load", lambda *_given, **_options: of_nodes(without, "y", []))
    assert blocked(model, onnxruntime.SessionOptions(), tmp_path) is None


def test_what_gets_lost_on_the_way_is_computed_all_the_same(convert, weights, monkeypatch):
    model = convert(lambda x: conv(mb.relu(x=conv(x, weights)), weights), SHAPE, half=True)
    x = {"x": weights(*SHAPE)}
    (expected,) = PortableModel(model).predict(x).values()
    asked = []
    monkeypatch.setattr(session, "blocked", lambda *given: asked.append(given))
    (found,) = PortableModel(model).predict(x).values()
    assert len(asked) == 1
    assert found.tobytes() == expected.tobytes()


def test_no_file_is_left_behind(convert, weights, tmp_path, monkeypatch):
    model = convert(lambda x: conv(mb.relu(x=conv(x, weights)), weights), SHAPE, half=True)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    loaded = PortableModel(model)
    assert list(tmp_path.iterdir()) == []
    assert loaded.predict({"x": weights(*SHAPE)})
