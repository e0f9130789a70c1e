"""Each thing that broke for others on Macs, done by the stand-in as it was seen there."""

import numpy as np
import pytest
from coreml_standin.interpreter import Died, Raised

PREDICT = """
    model = ct.models.MLModel(package, compute_units=ct.ComputeUnit[units])
    answer = model.predict({"x": np.array([[1, 2]], np.float32)})
"""
WARNED = """
    import warnings
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        model = ct.models.MLModel(package, compute_units=ct.ComputeUnit[units])
    answer = [str(each.message) for each in told], model.__proxy__ is None
"""


@pytest.fixture
def package(dense):
    return dense(np.arange(8, dtype=np.float32).reshape(4, 2), softmax=False)


@pytest.fixture
def predict(run, package):
    def predicted(units="CPU_ONLY", code=PREDICT):
        return run(code, package=package, units=units)

    return predicted


def numbers(answer):
    (found,) = answer.values()
    return found


@pytest.mark.parametrize("at", ["compile", "load"])
def test_a_model_that_is_not_compiled_or_loaded_is_a_warning_first(mac, predict, at):
    mac.set({"at": at, "does": "fails", "message": "ANECCompile() FAILED"})
    (warning,), lacks = predict(code=WARNED)
    assert lacks
    assert "You will not be able to run predict() on this Core ML model." in warning
    said = {
        "compile": 'Error compiling model: "ANECCompile() FAILED".',
        "load": 'NSLocalizedDescription = "ANECCompile() FAILED"',
    }
    assert said[at] in warning
    with pytest.raises(Raised, match=r"(?s)RuntimeError: .*ANECCompile"):
        predict()


def test_a_fault_of_some_units_is_no_others(mac, predict):
    mac.set({"at": "load", "does": "fails", "message": "no", "units": ["CPU_AND_NE"]})
    assert numbers(predict("CPU_AND_GPU"))
    with pytest.raises(Raised):
        predict("CPU_AND_NE")


@pytest.mark.parametrize(
    ("at", "signal", "units"),
    [
        ("predict", "SIGKILL", "CPU_AND_NE"),
        ("load", "SIGABRT", "ALL"),
        ("predict", "SIGBUS", "ALL"),
    ],
)
def test_a_process_dies_of_it(mac, predict, at, signal, units):
    mac.set({"at": at, "does": "dies", "signal": signal, "units": [units]})
    with pytest.raises(Died) as died:
        predict(units)
    assert died.value.signal == signal
    assert numbers(predict("CPU_ONLY"))


def test_a_time_out_inside_of_core_ml_is_an_error_in_its_words(mac, predict):
    said = "E5RT: Submit Async failed for [1:2] with error: Execution has timed out"
    mac.set({"at": "predict", "does": "fails", "message": said, "after": 1})
    code = f"{PREDICT}    model.predict({{'x': np.ones((1, 2), np.float32)}})\n"
    with pytest.raises(Raised, match="Submit Async failed"):
        predict(code=code)


def test_each_second_model_that_is_loaded_can_be_meant(mac, predict):
    mac.set({"at": "load", "does": "fails", "message": "no", "every": 2})
    outcomes = []
    for _ in range(4):
        _, lacks = predict(code=WARNED)
        outcomes.append(lacks)
    assert outcomes == [False, True, False, True]


@pytest.mark.parametrize(
    ("what", "holds"),
    [
        ("nan", lambda array: np.isnan(array).all()),
        ("infinite", lambda array: np.isinf(array).all()),
        ("wrong", lambda array: np.isfinite(array).all()),
    ],
)
def test_numbers_of_one_unit_are_not_what_they_should_be(mac, predict, what, holds):
    right = predict("CPU_AND_NE")
    mac.set({"at": "predict", "does": "gives", "what": what, "units": ["CPU_AND_NE"]})
    assert predict("CPU_ONLY") == right
    code = f"{PREDICT}    answer = [float(n) for n in next(iter(answer.values())).reshape(-1)]\n"
    found = np.array(predict("CPU_AND_NE", code))
    assert holds(found)
    assert str(found) != str(np.array(numbers(right)))


def test_outputs_are_in_another_order_or_one_is_missing(mac, run, dense):
    package = dense(np.arange(8, dtype=np.float32).reshape(4, 2), labels=["a", "b", "c", "d"])
    names = f"{PREDICT}    answer = [*answer]\n"
    usual = run(names, package=package, units="ALL")
    mac.set({"at": "predict", "does": "gives", "what": "shuffled"})
    assert run(names, package=package, units="ALL") == usual[::-1]
    mac.set({"at": "predict", "does": "gives", "what": "missing"})
    assert run(names, package=package, units="ALL") == usual[1:]


def test_what_is_said_while_it_compiles_is_swallowed_and_while_it_predicts_is_not(
    mac, run, package
):
    mac.set(
        {"at": "compile", "does": "says", "text": "compiling\n"},
        {"at": "predict", "does": "says", "text": "noise\n"},
    )
    assert run.told(PREDICT, package=package, units="ALL")["printed"] == "noise\n"


def test_a_hang_is_as_long_as_the_test_says(mac, run, package):
    mac.set({"at": "load", "does": "hangs", "seconds": 0.2, "units": ["CPU_AND_NE"]})
    times = f"{PREDICT}    answer = model.load_duration_in_nano_seconds\n"
    assert run(times, package=package, units="CPU_AND_NE") >= 200_000_000


def test_a_compiled_model_can_vanish_once_it_is_loaded(mac, run, package):
    mac.set({"at": "load", "does": "vanishes"})
    code = f"{PREDICT}    import os; answer = os.path.exists(model.get_compiled_model_path())\n"
    assert run(code, package=package, units="ALL") is False
