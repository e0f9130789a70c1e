import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it
from coremltools.converters.mil.mil import get_new_symbol

from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.errors import WorkerError


def test_an_index_out_of_bounds_is_an_error_that_names_the_op(convert):
    def body(x):
        return mb.gather(x=np.ones(3, np.float32), indices=mb.cast(x=x, dtype="int32"), name="pick")

    model = PortableModel(convert(body, (2,)))
    assert model.predict({"x": np.array([0, 2])})["pick"].tolist() == [1.0, 1.0]
    with pytest.raises(WorkerError, match=r"^op 'pick' failed on x \[2\]: Gather: .*bounds"):
        model.predict({"x": np.array([0, 3])})


def test_a_size_that_an_op_cannot_take_is_an_error_that_names_the_op(convert):
    def body(x):
        return mb.matmul(x=x, y=np.ones((3, 2), np.float32), name="product")

    width = ct.RangeDim(2, 5, default=3)
    inputs = [ct.TensorType(name="x", shape=ct.Shape((1, width)))]
    model = PortableModel(convert(body, (1, get_new_symbol()), inputs=inputs))
    assert model.predict({"x": np.ones((1, 3))})["product"].tolist() == [[3.0, 3.0]]
    with pytest.raises(WorkerError, match=r"^op 'product' failed on x \[1, 4\]: "):
        model.predict({"x": np.ones((1, 4))})


ONES = np.ones((2, 3), np.float32)
U = np.ones((1, 3), np.float32)

# Not `gather` and `gather_nd`: coremltools rewrites their negative indices when it converts.
INDEXED = {
    "gather_along_axis": lambda i: mb.gather_along_axis(x=ONES, indices=i),
    "scatter": lambda i: mb.scatter(data=ONES[0], indices=mb.reshape(x=i, shape=[3]), updates=U[0]),
    "scatter_along_axis": lambda i: mb.scatter_along_axis(data=ONES, indices=i, updates=U),
    "scatter_nd": lambda i: mb.scatter_nd(
        data=ONES[0], indices=mb.reshape(x=i, shape=[3, 1]), updates=U[0]
    ),
}
FIRST = np.zeros((1, 3))
LAST = np.array([[0, -1, 0]])


@pytest.mark.parametrize("op", INDEXED)
def test_a_negative_index_counts_from_the_end_up_to_ios_16_and_fails_from_ios_17(convert, op):
    def body(x):
        return INDEXED[op](mb.cast(x=x, dtype="int32"))

    before = PortableModel(convert(body, (1, 3), target=ct.target.iOS16))
    before.predict({"x": LAST})
    since = PortableModel(convert(body, (1, 3), target=ct.target.iOS17))
    since.predict({"x": FIRST})
    with pytest.raises(WorkerError, match=r"^op '.*' failed on x"):
        since.predict({"x": LAST})


def test_a_negative_index_that_is_a_constant_is_refused_when_the_model_is_loaded(convert):
    def body(x):
        return mb.gather_along_axis(x=x, indices=[[0, -1]], axis=1)

    assert PortableModel(convert(body, (1, 3), target=ct.target.iOS16))
    with pytest.raises(WorkerError, match=r"^gather_along_axis: a negative index"):
        PortableModel(convert(body, (1, 3), target=ct.target.iOS17))
