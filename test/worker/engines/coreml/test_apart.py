"""Neither engine needs what the other is made of."""

import json
import subprocess
import sys
from pathlib import Path

WORKER = Path(__file__).parents[4] / "worker"
ENGINES = "quantgate_worker.engines"


def modules_after(module):
    """Name what an import brings, in a fresh interpreter."""
    code = f"import json, sys, {module}; print(json.dumps([*sys.modules]))"
    command = [sys.executable, "-c", code]
    ran = subprocess.run(  # noqa: S603 - the worker's own code
        command, cwd=WORKER, capture_output=True, text=True, check=True
    )
    return set(json.loads(ran.stdout))


def test_core_mls_engine_imports_neither_the_portable_one_nor_its_library():
    found = modules_after(f"{ENGINES}.coreml.engine, {ENGINES}.coreml.probe")
    assert f"{ENGINES}.coreml.model" in found
    assert not [name for name in found if name.startswith((f"{ENGINES}.portable", "onnx"))]


def test_the_portable_engine_does_not_import_core_mls():
    found = modules_after(f"{ENGINES}.portable.engine")
    assert "onnxruntime" in found
    assert not [name for name in found if name.startswith(f"{ENGINES}.coreml")]
