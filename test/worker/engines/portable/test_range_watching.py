"""Which values the range audit watches."""

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it
from coremltools.converters.mil.mil import get_new_symbol, types

from quantgate_worker.engines.portable import PortableModel

ABOVE = np.nextafter(np.float32(32768), np.float32(np.inf))


@pytest.fixture
def converted():
    """Convert a program that was built with its own types."""

    def convert(program, target, **options):
        return ct.convert(
            program,
            convert_to="mlprogram",
            minimum_deployment_target=target,
            skip_model_load=True,
            **options,
        )

    return convert


def names(found):
    return [reach.name for reach in found]


PRODUCTS = {
    "linear": lambda x: mb.linear(x=x, weight=np.eye(2, dtype=np.float32), name="y"),
    "matmul": lambda x: mb.matmul(x=x, y=np.eye(2, dtype=np.float32), name="y"),
    "conv": lambda x: mb.conv(
        x=mb.expand_dims(x=x, axes=[2]), weight=np.eye(2, dtype=np.float32)[..., None], name="y"
    ),
    "conv_transpose": lambda x: mb.conv_transpose(
        x=mb.expand_dims(x=x, axes=[2]), weight=np.eye(2, dtype=np.float32)[..., None], name="y"
    ),
    "einsum": lambda x: mb.einsum(
        values=(mb.expand_dims(x=x, axes=[0]), np.eye(2, dtype=np.float32)[:, None]),
        equation="abc,cbd->abd",
        name="y",
    ),
    "rnn": lambda x: mb.rnn(
        x=mb.expand_dims(x=x, axes=[0]),
        initial_h=np.zeros((1, 2), np.float32),
        weight_ih=np.eye(2, dtype=np.float32),
        weight_hh=np.eye(2, dtype=np.float32),
        activation="relu",
        output_sequence=True,
        name="y",
    )[0],
}


@pytest.mark.parametrize("op", PRODUCTS)
def test_a_product_that_multiplies_more_than_the_neural_engine_holds_is_named(audited, op):
    assert audited(PRODUCTS[op], [[32768.0, -1.0]]).products == ()
    (found,) = audited(PRODUCTS[op], [[1.0, -2.0]], [[2.0, -ABOVE]]).products
    assert (found.op, found.largest, found.examples) == (op, ABOVE, 1)


def test_a_product_is_named_for_its_result_or_its_weights_alone(audited):
    def result(x):
        return mb.linear(x=x, weight=np.full((1, 4), 100, np.float32), name="y")

    def weights(x):
        return mb.linear(x=x, weight=np.full((1, 4), -40000, np.float32), name="y")

    assert [r.largest for r in audited(result, np.full((1, 4), 100.0)).products] == [40000.0]
    assert [r.largest for r in audited(weights, np.full((1, 4), 1e-5)).products] == [40000.0]


def test_what_is_large_but_never_multiplied_is_no_matter_of_the_neural_engine(audited):
    def body(x):
        return mb.linear(
            x=mb.relu(x=mb.mul(x=x, y=np.float32(1e4))), weight=np.eye(2, dtype=np.float32)
        )

    assert audited(body, [[-5.0, 1.0]]).products == ()
    assert [r.largest for r in audited(body, [[-5.0, 5.0]]).products] == [50000.0]


def test_the_likeness_inside_of_attention_is_seen(audited):
    def body(x):
        return mb.scaled_dot_product_attention(query=x, key=x, value=x, name="y")

    x = np.float32([[[200.0, 100.0], [100.0, 50.0]]])
    (found,) = audited(body, x, target=ct.target.iOS18).products
    assert found.largest == np.abs(x[0] @ x[0].T).max() == 50000.0


def test_inside_of_blocks_and_recurrent_ops_nothing_is_seen_and_that_is_said(audited):
    def body(x):
        positive = mb.greater(x=mb.reduce_sum(x=x), y=np.float32(0))
        chosen = mb.cond(
            pred=positive,
            _true_fn=lambda: mb.mul(x=mb.mul(x=x, y=np.float32(1e6)), y=np.float32(1e-6)),
            _false_fn=lambda: mb.mul(x=x, y=np.float32(1e6)),
            name="chosen",
        )
        return mb.while_loop(
            _cond=lambda i, _v: mb.less(x=i, y=3),
            _body=lambda i, v: (mb.add(x=i, y=1), mb.add(x=v, y=np.float32(1))),
            loop_vars=(np.int32(0), chosen),
            name="loop",
        )[1]

    found = audited(body, [1.0, 2.0])
    assert [op for op, _ in found.unseen] == ["cond", "while_loop"]
    assert found.unseen[0][1] == "chosen"
    assert found.overflows == ()
    # What a block gives is seen again.
    assert ("cond", "chosen") in [(r.op, r.name) for r in audited(body, [-1.0, -2.0]).overflows]


