"""Architectures made by torch, against the packages that coremltools converts them to."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from quantgate_worker.engines.portable import PortableModel

STATEFUL = ("decoder",)
ARCHITECTURES = (
    *("resnet", "mobilenetv3", "efficientnet", "vit", "convnext", "detector", "unet", "classic"),
    *("lstm", "gru", "bert", *STATEFUL),
)

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("torch") is None, reason="torch is not installed"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("architectures")
    script = Path(__file__).with_name("write.py")
    run = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, script, path], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert {file.stem for file in path.glob("*.npz")} == set(ARCHITECTURES)
    return path


def predictions(folder, name, bits):
    """Yield for each step the engine's output, torch's, and torch's of halves."""
    model = PortableModel(folder / f"{name}-{bits}.mlpackage")
    known = np.load(folder / f"{name}.npz")
    state = model.make_state() if name in STATEFUL else None
    for step in range(int(known["steps"])):
        prefix = f"{step}/input/"
        inputs = {key.removeprefix(prefix): known[key] for key in known if key.startswith(prefix)}
        output = model.predict(inputs, state)["y"]
        yield output, known[f"{step}/exact"], known[f"{step}/halved"]


def error(result, expected):
    assert result.shape == expected.shape
    return np.abs(result - expected).max()


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_fp32_stays_within_a_ten_thousandth_of_torchs_largest_output(folder, name):
    for output, exact, _ in predictions(folder, name, "fp32"):
        assert error(output, exact) <= 1e-4 * np.abs(exact).max()


@pytest.mark.parametrize("name", ARCHITECTURES)
def test_fp16_stays_within_twice_the_error_of_torch_rounded_to_halves(folder, name):
    """The largest errors of all steps are compared: in one alone each is a matter of chance."""
    steps = list(predictions(folder, name, "fp16"))
    ours = max(error(output, exact) for output, exact, _ in steps)
    assert 0 < ours <= 2 * max(error(halved, exact) for _, exact, halved in steps)
