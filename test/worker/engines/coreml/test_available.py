"""Which compute units can be used here, told before a model meets them."""

import pytest

from quantgate_worker.engines.child.bounds import Bounds
from quantgate_worker.engines.coreml.available import available
from quantgate_worker.engines.coreml.probe import probe
from quantgate_worker.engines.table import ENGINES, engine_for
from quantgate_worker.errors import WorkerError

UNITS = ("CPU_ONLY", "CPU_AND_GPU", "CPU_AND_NE", "ALL")
ASK = """
    import os
    from quantgate_worker.engines.coreml.available import available, caution
    os.environ["RUNNER_ENVIRONMENT"] = runner
    found = {units: available(units) for units in all_units}
    answer = {units: lack and [lack.why, lack.remedy] for units, lack in found.items()}, caution()
"""


@pytest.fixture
def ask(run):
    def asked(runner=""):
        return run(ASK, runner=runner, all_units=UNITS)

    return asked


def test_elsewhere_than_on_a_mac_nothing_can_be_used():
    for units in UNITS:
        assert available(units).why == "Core ML runs on a Mac alone, and this is none"
    with pytest.raises(WorkerError, match=r"coreml-ane: Core ML runs on a Mac alone.*self-hosted"):
        engine_for("coreml-ane")


def test_on_somebodys_own_mac_all_can_be_used(ask):
    assert ask() == [dict.fromkeys(UNITS), None]


def test_a_hosted_mac_has_its_cpu_alone(ask):
    found, caution = ask("github-hosted")
    assert found["CPU_ONLY"] is None
    assert caution is None
    for units in UNITS[1:]:
        why, remedy = found[units]
        assert why.startswith("this Mac is lent by GitHub: ")
        assert "self-hosted" in remedy
    assert "no Neural Engine" in found["CPU_AND_NE"][0]


def test_a_hosted_mac_of_macos_14_is_refused_by_name_and_an_own_one_is_used_and_said(ask, mac):
    mac.set(macos="14.6.1")
    found, _ = ask("github-hosted")
    for units in UNITS:
        why, remedy = found[units]
        assert "macOS 14.6.1" in why
        assert "SIGBUS" in why
        assert remedy == "runs-on: macos-15"
    found, caution = ask("self-hosted")
    assert found == dict.fromkeys(UNITS)
    assert caution.startswith("macOS 14.6.1 is old")


def test_a_device_that_is_not_there_is_named(ask, mac):
    mac.set(devices=["cpu"])
    found, _ = ask()
    assert found["CPU_ONLY"] is None
    assert found["CPU_AND_NE"][0] == "this Mac has no Neural Engine that Core ML may use"
    assert found["CPU_AND_GPU"][0] == "this Mac has no GPU that Core ML may use"


def test_the_system_is_told_exactly_since_its_numbers_depend_on_it(run):
    code = """
    from quantgate_worker.engines.table import ENGINES
    from quantgate_worker.fingerprint import chip, operating_system
    answer = ENGINES["coreml-cpu"].name(), operating_system().rpartition(" ")[0], chip()
    """
    assert run(code) == ["Core ML macOS 15.7.1 (24G231)", "macOS 15.7.1 (24G231)", "Apple M1"]


def probed(target, bounds=None):
    lack = probe(ENGINES[target].load, bounds or Bounds(load_seconds=60, predict_seconds=60))
    return None if lack is None else lack.why


def test_a_tiny_model_says_that_units_can_be_used(children_on_mac):  # noqa: ARG001
    assert probed("coreml-ane") is None


NOT_RUN = "a tiny model of quantgate's own does not run there: "


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ({"at": "load", "does": "fails", "message": "no"}, "Core ML did not load it: no"),
        (
            {"at": "predict", "does": "dies", "signal": "SIGKILL"},
            "its process was killed by SIGKILL (often: out of memory)",
        ),
        ({"at": "predict", "does": "gives", "what": "wrong"}, "its output is wrong, by "),
        ({"at": "predict", "does": "gives", "what": "nan"}, "its output is wrong, by inf of 1"),
    ],
)
def test_what_it_cannot_do_there_is_the_reason(children_on_mac, fault, why):
    children_on_mac.set({**fault, "units": ["CPU_AND_NE"]})
    assert probed("coreml-ane").startswith(f"{NOT_RUN}{why}")
    if fault["does"] == "fails":
        assert probed("coreml-cpu") is None


def test_a_unit_that_hangs_costs_its_time_out(children_on_mac):
    children_on_mac.set({"at": "load", "does": "hangs", "seconds": 3600})
    bounds = Bounds(load_seconds=2, predict_seconds=2)
    assert probed("coreml-ane", bounds) == f"{NOT_RUN}it took longer than 2 s to load"
