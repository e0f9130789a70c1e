import pytest
from summary import Summary, subject


def case(outcome, *, ops=("relu",), predicted=True, detail=""):
    name = "ops/tests/iOS14/test_activation.py::TestReLU::test_numeric[1-fp32]"
    fields = {"case": name, "ops": list(ops), "predicted": predicted, "detail": detail}
    return {**fields, "outcome": outcome}


PASSED, FAILED = case("passed"), case("failed", detail="0 is not 1")
REFUSED = case("refused", detail="relu: not this way")
RANDOM = case("refused", ops=["random_normal"])


@pytest.mark.parametrize(
    ("cases", "shortfalls"),
    [
        ([PASSED] * 199 + [REFUSED, RANDOM], []),
        ([PASSED] * 198 + [REFUSED] * 2, ["Fewer than 99.5% pass."]),
        (
            [PASSED] * 300 + [FAILED],
            ["1 predicted wrongly, or failed without a refusal by name."],
        ),
        (
            [PASSED, case("passed", ops=["random_normal"])],
            ["1 cases of random_* were not refused."],
        ),
        ([PASSED, case("failed", predicted=False), case("skipped")], []),
        ([], ["Fewer than 99.5% pass."]),
    ],
)
def test_it_falls_short_below_the_share_or_with_a_failure(cases, shortfalls):
    assert Summary.over(cases).shortfalls == shortfalls


def test_the_share_of_a_sample_is_told_but_not_judged():
    sample = Summary.over([PASSED, REFUSED], whole=False)
    assert sample.shortfalls == []
    assert "50.00% of those that reach a prediction pass" in sample.text()


def test_it_counts_by_op_and_by_reason_of_refusal_and_names_each_failure():
    lines = Summary.over([PASSED, PASSED, FAILED, REFUSED, REFUSED]).text().splitlines()
    assert lines[1].split() == ["relu", "2", "2", "1", "0"]
    assert "2 refused: relu: not this way" in lines
    assert f"{FAILED['case']}: 0 is not 1" in lines


@pytest.mark.parametrize(
    ("test", "op"),
    [
        ("TestNormalizationLayerNorm::test_numeric[1]", "layer_norm"),
        ("TestElementwiseUnary::test_smoke[backend=('mlprogram', 'fp32')-mode=exp]", "exp"),
        ("TestLSTM::test_numeric[activation='sigmoid']", "lstm"),
        ("TestConvTranspose::test_default", "conv_transpose"),
        ("TestOddsAndEnds::test_default", "OddsAndEnds"),
    ],
)
def test_a_case_is_of_the_op_that_its_class_or_its_parameters_name(test, op):
    assert subject(f"ops/tests/iOS14/test_ops.py::{test}") == op
