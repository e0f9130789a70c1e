"""What an evaluation does not need of Core ML's model, and others do."""

import numpy as np
import pytest

from quantgate_worker.engines.coreml.given import given
from quantgate_worker.package.feature import Feature

SESSION = """
    import tempfile
    tempfile.tempdir = folder
    from quantgate_worker.engines.coreml.model import CoreMLModel
"""


@pytest.fixture
def folder(run, tmp_path):
    """A folder for what is compiled, which is not that of other tests of the interpreter."""
    yield str(tmp_path)
    run("    import tempfile; tempfile.tempdir = None")


def test_a_list_of_inputs_gives_a_list(run, rows, folder):
    code = """
    model = CoreMLModel(package, units="CPU_AND_GPU")
    given = [{"x": np.array([[n, n]], np.int64)} for n in range(3)]
    answer = [each["linear"].tolist() for each in model.predict(given)], model.predict([])
    """
    assert run(SESSION + code, package=rows, folder=folder) == [[[[n, n]] for n in range(3)], []]


def test_what_the_binding_would_read_wrongly_or_change_is_made_ready_for_it(run, rows, folder):
    code = """
    model = CoreMLModel(package)
    backward = np.array([[1, 2]], np.float32)[:, ::-1]
    inputs = {"x": np.array([[1, 2]], np.float16)}
    kept = inputs["x"]
    model.predict(inputs)
    answer = model.predict({"x": backward})["linear"].tolist(), inputs["x"] is kept
    """
    assert run(SESSION + code, package=rows, folder=folder) == [[[2, 1]], True]


def test_numbers_are_rounded_to_what_an_input_is_declared_to_hold():
    half = Feature(name="x", kind="multiarray", shape=(2,), dtype="float16")
    found = given([half], {"x": np.array([2049.0, 1.0])})["x"]
    assert (found.tolist(), found.dtype) == ([2048, 1], np.float32)


def test_times_are_those_that_core_ml_measured(run, mac, rows, folder):
    mac.set(
        {"at": "load", "does": "hangs", "seconds": 0.1},
        {"at": "predict", "does": "hangs", "seconds": 0.05},
    )
    code = """
    model = CoreMLModel(package)
    model.predict({"x": np.ones((1, 2))})
    answer = model.load_ms, model.predict_ms
    """
    load, predict = run(SESSION + code, package=rows, folder=folder)
    assert load >= 100
    assert predict >= 50


def test_a_package_is_compiled_once_whatever_it_is_run_on(run, mac, rows, folder, tmp_path):
    mac.set({"at": "compile", "does": "counts"})
    code = """
    models = [CoreMLModel(package, units=units) for units in ("CPU_ONLY", "CPU_AND_NE")]
    answer = [str(model.compiled) for model in models]
    """
    first, second = run(SESSION + code, package=rows, folder=folder)
    assert first == second
    assert mac.count("compile") == 1
    (kept,) = tmp_path.glob("quantgate-compiled-*")
    assert [each.name for each in kept.iterdir()] == [first.rpartition("/")[2]]


def test_a_folder_of_compiled_models_that_is_somebody_elses_is_not_used(run, rows, folder):
    code = """
    from quantgate_worker.errors import WorkerError
    import os
    os.mkdir(folder + "/other")
    os.symlink(folder + "/other", f"{folder}/quantgate-compiled-{os.getuid()}")
    try:
        CoreMLModel(package)
    except WorkerError as error:
        answer = str(error)
    """
    said = run(SESSION + code, package=rows, folder=folder)
    assert said.endswith("is somebody else's: no compiled model is read from there")