def test_an_empty_tensor_has_nothing_past_any_limit(audited):
    def body(x):
        places = mb.non_zero(x=x)
        return mb.mul(x=mb.gather_nd(x=x, indices=places), y=np.float32(1e5), name="y")

    assert audited(body, [0.0, 0.0]).overflows == ()
    assert names(audited(body, [0.0, 0.0], [1.0, 0.0]).overflows) == ["y"]


def test_large_integers_are_no_floats(audited):
    def body(x):
        whole = mb.mul(x=mb.cast(x=x, dtype="int32"), y=100000)
        return mb.cast(x=mb.greater(x=whole, y=200000), dtype="fp32")

    found = audited(body, [1.0, 5.0])
    assert (found.overflows, found.nan) == ((), ())


def test_a_program_of_integers_alone_has_nothing_to_audit(converted):
    @mb.program(input_specs=[mb.TensorSpec((2,), dtype=types.int32)], opset_version=ct.target.iOS16)
    def program(x):
        return mb.add(x=x, y=100000)

    model = PortableModel(converted(program, ct.target.iOS16), audit=True)
    model.predict({"x": np.array([1, 2])})
    assert (model.ranges.examples, model.ranges.overflows) == (1, ())


PASSED_ON = {
    "select": lambda x: mb.select(
        cond=mb.greater(x=x, y=np.float32(0)), a=x, b=np.float32([-1e9, -1e9]), name="y"
    ),
    "concat": lambda x: mb.concat(values=(x, np.float32([1e9])), axis=0, name="y"),
    "pad": lambda x: mb.pad(x=x, pad=[1, 1], mode="constant", constant_val=-1e9, name="y"),
    "maximum": lambda x: mb.maximum(x=x, y=np.float32(1e9), name="y"),
    "clip": lambda x: mb.clip(x=x, alpha=1e9, beta=2e9, name="y"),
}


@pytest.mark.parametrize("op", PASSED_ON)
def test_an_op_that_passes_values_on_is_named_only_where_its_own_constant_is_large(audited, op):
    found = audited(PASSED_ON[op], [-1.0, 2.0]).overflows
    assert [(r.op, r.name, r.largest) for r in found] == [(op, "y", np.float32(1e9))]


def test_a_bound_that_is_never_reached_is_not_named(audited):
    def body(x):
        return mb.clip(x=x, alpha=0.0, beta=float(np.finfo(np.float32).max))

    assert audited(body, [-1.0, 2.0]).overflows == ()


def test_float32_that_is_left_in_a_program_of_halves_is_no_finding(converted):
    @mb.program(input_specs=[mb.TensorSpec((1,))], opset_version=ct.target.iOS16)
    def program(x):
        wide = mb.mul(x=x, y=np.float32(1e5), name="wide")
        return mb.mul(x=mb.mul(x=wide, y=np.float32(1e-4), name="back"), y=np.float32(2))

    chosen = ct.transform.FP16ComputePrecision(op_selector=lambda op: op.name != "wide")
    model = converted(program, ct.target.iOS16, compute_precision=chosen)
    audited = PortableModel(model, audit=True)
    audited.predict({"x": np.float32([1])})
    assert audited.ranges.halves
    # Not `wide`, but its cast to halves.
    assert [r.op for r in audited.ranges.overflows if r.largest] == ["cast"]


def test_a_state_is_audited_as_the_op_that_gives_it(converted):
    half = types.fp16

    @mb.program(
        input_specs=[mb.TensorSpec((1,), dtype=half), mb.StateTensorSpec((1,), dtype=half)],
        opset_version=ct.target.iOS18,
    )
    def program(x, memory):
        total = mb.add(x=mb.read_state(input=memory), y=x, name="total")
        return mb.coreml_update_state(state=memory, value=total)

    audited = PortableModel(converted(program, ct.target.iOS18), audit=True)
    state = audited.make_state()
    for _ in range(3):
        audited.predict({"x": np.array([30000])}, state)
    assert [(r.name, r.largest, r.examples) for r in audited.ranges.overflows] == [
        ("total", 90000.0, 1)
    ]


