"""Whatever goes wrong of one model is told by its name, and is no other model's matter."""

import re

import numpy as np
import pytest

from quantgate_worker.engines.child.bounds import Bounds
from quantgate_worker.errors import SessionLost, WorkerError

INPUT = {"x": np.array([[1, 2]], np.float32)}
E5RT = "E5RT: Submit Async failed for [1:2] with error: Execution has timed out"


def refused(said):
    return pytest.raises(WorkerError, match=f"^{re.escape(said)}$")


def test_a_compiler_that_fails_is_told_as_such(mac, open_on, rows):
    mac.set({"at": "compile", "does": "fails", "message": "Unable to parse the program"})
    with refused("Core ML's compiler failed: Unable to parse the program"):
        open_on("coreml-cpu", rows)


def test_a_model_that_does_not_load_is_told_as_such(mac, open_on, rows):
    mac.set({"at": "load", "does": "fails", "message": "ANECCompile() FAILED"})
    with refused("Core ML did not load it: ANECCompile() FAILED"):
        open_on("coreml-ane", rows)


def test_a_machine_without_a_device_does_not_load_for_all(mac, open_on, rows):
    said = "Cannot provide zero compute device types"
    mac.set({"at": "load", "does": "fails", "message": said, "units": ["ALL"]})
    with refused(f"Core ML did not load it: {said}"):
        open_on("coreml-all", rows)
    assert open_on("coreml-cpu", rows).predict(INPUT)


def test_what_times_out_inside_core_ml_is_told_as_such_and_not_tried_again(mac, open_on, rows):
    mac.set({"at": "predict", "does": "fails", "message": E5RT, "after": 1})
    session = open_on("coreml-ane", rows)
    session.predict(INPUT)
    with refused(f"the prediction timed out inside Core ML: {E5RT}"):
        session.predict(INPUT)


def test_a_prediction_that_fails_is_told_in_core_mls_words(mac, open_on, rows):
    mac.set({"at": "predict", "does": "fails", "message": "Compute function failed"})
    with refused("Core ML could not predict: Compute function failed"):
        open_on("coreml-gpu", rows).predict(INPUT)


@pytest.mark.parametrize(
    ("at", "signal"), [("predict", "SIGKILL"), ("load", "SIGABRT"), ("predict", "SIGBUS")]
)
def test_a_process_that_is_killed_is_told_with_its_signal(mac, open_on, rows, at, signal):
    mac.set({"at": at, "does": "dies", "signal": signal})
    with pytest.raises(SessionLost, match=f"its process was killed by {signal}") as lost:
        open_on("coreml-all", rows).predict(INPUT)
    assert (lost.value.cause, lost.value.signal) == ("killed", signal)


@pytest.mark.parametrize(("at", "what"), [("load", "load"), ("predict", "predict")])
def test_a_hang_costs_its_time_out(mac, open_on, rows, at, what):
    open_on("coreml-cpu", rows)
    mac.set({"at": at, "does": "hangs", "seconds": 3600, "units": ["CPU_AND_NE"]})
    bounds = Bounds(load_seconds=10, predict_seconds=0.5)
    if at == "load":
        bounds = Bounds(load_seconds=0.5)
    with pytest.raises(SessionLost, match=rf"it took longer than 0\.5 s to {what}") as lost:
        open_on("coreml-ane", rows, bounds).predict(INPUT)
    assert lost.value.cause == "hung"


def test_an_output_that_is_missing_is_wrong(mac, open_on, dense):
    package = dense(np.eye(2, dtype=np.float32), labels=["a", "b"])
    mac.set({"at": "predict", "does": "gives", "what": "missing"})
    with pytest.raises(WorkerError, match=r"^Core ML's output is wrong: it lacks classLabel"):
        open_on("coreml-cpu", package).predict(INPUT)


def test_outputs_in_another_order_are_the_same(mac, open_on, dense):
    package = dense(np.eye(2, dtype=np.float32), labels=["a", "b"])
    session = open_on("coreml-cpu", package)
    usual = session.predict(INPUT)
    mac.set({"at": "predict", "does": "gives", "what": "shuffled"})
    again = session.predict(INPUT)
    assert [*again.items()] == [*usual.items()]


def test_numbers_that_are_none_go_to_the_task_which_tells_them(mac, open_on, rows):
    mac.set({"at": "predict", "does": "gives", "what": "nan"})
    (output,) = open_on("coreml-ane", rows).predict(INPUT).values()
    assert np.isnan(output).all()


def test_what_is_printed_is_no_answer(mac, open_on, rows):
    mac.set(
        {"at": "load", "does": "says", "text": "loading\n"},
        {"at": "predict", "does": "says", "text": '{"outputs": {}}\n'},
    )
    (output,) = open_on("coreml-cpu", rows).predict(INPUT).values()
    assert output.tolist() == [[1, 2]]


def test_a_model_outlives_its_compiled_form(mac, open_on, rows):
    mac.set({"at": "load", "does": "vanishes"})
    assert open_on("coreml-cpu", rows).predict(INPUT)
    # The next one compiles it again.
    mac.set()
    assert open_on("coreml-gpu", rows).predict(INPUT)
