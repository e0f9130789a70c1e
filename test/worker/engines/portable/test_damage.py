"""Packages with bytes of them changed: they run, or are refused, and nothing else."""

import shutil
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from coremltools.models import MLModel
from coremltools.optimize import coreml as cto
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.errors import WorkerError

FILES = (
    "Manifest.json",
    "Data/com.apple.CoreML/model.mlmodel",
    "Data/com.apple.CoreML/weights/weight.bin",
)
PIXELS = np.ones((1, 1, 8, 8), np.float32)


@pytest.fixture(scope="module")
def palettized(tmp_path_factory):
    """A model small enough to be read often, with all that compression adds to one."""
    digits = Path(__file__).parents[4] / "fixtures/digits/Digits.mlpackage"
    config = cto.OptimizationConfig(global_config=cto.OpPalettizerConfig(nbits=4))
    model = cto.palettize_weights(MLModel(str(digits), skip_model_load=True), config)
    path = tmp_path_factory.mktemp("palettized") / "model.mlpackage"
    model.save(str(path))
    return path


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_package_damaged_anywhere_runs_or_is_refused(palettized, tmp_path, data):
    package = tmp_path / "damaged.mlpackage"
    shutil.rmtree(package, ignore_errors=True)
    shutil.copytree(palettized, package)
    path = package / data.draw(st.sampled_from(FILES))
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content[: data.draw(st.integers(0, 2 * len(content)))])
    with suppress(WorkerError):
        PortableModel(package).predict({"pixels": PIXELS})
