"""Networks made by torch, against the packages that coremltools converts them to."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from quantgate_worker.engines.portable import PortableModel

NETWORKS = ("resnet", "mobilenet", "transformer", "classic")

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("torch") is None, reason="torch is not installed"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("networks")
    script = Path(__file__).with_name("torch_networks.py")
    subprocess.run([sys.executable, script, path], check=True, capture_output=True)  # noqa: S603
    return path


def measured(folder, name, bits):
    """Return the engine's output, torch's, and torch's with everything rounded to halves."""
    known = np.load(folder / f"{name}.npz")
    (output,) = (
        PortableModel(folder / f"{name}-{bits}.mlpackage").predict({"x": known["x"]}).values()
    )
    return output, known["exact"], known["halved"]


def error(result, expected):
    return np.abs(result - expected).max()


@pytest.mark.parametrize("name", NETWORKS)
def test_fp32_stays_within_a_ten_thousandth_of_torchs_largest_output(folder, name):
    output, exact, _ = measured(folder, name, "fp32")
    assert error(output, exact) <= 1e-4 * np.abs(exact).max()


@pytest.mark.parametrize("name", NETWORKS)
def test_fp16_stays_within_twice_the_error_of_torch_rounded_to_halves(folder, name):
    output, exact, halved = measured(folder, name, "fp16")
    assert 0 < error(output, exact) <= 2 * error(halved, exact)