def test_sizes_unknown_before_a_prediction_are_audited(convert):
    width = ct.RangeDim(1, 5, default=2)
    inputs = [ct.TensorType(name="x", shape=ct.Shape((1, width)))]

    def body(x):
        return mb.mul(x=x, y=np.float32(1000), name="y")

    model = PortableModel(convert(body, (1, get_new_symbol()), inputs=inputs), audit=True)
    for size in (1, 4):
        model.predict({"x": np.full((1, size), 20.0 * size)})
    assert [(r.name, r.largest, r.examples) for r in model.ranges.overflows] == [("y", 80000.0, 1)]


def test_without_an_audit_there_are_no_ranges(convert):
    model = PortableModel(convert(lambda x: mb.relu(x=x), (1,)))
    model.predict({"x": np.ones(1)})
    assert model.ranges is None


def test_weights_that_are_infinite_or_no_number_hide_nothing(audited):
    def body(x):
        y = mb.linear(x=x, weight=np.float32([[np.inf, 1]]), name="infinite")
        return mb.linear(x=x, weight=np.float32([[np.nan, 1]]), name="nan"), y

    products = audited(body, [[50000.0, 1.0]]).products
    assert [(r.name, r.largest, r.infinite) for r in sorted(products, key=lambda r: r.name)] == [
        ("infinite", 50000.0, True),
        ("nan", 50000.0, False),
    ]


HUGE = np.full((1, 4096), 100.0)
# On each the device is known to give or to risk something else, and every value that is stored is
# small: docs/engines.md lists them for whoever reads an audit that found nothing.
BLIND = {
    "the sum inside of a mean": (lambda x: mb.reduce_mean(x=x, axes=[-1]), HUGE),
    "the squares inside of a norm": (
        lambda x: mb.reduce_l2_norm(x=x, axes=[-1]),
        np.full((1, 64), 3000.0),
    ),
    "the squares inside of l2_norm": (
        lambda x: mb.l2_norm(x=mb.expand_dims(x=x, axes=[0]), epsilon=1e-5),
        np.full((1, 64), 3000.0),
    ),
    "the variance inside of layer_norm": (
        lambda x: mb.layer_norm(x=x, axes=[-1], epsilon=1e-5),
        [[-3000.0, 3000.0]],
    ),
    "the variance inside of instance_norm": (
        lambda x: mb.instance_norm(x=mb.expand_dims(x=x, axes=[1]), epsilon=1e-5),
        [[-3000.0, 3000.0]],
    ),
    "the squares inside of local_response_norm": (
        lambda x: mb.local_response_norm(
            x=mb.expand_dims(x=x, axes=[2]), size=3, alpha=1e-4, beta=0.75, k=1.0
        ),
        np.full((1, 8), 3000.0),
    ),
    "the sum inside of an average pool": (
        lambda x: mb.avg_pool(
            x=mb.expand_dims(x=x, axes=[1]), kernel_sizes=[1024], pad_type="valid", strides=[1024]
        ),
        HUGE,
    ),
    "the exponential inside of softplus": (lambda x: mb.softplus(x=x), [20.0, 40.0]),
    "the exponentials inside of reduce_log_sum_exp": (
        lambda x: mb.reduce_log_sum_exp(x=x, axes=[-1]),
        [[20.0, 20.0]],
    ),
    "the cube inside of gelu": (
        lambda x: mb.gelu(x=x, mode="TANH_APPROXIMATION"),
        [60.0, 100.0],
    ),
    "partial sums of a product that cancel": (
        lambda x: mb.linear(x=x, weight=np.float32([[1, 1, -1, -1]])),
        [[30000.0, 30000.0, 30000.0, 30000.0]],
    ),
    "an epsilon too small for 16 bits": (
        lambda x: mb.real_div(x=x, y=mb.add(x=mb.abs(x=x), y=np.float32(1e-8))),
        [0.0, 1.0],
    ),
    "values that 16 bits hold as 0": (
        lambda x: mb.mul(x=mb.mul(x=x, y=np.float32(1e-9)), y=np.float32(1e9)),
        [1.0, 2.0],
    ),
    "whole numbers past 2,048, of which 16 bits hold every second": (
        lambda x: mb.sub(x=x, y=np.float32(4096)),
        [4097.0, 4099.0],
    ),
}


@pytest.mark.parametrize("spot", BLIND)
def test_to_what_no_op_stores_the_audit_is_blind(audited, spot):
    body, x = BLIND[spot]
    found = audited(body, x)
    assert (found.overflows, found.products, found.nan, found.unseen) == ((), (), (), ())
