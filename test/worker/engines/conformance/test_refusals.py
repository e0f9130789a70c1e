from refusals import PAGE, conditions, unknown, with_table

from quantgate_worker.engines.portable.ops import LOWERINGS


def test_the_page_lists_what_the_engine_refuses():
    page = PAGE.read_text("utf-8")
    assert page == with_table(page), "docs/engines.md is stale: run npm run conformance -- --table"


def test_random_numbers_are_refused_and_no_op_with_a_lowering_is():
    assert {"random_bernoulli", "random_categorical"} <= set(unknown())
    assert not set(unknown()) & set(LOWERINGS)


def test_the_conditions_are_read_from_the_families():
    assert ("of the family *scatter*", "division of integers") in conditions()
