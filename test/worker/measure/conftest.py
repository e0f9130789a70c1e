"""A measure request on small data, and engines that fail in every way that engines can."""

import json

import numpy as np
import pytest

from quantgate_worker.datasets.parts import Part
from quantgate_worker.engines.engine import Engine
from quantgate_worker.engines.table import ENGINES
from quantgate_worker.measure.measuring import measure
from quantgate_worker.measure.request import MeasureRequest, Variant

SAMPLES = 40
WIDTH = 4
CLASSES = 3

FAKE = {
    "name": lambda: "fake 1",
    "units": "cpu",
    "isolation": "thread",
    "refuses": lambda _spec: [],
}

STORED = Variant(name="reference", recipe={"kind": "stored"})


@pytest.fixture
def rows():
    return np.random.default_rng(1).normal(size=(SAMPLES, WIDTH)).astype(np.float32)


@pytest.fixture
def request_of(tmp_path, dense, rows):
    """Build a request: a linear classifier of three classes on forty rows of four numbers."""

    def build(*variants, **changed):
        samples = tmp_path / "samples.jsonl"
        lines = [{"id": f"row-{n}", "label": str(n % CLASSES)} for n in range(SAMPLES)]
        samples.write_text("".join(json.dumps(line) + "\n" for line in lines))
        np.savez(tmp_path / "rows.npz", x=rows)
        weight = np.random.default_rng(2).normal(size=(CLASSES, WIDTH))
        given = {
            "model": "small",
            "side": "head",
            "target": "portable",
            "task": "image-classification",
            "source": dense(weight, labels=["0", "1", "2"]),
            "variants": variants or (STORED,),
            "samples": samples,
            "data": {"arrays": Part(at=tmp_path / "rows.npz")},
            "options": {"top": 2},
            "out": tmp_path / "out",
            "keep_packages": False,
        }
        return MeasureRequest(**{**given, **changed})

    return build


@pytest.fixture
def measured():
    """Measure with the given engines and return the measurements by variant."""

    def run(request, engines=ENGINES, progress=lambda *_told: None):
        result = measure(request, progress, engines)
        return {m["variant"]: m for m in result["measurements"]}

    return run


@pytest.fixture
def engines():
    """Engines whose sessions do what a function of (path, inputs) says; more of the row by name."""

    def build(predict, load=lambda _path: None, **row):
        class Session:
            def __init__(self, path):
                load(path)
                self._path = path

            def predict(self, inputs):
                return predict(self._path, inputs)

        return {"portable": Engine(**{**FAKE, "load": Session, **row})}

    return build
