"""MIL types and the ONNX types that carry them: small integers in int32, halves in float32."""

from typing import Any

import numpy as np
from coremltools.converters.mil.mil import types
from onnx import TensorProto

from quantgate_worker.errors import UnsupportedOp

FLOAT, INT32, INT64, BOOL = (
    TensorProto.FLOAT,
    TensorProto.INT32,
    TensorProto.INT64,
    TensorProto.BOOL,
)

_CARRIERS: dict[Any, int] = {
    types.fp16: FLOAT,
    types.fp32: FLOAT,
    types.int8: INT32,
    types.uint8: INT32,
    types.int16: INT32,
    types.uint16: INT32,
    types.int32: INT32,
    types.bool: BOOL,
}

_NARROW: dict[Any, int] = {
    types.int8: TensorProto.INT8,
    types.uint8: TensorProto.UINT8,
    types.int16: TensorProto.INT16,
    types.uint16: TensorProto.UINT16,
}

_KINDS = {"f": np.float32, "i": np.int32, "u": np.int32, "b": np.bool_}


def carrier(dtype: Any) -> int:
    """Return the ONNX element type in which values of a MIL type are computed."""
    if dtype not in _CARRIERS:
        raise UnsupportedOp(types.builtin_to_string(dtype), "no tensor of this type is executed")
    return _CARRIERS[dtype]


def narrow(dtype: Any) -> int | None:
    """Return the ONNX type of a MIL integer smaller than its carrier, None for every other."""
    return _NARROW.get(dtype)


def is_half(dtype: Any) -> bool:
    return bool(dtype == types.fp16)


def is_float(dtype: Any) -> bool:
    return bool(types.is_float(dtype))


def carried(values: Any) -> np.ndarray:
    """Convert a constant of any MIL type to the numpy type of its carrier."""
    array = np.asarray(values)
    return array.astype(_KINDS[array.dtype.kind], copy=False)
