"""Small ML Programs run, and audited, as soon as they are made."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.engines.ranges import Ranges

Convert = Callable[..., Any]


@pytest.fixture
def run(convert: Convert) -> Callable[..., np.ndarray]:
    """Convert a function of x, predict with one array, and return the only output."""

    def ran(body: Callable[..., Any], x: np.ndarray, **options: Any) -> np.ndarray:
        model = PortableModel(convert(body, x.shape, **options))
        (output,) = model.predict({"x": x}).values()
        return output

    return ran


@pytest.fixture
def audited(convert: Convert) -> Callable[..., Ranges]:
    """Convert a function of x, predict with some arrays, and return what a range audit found."""

    def ranges(body: Callable[..., Any], *xs: Any, **options: Any) -> Ranges:
        model = PortableModel(convert(body, np.shape(xs[0]), **options), audit=True)
        for x in xs:
            model.predict({"x": np.asarray(x, np.float32)})
        assert model.ranges is not None
        return model.ranges

    return ranges


@pytest.fixture
def weights() -> Callable[..., np.ndarray]:
    """Make reproducible values of a shape, around 0 and of about unit size."""

    def made(*shape: int, seed: int = 0) -> np.ndarray:
        return np.random.default_rng(seed).standard_normal(shape).astype(np.float32)

    return made
