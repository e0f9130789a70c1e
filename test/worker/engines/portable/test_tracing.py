"""Which op made an output not finite."""

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it

from quantgate_worker.engines.portable import PortableModel


@pytest.fixture
def culprit(convert):
    """Convert a function of x, predict with one array, and return what began what is not finite."""

    def found(body, x, **options):
        model = PortableModel(convert(body, np.shape(x), **options), trace=True)
        model.predict({"x": np.asarray(x, np.float32)})
        (output,) = model.outputs
        return model.culprit(output.name)

    return found


def far(x):
    return mb.mul(x=x, y=np.float32(300), name="far")


def divided(x):
    """An infinity in 16 bits, which is passed on, and by itself is no number."""
    square = mb.mul(x=far(x), y=far(x), name="square")
    turned = mb.reshape(x=mb.relu(x=square), shape=[1, 2], name="turned")
    total = mb.reduce_sum(x=turned, axes=[-1], keep_dims=True, name="total")
    return mb.softmax(x=mb.real_div(x=turned, y=total), axis=-1)


def test_the_first_op_is_named_however_far_behind_it_the_output_is(culprit):
    found = culprit(divided, [[1.0, 2.0]], half=True)
    assert (found.op, found.name) == ("mul", "square_cast_fp16")
    assert (found.gives, found.constant) == ("infinite", False)
    assert culprit(divided, [[1.0, 2.0]]) is None
    assert culprit(divided, [[0.1, 0.2]], half=True) is None


def masked(x):
    """A mask of minus infinity that the softmax takes away, and behind it a division of 0 by 0."""
    hidden = mb.add(x=x, y=np.float32([[0, -1e9]]), name="hidden")
    chosen = mb.softmax(x=hidden, axis=-1, name="chosen")
    less = mb.sub(x=chosen, y=np.float32([[1, 0]]), name="less")
    return mb.real_div(x=less, y=mb.reduce_sum(x=less, name="sum"), name="share")


def test_an_infinity_that_leaves_no_trace_is_not_blamed(culprit):
    found = culprit(masked, [[1.0, 2.0]])
    assert (found.op, found.name, found.gives) == ("real_div", "share", "nan")


def test_what_is_no_number_is_followed_before_what_is_infinite(culprit):
    def body(x):
        # Infinite from 100 on, no number at 0.
        large = mb.exp(x=x, name="large")
        none = mb.real_div(x=mb.sub(x=x, y=x), y=mb.sub(x=x, y=x), name="none")
        return mb.add(x=large, y=none, name="y")

    found = culprit(body, [100.0])
    assert (found.name, found.gives) == ("none", "nan")


def test_an_op_with_a_constant_that_is_not_finite_is_told_so(culprit):
    def body(x):
        return mb.linear(x=x, weight=np.float32([[np.nan, 1]]), name="y")

    found = culprit(body, [[1.0, 2.0]])
    assert (found.op, found.name, found.constant) == ("linear", "y", True)


def test_an_input_that_is_not_finite_is_the_culprit_itself(culprit):
    found = culprit(lambda x: mb.mul(x=x, y=np.float32(2)), [1.0, np.inf])
    assert (found.op, found.name, found.gives) == ("input", "x", "infinite")


def test_a_block_answers_for_what_is_inside_and_not_for_what_it_reads(culprit):
    def inside(x):
        chosen = mb.greater(x=mb.reduce_sum(x=x), y=np.float32(0))
        return mb.cond(
            pred=chosen,
            _true_fn=lambda: mb.exp(x=mb.mul(x=x, y=np.float32(1000))),
            _false_fn=lambda: mb.mul(x=x, y=np.float32(1)),
            name="chosen",
        )

    def outside(x):
        large = mb.exp(x=x, name="large")
        return mb.cond(
            pred=mb.greater(x=mb.reduce_sum(x=x), y=np.float32(0)),
            _true_fn=lambda: mb.mul(x=large, y=np.float32(2)),
            _false_fn=lambda: mb.mul(x=x, y=np.float32(1)),
            name="chosen",
        )

    assert (culprit(inside, [1.0]).op, culprit(inside, [-1.0])) == ("cond", None)
    assert culprit(outside, [100.0]).name == "large"


def test_the_latest_prediction_is_the_one_that_is_told_of(convert):
    model = PortableModel(convert(lambda x: mb.exp(x=x, name="y"), (1,)), trace=True)
    model.predict({"x": [100.0]})
    assert model.culprit("y").name == "y"
    model.predict({"x": [1.0]})
    assert model.culprit("y") is None


def test_32_bits_in_a_program_of_16_are_traced_too():
    def body(x):
        wide = mb.exp(x=mb.mul(x=x, y=np.float32(2), name="twice"), name="wide")
        return mb.mul(x=wide, y=np.float32(0), name="y")

    chosen = ct.transform.FP16ComputePrecision(op_selector=lambda op: op.name == "twice")
    program = mb.program(input_specs=[mb.TensorSpec((1,))], opset_version=ct.target.iOS16)(body)
    made = ct.convert(
        program,
        convert_to="mlprogram",
        compute_precision=chosen,
        minimum_deployment_target=ct.target.iOS16,
        skip_model_load=True,
    )
    model = PortableModel(made, trace=True)
    model.predict({"x": [60.0]})
    assert (model.culprit("y").op, model.culprit("y").name) == ("exp", "wide")


def test_in_a_pipeline_the_stage_that_began_it_is_found(convert):
    first = convert(lambda x: mb.exp(x=x, name="h"), (2,))
    program = mb.program(input_specs=[mb.TensorSpec((2,))], opset_version=ct.target.iOS16)
    second = program(lambda h: mb.mul(x=h, y=np.float32(0), name="y"))
    options = {"convert_to": "mlprogram", "minimum_deployment_target": ct.target.iOS16}
    second = ct.convert(
        second, compute_precision=ct.precision.FLOAT32, skip_model_load=True, **options
    )
    model = PortableModel(ct.utils.make_pipeline(first, second), trace=True)
    model.predict({"x": [100.0, 1.0]})
    assert (model.culprit("y").op, model.culprit("y").name) == ("exp", "h")


def test_without_a_trace_there_is_no_culprit(convert):
    model = PortableModel(convert(lambda x: mb.exp(x=x, name="y"), (1,)), audit=True)
    model.predict({"x": [100.0]})
    assert model.culprit("y") is None
