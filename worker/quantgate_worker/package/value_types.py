"""What a value's type says: element type, number of elements, bits."""

import math
import re
from typing import Any

from coremltools import proto

from .specification import enum_name

_DATA_TYPES = proto.MIL_pb2.DataType
_BITS_OF_A_BYTE = 8


def dtype(value_type: Any) -> str:
    return enum_name(_DATA_TYPES, value_type.tensorType.dataType)


def sizes(value_type: Any) -> list[int]:
    return [dimension.constant.size for dimension in value_type.tensorType.dimensions]


def elements(value_type: Any) -> int:
    return math.prod(sizes(value_type))


def dtype_bits(name: str) -> int:
    """Bits of one element, by the name of its type: 4 of `uint4`."""
    digits = re.search(r"\d+", name)
    return int(digits[0]) if digits else _BITS_OF_A_BYTE


def stored_bits(value_type: Any) -> int:
    return elements(value_type) * dtype_bits(dtype(value_type))


def is_float(name: str) -> bool:
    return name.startswith(("float", "bfloat"))
