"""What a Mac says of itself without root, before and after a round."""

import ctypes

import pytest

from quantgate_worker.engines.coreml.conditions import _thermal_state, busiest

ASK = """
    from quantgate_worker.engines.coreml.conditions import conditions
    answer = dict(conditions())
"""
IDLE = {
    "virtual": False,
    "lowPower": False,
    "power": "mains",
    "speed": 100,
    "pressure": 1,
    "busiest": {"name": "launchd", "share": 0.3},
}


@pytest.fixture
def conditions(run, mac):
    def asked(**machine):
        mac.set(**machine)
        return run(ASK)

    return asked


def test_an_idle_mac_on_mains_says_so(conditions):
    assert conditions() == IDLE


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"lowpowermode": 1}, {"lowPower": True}),
        ({"power": "Battery Power"}, {"power": "battery"}),
        ({"power": "UPS Power"}, {"power": "battery"}),
        ({"pressure": 4}, {"pressure": 4}),
        ({"chip": "Apple M1 (Virtual)"}, {"virtual": True}),
        ({"thermal": "CPU_Scheduler_Limit = 100 CPU_Speed_Limit = 62"}, {"speed": 62}),
        (
            {"processes": "1 0 0.3 /sbin/launchd\n77 1 143,5 /Applications/A.app/Some App"},
            {"busiest": {"name": "Some App", "share": 143.5}},
        ),
    ],
)
def test_what_is_otherwise_is_told(conditions, said, told):
    assert conditions(**said) == {**IDLE, **told}


def test_a_thermal_warning_is_serious_and_no_full_speed(conditions):
    found = conditions(thermal="Thermal warning level set to 1")
    assert found["thermal"] == 2
    assert "speed" not in found


def test_what_nothing_answers_is_left_out(run, mac):
    for tool in ("pmset", "ps", "sysctl"):
        (mac.tools / tool).write_text("#!/bin/sh\nexit 1\n")
    assert run(ASK) == {}


LISTED = """
    1     0   0.0 /sbin/launchd
   50     1  95.0 /usr/local/bin/node
   60    50  99.0 /usr/bin/python3
   61    60  88.0 /bin/ps
   70     1  33.0 /System/Library/mds_stores
   71    70 12.5 mdworker
"""


def test_of_other_processes_the_busiest_is_told_and_none_of_its_own():
    assert busiest(LISTED, 60) == {"name": "mds_stores", "share": 33.0}
    assert busiest(LISTED, 999) == {"name": "python3", "share": 99.0}
    assert busiest("", 60) is None
    assert busiest("no such option", 60) is None


def test_the_thermal_state_is_asked_of_the_process_information():
    asked = []

    class Function:
        def __init__(self, answer):
            self._answer = answer

        def __call__(self, *given):
            asked.append(given)
            return self._answer(*given)

    class Objc:
        objc_getClass = Function(lambda name: f"class {name.decode()}")  # noqa: N815
        sel_registerName = Function(lambda name: name.decode())  # noqa: N815
        objc_msgSend = Function(lambda to, what: 2 if what == "thermalState" else f"{to}.{what}")  # noqa: N815

    assert _thermal_state(Objc()) == 2
    assert asked[-1] == ("class NSProcessInfo.processInfo", "thermalState")
    assert Objc.objc_msgSend.restype is ctypes.c_long
