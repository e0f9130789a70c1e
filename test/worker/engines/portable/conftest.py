"""Small ML Programs for the tests, made on the spot."""

from collections.abc import Callable, Sequence
from typing import Any

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it

from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.engines.ranges import Ranges

Convert = Callable[..., Any]


@pytest.fixture
def convert() -> Convert:
    """Convert a function from MIL variables to a variable into a Core ML model."""

    def converted(
        body: Callable[..., Any],
        *shapes: Sequence[int],
        half: bool = False,
        target: Any = ct.target.iOS16,
        **options: Any,
    ) -> Any:
        specs = [mb.TensorSpec(shape) for shape in shapes]
        program = mb.program(input_specs=specs, opset_version=target)(body)
        precision = ct.precision.FLOAT16 if half else ct.precision.FLOAT32
        if half and "classifier_config" in options:
            precision = ct.transform.FP16ComputePrecision(
                op_selector=lambda op: op.op_type != "classify"
            )
        return ct.convert(
            program,
            convert_to="mlprogram",
            compute_precision=precision,
            minimum_deployment_target=target,
            skip_model_load=True,
            **options,
        )

    return converted


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
