"""How far the range audit says that values reach."""

import numpy as np
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it

from quantgate_worker.engines.ranges import Reach

ABOVE = np.nextafter(np.float32(65504), np.float32(np.inf))


def names(found):
    return [reach.name for reach in found]


def test_an_fp16_op_past_the_largest_half_is_named_by_what_it_was_before_rounding(audited):
    def body(x):
        return mb.mul(x=mb.mul(x=x, y=np.float32(300), name="grown"), y=np.float32(0.5), name="y")

    found = audited(body, [300.0, 1.0], [3.0, -400.0], [2.0, 2.0], half=True)
    assert (found.halves, found.examples) == (True, 3)
    assert found.overflows == (
        Reach(op="mul", name="grown_cast_fp16", largest=120000.0, infinite=False, examples=2),
        Reach(op="mul", name="y_cast_fp16", largest=0.0, infinite=True, examples=2),
    )


def test_an_fp32_program_is_audited_for_what_a_cast_to_fp16_would_do(audited):
    def body(x):
        return mb.mul(x=mb.mul(x=x, y=np.float32(300), name="grown"), y=np.float32(0.5), name="y")

    found = audited(body, [300.0, 1.0], [3.0, -500.0])
    assert (found.halves, found.examples) == (False, 2)
    assert found.overflows == (
        Reach(op="mul", name="grown", largest=150000.0, infinite=False, examples=2),
        Reach(op="mul", name="y", largest=75000.0, infinite=False, examples=1),
    )


def test_the_limit_itself_is_kept_and_the_next_number_is_past_it(audited):
    def body(x):
        return mb.add(x=x, y=np.float32(0.0), name="y")

    assert audited(body, [65504.0, -65504.0]).overflows == ()
    found = audited(body, [0.0, -ABOVE]).overflows
    assert [(r.op, r.name, r.largest) for r in found] == [
        ("input", "x", ABOVE),
        ("add", "y", ABOVE),
    ]


def test_values_that_only_together_are_large_are_within_the_limit(audited):
    def body(x):
        return mb.linear(x=x, weight=np.eye(1000, dtype=np.float32), name="same")

    found = audited(body, np.full((1, 1000), 32768.0))
    assert (found.overflows, found.products) == ((), ())


def test_an_infinite_value_is_past_the_limit_and_one_that_is_no_number_is_counted_alone(audited):
    def body(x):
        quotient = mb.real_div(x=np.float32(1), y=x, name="quotient")
        return mb.sub(x=quotient, y=quotient, name="difference")

    found = audited(body, [0.0, 1.0], [2.0, 1.0], [0.0, 0.0])
    assert found.overflows == (
        Reach(op="real_div", name="quotient", largest=0.0, infinite=True, examples=2),
    )
    assert [(r.op, r.name, r.examples) for r in found.nan] == [("sub", "difference", 2)]


def test_a_value_that_is_no_number_hides_none_that_is_past_the_limit(audited):
    def body(x):
        return mb.mul(x=mb.sqrt(x=x, name="root"), y=np.float32(1000), name="y")

    found = audited(body, [-1.0, 10000.0])
    assert [(r.name, r.largest) for r in found.overflows] == [("y", 100000.0)]
    assert names(found.nan) == ["root", "y"]


def test_finite_values_come_first_and_the_largest_of_them_first(audited):
    def body(x):
        small = mb.mul(x=x, y=np.float32(1e5), name="small")
        large = mb.mul(x=x, y=np.float32(2e5), name="large")
        infinite = mb.real_div(x=x, y=mb.sub(x=x, y=x), name="infinite")
        return mb.add(x=mb.add(x=small, y=infinite, name="sum"), y=large, name="y")

    overflows = audited(body, [1.0]).overflows
    assert names(overflows)[:2] == ["large", "small"]
    assert {r.name for r in overflows[2:]} == {"infinite", "sum", "y"}
