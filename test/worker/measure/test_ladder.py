"""What a model's whole ladder answers, byte for byte.

All numbers of this model are small integers, so that its sums are exact in whatever order a machine
adds: the records are the same everywhere, and stay so while the worker is rebuilt.
"""

import hashlib
import json

import numpy as np
import pytest

from quantgate_worker.convert.presets import PRESETS
from quantgate_worker.measure.request import Variant

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
def seen(request_of, measured, dense, tmp_path):
    """Measure the reference, every preset that needs no Mac, and a written conversion."""
    rng = np.random.default_rng(7)
    rows = np.zeros((SAMPLES, WIDTH), np.float32)
    for row in rows:
        row[rng.choice(WIDTH, SET, replace=False)] = rng.choice([-1, 1], SET)
    weight = rng.integers(-300, 301, (CLASSES, WIDTH))
    request = request_of(
        Variant(name="reference", recipe={"kind": "stored"}),
        *(Variant(name=name, recipe={"kind": "preset", "preset": name}) for name in PRESETS),
        *(Variant(name=name, recipe=recipe) for name, recipe in CONVERTED.items()),
        source=dense(weight, softmax=False, labels=[str(n) for n in range(CLASSES)]),
    )
    np.savez(tmp_path / "rows.npz", x=rows)
    lines = [{"id": f"row-{n}", "label": str(n % CLASSES)} for n in range(SAMPLES)]
    (tmp_path / "samples.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return request.out, measured(request)


def test_the_records_of_every_recipe_are_what_they_always_were(seen):
    out, measurements = seen
    found = {
        name: hashlib.sha256((out / one["records"]["path"]).read_bytes()).hexdigest()[:16]
        for name, one in measurements.items()
    }
    assert found == RECORDS
