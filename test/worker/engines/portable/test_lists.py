import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it

from quantgate_worker.errors import UnsupportedOp, WorkerError

X = np.array([1.5, -2.0], np.float32)


def written(*, dynamic, index):
    def body(x):
        filled = mb.make_list(init_length=2, elem_shape=(2,), dynamic_length=dynamic)
        place = mb.cast(x=mb.mul(x=mb.reduce_sum(x=mb.abs(x=x)), y=index / 3.5), dtype="int32")
        filled = mb.list_write(ls=filled, index=place, value=x)
        return mb.list_gather(ls=filled, indices=[1, 0])

    return body


@pytest.mark.parametrize("dynamic", [False, True])
def test_an_element_is_written_among_zeros(run, dynamic):
    body = written(dynamic=dynamic, index=1)
    assert run(body, X).tolist() == [[1.5, -2.0], [0.0, 0.0]]


def test_a_list_grows_to_where_it_is_written(run):
    assert run(written(dynamic=True, index=4), X).tolist() == [[0.0, 0.0]] * 2


def test_a_list_of_fixed_length_does_not_grow(run):
    with pytest.raises(WorkerError, match=r"op 'list_write.*' failed on x"):
        run(written(dynamic=False, index=4), X)


def test_the_length_is_that_of_the_last_state(run):
    def body(x):
        filled = mb.make_list(init_length=2, elem_shape=(2,))
        return mb.list_length(ls=mb.list_write(ls=filled, index=6, value=x))

    assert run(body, X).tolist() == [7]


def test_elements_of_unknown_shape_are_refused(run):
    def body(x):
        filled = mb.make_list(init_length=2, elem_shape=("width",))
        return mb.list_read(ls=mb.list_write(ls=filled, index=0, value=x), index=0)

    with pytest.raises(UnsupportedOp, match="make_list: elements of a shape unknown before"):
        run(body, X)
