"""A small classifier and its rows, what becomes of it, and engines that fail as engines can."""

import json

import numpy as np
import pytest

from quantgate_worker.engines.engine import Engine
from quantgate_worker.engines.table import ENGINES
from quantgate_worker.verbs.convert import convert

SAMPLES = 40
WIDTH = 4
CLASSES = 3

FAKE = {
    "name": lambda: "fake 1",
    "units": "cpu",
    "isolation": "thread",
    "refuses": lambda _spec: [],
}


@pytest.fixture
def rows():
    return np.random.default_rng(1).normal(size=(SAMPLES, WIDTH)).astype(np.float32)


@pytest.fixture
def small(dense):
    """A linear classifier of three classes."""
    weight = np.random.default_rng(2).normal(size=(CLASSES, WIDTH))
    return dense(weight, labels=["0", "1", "2"])


@pytest.fixture
def made(told, tmp_path):
    """Convert a source by recipes, the names of presets for short; return what was told of each."""

    def make(source, recipes):
        wanted = [
            {
                "key": key,
                "recipe": {"kind": "preset", "preset": recipe}
                if isinstance(recipe, str)
                else recipe,
                "into": str(tmp_path / "made" / key),
            }
            for key, recipe in recipes.items()
        ]
        told.items.clear()
        convert({"source": {"model": str(source)}, "recipes": wanted}, told)
        return {item["key"]: item for item in told.items}

    return make


@pytest.fixture
def arrays(tmp_path, rows):
    """Forty labelled rows of four numbers, as a request has them."""
    samples = tmp_path / "samples.jsonl"
    lines = [{"id": f"row-{n}", "label": str(n % CLASSES)} for n in range(SAMPLES)]
    samples.write_text("".join(json.dumps(line) + "\n" for line in lines))
    np.savez(tmp_path / "rows.npz", x=rows)
    return {
        "samples": str(samples),
        "data": [{"key": "arrays", "at": str(tmp_path / "rows.npz")}],
    }


@pytest.fixture
def classified(evaluated, arrays):
    """Classify the rows by packages, and keep the two best classes."""

    def ask(packages, engines=ENGINES, count=SAMPLES, **changed):
        message = {"task": "image-classification", "options": {"top": 2}, **arrays, **changed}
        return evaluated(packages, count, engines, **message)

    return ask


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
