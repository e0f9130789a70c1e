"""What a model's whole ladder answers, byte for byte.

All numbers of this model are small integers, so that its sums are exact in whatever order a machine
adds: the records are the same everywhere, and stay so while the worker is rebuilt.
"""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from quantgate_worker.convert.presets import PRESETS

CLASSES, WIDTH, SAMPLES, SET = 16, 256, 30, 8

CONVERTED = {
    "pruned-grouped": {
        "kind": "convert",
        "steps": [
            {"op": "cast", "config": {}},
            {"op": "prune", "config": {"target_sparsity": 0.5}},
            {
                "op": "palettize",
                "config": {"nbits": 4, "granularity": "per_grouped_channel", "group_size": 4},
            },
        ],
    }
}

# The beginning of each file's SHA-256.
RECORDS = {
    "reference": "45f5f9040a4168d7",
    "fp32": "45f5f9040a4168d7",
    "fp16": "45f5f9040a4168d7",
    "int8": "65edf27e3f4a3461",
    "int4": "20e886b34588147a",
    "pal8": "77373e83565d7de5",
    "pal6": "66b42b00bf796c38",
    "pal4": "3301df32d1c8d416",
    "pal3": "608df76be773af6a",
    "pal2": "11dd6d9f73ba4169",
    "pal1": "6734bb04a6505e88",
    "pruned-grouped": "42e582a374f08272",
}


@pytest.fixture
def told(classified, made, dense, arrays):
    """Evaluate the source, every preset that needs no Mac, and a written conversion."""
    rng = np.random.default_rng(7)
    rows = np.zeros((SAMPLES, WIDTH), np.float32)
    for row in rows:
        row[rng.choice(WIDTH, SET, replace=False)] = rng.choice([-1, 1], SET)
    weight = rng.integers(-300, 301, (CLASSES, WIDTH))
    source = dense(weight, softmax=False, labels=[str(n) for n in range(CLASSES)])
    recipes = {"reference": {"kind": "stored"}, **{name: name for name in PRESETS}, **CONVERTED}
    packages = {key: item["made"]["package"] for key, item in made(source, recipes).items()}
    np.savez(arrays["data"][0]["at"], x=rows)
    lines = [{"id": f"row-{n}", "label": str(n % CLASSES)} for n in range(SAMPLES)]
    Path(arrays["samples"]).write_text("".join(json.dumps(line) + "\n" for line in lines))
    _, told = classified(packages, count=SAMPLES)
    return told


def test_the_records_of_every_recipe_are_what_they_always_were(told):
    digests = {name: told.one(name, "sha256").removeprefix("sha256:") for name in RECORDS}
    assert {name: digest[:16] for name, digest in digests.items()} == RECORDS
    assert {item["lane"] for item in told.items} == {*RECORDS}
    content = Path(told.one("int4", "file")).read_bytes()
    assert hashlib.sha256(content).hexdigest() == digests["int4"]
