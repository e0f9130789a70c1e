"""Whether an engine and the portable one agree, and with which op they begin to differ."""

import numpy as np
import pytest

from quantgate_worker.checkup.apart import farthest
from quantgate_worker.verbs.checkup import check_up

ASK = """
    from quantgate_worker.checkup.checkup import Checkup
    from quantgate_worker.engines.table import ENGINES
    from pathlib import Path
    checkup = Checkup(engine=ENGINES[target], portable=ENGINES["portable"])
    answer = checkup.of(Path(package))
"""


@pytest.fixture
def fare(run):
    def asked(package, target="coreml-ane"):
        return run(ASK, package=package, target=target)

    return asked


@pytest.fixture
def wrong(mac):
    """Make the Neural Engine give wrong numbers for programs with an op."""

    def made(op, what="wrong"):
        mac.set({"at": "predict", "does": "gives", "what": what, "units": ["CPU_AND_NE"], "op": op})

    return made


def test_the_programs_are_run_on_both_and_told_one_by_one(told, digits):
    found = check_up({"engine": "portable", "packages": {"digits": str(digits)}, "skip": []}, told)
    names = [item["program"] for item in told.items]
    assert found == {"programs": len(names)}
    assert names[0] == "digits"
    assert {"convolutions", "attention-int8", "attention-pal4", "recurrent", "shapes"} < {*names}
    assert all(item["agrees"]["far"] == 0 for item in told.items)
    # Who waits is told of each before it is run: at which one it died, should it die.
    assert [event[3] for event in told.progressed[:-1]] == names


def test_what_is_done_with_is_skipped(told, digits):
    names = ["digits", "convolutions", "convolutions-fp32", "attention", "attention-int8"]
    names += ["attention-pal4", "recurrent", "elementwise", "shapes"]
    asked = {"engine": "portable", "packages": {"digits": str(digits)}, "skip": names}
    check_up(asked, told)
    assert [item["program"] for item in told.items] == ["reductions"]


def test_where_all_is_well_they_agree(fare, digits):
    assert fare(digits)["agrees"]["far"] < 1e-3


@pytest.mark.parametrize("op", ["conv", "softmax"])
def test_the_op_with_which_they_begin_to_differ_is_named(fare, wrong, digits, op):
    wrong(op)
    found = fare(digits)["differs"]
    assert found["op"] == op
    assert found["far"] > 0.01
    assert "agrees" in fare(digits, "coreml-cpu")


def test_numbers_that_are_none_are_infinitely_far(fare, wrong, digits):
    wrong("softmax", "nan")
    assert "far" not in fare(digits)["differs"]


def test_what_fails_says_so(fare, mac, digits):
    mac.set({"at": "load", "does": "fails", "message": "ANECCompile() FAILED"})
    assert "ANECCompile() FAILED" in fare(digits)["failed"]


def test_how_far_apart_is_a_share_of_the_largest_number():
    expected = {"a": np.array([1.0, 200.0]), "b": {"x": 0.5, "y": 0.5}, "label": "x"}
    assert farthest(expected, {**expected, "a": np.array([1.0, 198.0])}) == ("a", 0.01)
    assert farthest(expected, {**expected, "b": {"y": 0.25, "x": 0.5}}) == ("b", 0.5)
    assert farthest(expected, {**expected, "label": "y"})[1] == 0
    assert farthest(expected, {"b": expected["b"]}) == ("a", np.inf)
    assert farthest({"a": np.array([np.inf, 1])}, {"a": np.array([np.inf, 1])})[1] == 0
