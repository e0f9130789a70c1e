import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - its usual name
from coremltools.optimize import coreml as cto

from quantgate_worker.engines.portable import PortableModel, alive
from quantgate_worker.engines.portable.alive import largest
from quantgate_worker.errors import WorkerError

# Of a value of the programs below: 1 by 1000 floats.
ROW = 4000


@pytest.fixture
def spec():
    """The specification of a program as it is written, without passes that change it."""

    def build(body):
        program = mb.program(input_specs=[mb.TensorSpec((1, 1000))], opset_version=ct.target.iOS16)(
            body
        )
        return ct.convert(
            program,
            convert_to="mlprogram",
            compute_precision=ct.precision.FLOAT32,
            pass_pipeline=ct.PassPipeline.EMPTY,
        ).get_spec()

    return build


def rows(spec):
    """Tell how many rows are alive at one time: constants are some bytes more."""
    return largest(spec).bytes // ROW


def test_values_count_as_long_as_somebody_takes_them(spec):
    def in_turn(x):
        for n in range(4):
            x = mb.cumsum(x=x, axis=1, name=f"op{n}")
        return x

    def at_once(x):
        parts = [mb.cumsum(x=x, axis=axis, name=f"op{axis}") for axis in (0, 1)]
        return mb.concat(values=parts, axis=1, name="all")

    # The input stays; of the others, one is made of one.
    assert rows(spec(in_turn)) == 3
    # The input, two parts, and both again.
    assert rows(spec(at_once)) == 5
    assert largest(spec(at_once)).at == "all"


def test_another_shape_of_a_value_and_a_value_changed_in_place_take_nothing(spec):
    def body(x):
        first = mb.cumsum(x=x, axis=1, name="first")
        shaped = mb.reshape(x=first, shape=[10, 100], name="shaped")
        return mb.relu(x=mb.mul(x=shaped, y=np.float32(2), name="twice"), name="end")

    assert rows(spec(body)) == 2


def test_what_a_block_makes_is_beside_what_is_alive_around_it(spec):
    def body(x):
        kept = mb.cumsum(x=x, axis=1, name="kept")
        known = mb.greater(x=mb.reduce_sum(x=x, axes=[0, 1]), y=np.float32(0), name="known")
        inner = mb.cond(
            pred=known,
            _true_fn=lambda: mb.concat(values=[x, x, x], axis=1, name="wide"),
            _false_fn=lambda: mb.concat(values=[x, x, x], axis=1, name="wide too"),
        )
        return mb.concat(values=[kept, inner], axis=1)

    # At its end: the kept row, three of the block, and all four joined; the input is still given.
    assert rows(spec(body)) == 9


def test_weights_count_dense_whatever_they_are_stored_as(dense):
    weight = np.random.default_rng(0).normal(size=(50, 100))
    plain = ct.models.MLModel(str(dense(weight)), skip_model_load=True)
    config = cto.OptimizationConfig(cto.OpPalettizerConfig(nbits=2, weight_threshold=0))
    packed = cto.palettize_weights(plain, config)
    assert largest(packed.get_spec()).bytes == largest(plain.get_spec()).bytes
    assert largest(plain.get_spec()).bytes >= weight.size * 4


def test_what_a_machine_cannot_hold_is_refused_before_it_is_loaded(digits, monkeypatch):
    needed = largest(ct.models.MLModel(str(digits), skip_model_load=True).get_spec())
    monkeypatch.setattr(alive, "machine_bytes", lambda: needed.bytes)
    PortableModel(str(digits))
    monkeypatch.setattr(alive, "machine_bytes", lambda: needed.bytes - 1)
    with pytest.raises(WorkerError, match=f"at one time \\(at the op '{needed.at}'\\)"):
        PortableModel(str(digits))
    monkeypatch.setattr(alive, "machine_bytes", lambda: None)
    PortableModel(str(digits))
