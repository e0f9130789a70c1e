"""Small ML Programs for the tests, made on the spot."""

from collections.abc import Callable, Sequence
from typing import Any

import coremltools as ct
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it

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
