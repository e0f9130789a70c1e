import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from quantgate_worker.engines.engine import Unavailable
from quantgate_worker.engines.table import ENGINES, engine_for
from quantgate_worker.errors import WorkerError

WORKER = Path(__file__).parents[3] / "worker"


def modules_after(code):
    """Run code in a fresh interpreter; return the modules that it has loaded."""
    told = "import sys; print('\\n'.join(sys.modules))"
    command = [sys.executable, "-c", f"{code}\n{told}"]
    ran = subprocess.run(  # noqa: S603 - the worker's own code
        command, cwd=WORKER, capture_output=True, text=True, check=True
    )
    return set(ran.stdout.split())


def test_an_engine_is_imported_when_it_is_first_asked_and_not_for_its_row():
    looked = "from quantgate_worker.engines.table import ENGINES; e = ENGINES['portable']; e.name()"
    heavy = {"quantgate_worker.engines.portable", "onnxruntime", "coremltools"}
    assert modules_after(looked) & heavy == set()
    asked = f"{looked}; from coremltools import proto; e.refuses(proto.Model_pb2.Model())"
    assert heavy <= modules_after(asked)


def test_every_row_names_functions_that_its_engine_has(digits):
    for engine in ENGINES.values():
        assert engine.name()
        if engine.available() is not None:
            continue
        assert callable(engine.load(digits).predict)
        assert engine.audit is None or engine.audit(digits, trace=True).ranges is not None


def test_an_engine_that_cannot_run_here_is_refused_with_what_would_help():
    lack = Unavailable(why="a virtual machine has no Neural Engine", remedy="use a Mac of your own")
    engines = {"coreml-ane": replace(ENGINES["portable"], available=lambda: lack)}
    with pytest.raises(WorkerError) as refused:
        engine_for("coreml-ane", engines)
    assert str(refused.value) == (
        "coreml-ane: a virtual machine has no Neural Engine; use a Mac of your own"
    )
