"""A package loaded for its times alone."""

import numpy as np
import pytest

TIME = """
    from quantgate_worker.engines.table import ENGINES
    from pathlib import Path
    timing = ENGINES["coreml-ane"].time
    model = timing.load(Path(package))
    given = {"x": np.array([[1, 2]], np.float32)}
    answer = model.load_ms, [model.predict(given) for _ in range(3)], sorted(timing.conditions())
"""


@pytest.fixture
def package(dense):
    return dense(np.eye(2, dtype=np.float32), softmax=False)


def test_times_are_those_of_core_ml_itself(run, mac, package):
    mac.set(
        {"at": "load", "does": "hangs", "seconds": 0.2},
        {"at": "predict", "does": "hangs", "seconds": 0.05, "after": 2},
    )
    load, predictions, told = run(TIME, package=package)
    assert load >= 200
    assert predictions[2] >= 50
    assert min(predictions[:2]) > 0
    assert told == ["busiest", "lowPower", "power", "pressure", "speed", "virtual"]
