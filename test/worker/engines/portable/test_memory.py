"""What loading a model holds at most, each in a process of its own."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it
from coremltools.optimize import coreml as cto

from quantgate_worker.engines.portable import PortableModel, UnsupportedOp

WORKER = Path(__file__).parents[4] / "worker"
WIDTH, LAYERS = 1024, 20
# 84 MB, to which the program and the runtime add some 40: bench:engine holds 276 MB to twice.
MOST = 2.5

HELD = """
import re, sys
from pathlib import Path
import numpy as np
from quantgate_worker.engines.portable import PortableModel

def held(what):
    account = Path("/proc/self/status").read_text("utf-8")
    return int(re.search(rf"{what}:\\s+(\\d+) kB", account)[1]) * 1024

imported = held("VmRSS")
PortableModel(sys.argv[1]).predict({"x": np.ones((1, 1, int(sys.argv[2])), np.float32)})
print(held("VmHWM") - imported)
"""


@pytest.fixture(scope="module")
def layers():
    def stacked(weights):
        def body(x):
            for seed in range(LAYERS):
                x = mb.linear(x=x, weight=weights(WIDTH, WIDTH, seed=seed))
            return x

        return body

    return stacked


@pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's own account of a process")
@pytest.mark.parametrize("form", ["fp32", "fp16", "int8"])
def test_no_stage_holds_a_third_copy_of_the_weights(convert, weights, layers, form, tmp_path):
    model = convert(layers(weights), (1, 1, WIDTH), half=form == "fp16")
    if form == "int8":
        config = cto.OptimizationConfig(global_config=cto.OpLinearQuantizerConfig())
        model = cto.linear_quantize_weights(model, config)
    model.save(str(tmp_path / "large.mlpackage"))
    command = [sys.executable, "-c", HELD, tmp_path / "large.mlpackage", str(WIDTH)]
    env = {**os.environ, "PYTHONPATH": str(WORKER)}
    run = subprocess.run(command, env=env, check=True, capture_output=True, text=True)  # noqa: S603
    assert int(run.stdout) < MOST * LAYERS * WIDTH**2 * 4


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """Have temporary files made in a folder of their own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_loaded_model_leaves_no_file_behind(convert, weights, temporary):
    model = convert(lambda x: mb.linear(x=x, weight=weights(64, 64)), (1, 64))
    before = set(temporary.iterdir())
    loaded = PortableModel(model)
    assert set(temporary.iterdir()) == before
    assert loaded.predict({"x": weights(1, 64)})


def test_nor_does_a_refused_one(convert, weights, temporary):
    def body(x):
        y = mb.linear(x=x, weight=weights(64, 64))
        unknown = mb.make_list(init_length=1, elem_shape=("rows", "columns"))
        return mb.list_read(ls=mb.list_write(ls=unknown, index=0, value=y), index=0)

    model = convert(body, (1, 64))
    before = set(temporary.iterdir())
    with pytest.raises(UnsupportedOp, match="elements of a shape unknown"):
        PortableModel(model)
    assert set(temporary.iterdir()) == before
