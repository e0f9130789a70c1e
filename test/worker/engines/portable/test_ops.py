"""Ops that coremltools' own tests never predict with."""

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it
from coremltools.converters.mil.mil import get_new_symbol

from quantgate_worker.engines.portable import PortableModel

X = np.array([-1.5, 0.0, 0.25, 2.0], np.float32)

LOGIC = {
    "logical_and": np.logical_and,
    "logical_or": np.logical_or,
    "logical_xor": np.logical_xor,
}


def test_ceil_rounds_up(run):
    assert run(lambda x: mb.ceil(x=x), X).tolist() == [-1.0, 0.0, 1.0, 2.0]


@pytest.mark.parametrize("op", LOGIC)
def test_logic_combines_truth_values(run, op):
    def body(x):
        small, positive = mb.less(x=x, y=1.0), mb.greater(x=x, y=0.0)
        return mb.cast(x=getattr(mb, op)(x=small, y=positive), dtype="int32")

    assert run(body, X).tolist() == LOGIC[op](X < 1, X > 0).astype(int).tolist()


def test_not_inverts_truth_values(run):
    def body(x):
        return mb.cast(x=mb.logical_not(x=mb.greater(x=x, y=0.0)), dtype="int32")

    assert run(body, X).tolist() == [1, 1, 0, 0]


def test_fill_takes_its_shape_from_a_value(convert):
    def body(x):
        return mb.fill(shape=mb.shape(x=x), value=2.5)

    inputs = [ct.TensorType(name="x", shape=ct.Shape((1, ct.RangeDim(2, 5, default=3))))]
    model = PortableModel(convert(body, (1, get_new_symbol()), inputs=inputs))
    (filled,) = model.predict({"x": np.zeros((1, 4))}).values()
    assert filled.tolist() == [[2.5] * 4]
