"""The compressed forms of a weight, and what each is called."""

import math
from collections.abc import Callable, Mapping
from typing import Any

from .value_types import dtype, dtype_bits, sizes

# Parameters that say how a form is read, and hold nothing of the weight.
READING = frozenset({"name", "axis", "shape", "vector_axis"})

Values = Mapping[str, Any]


def is_form(op: Any) -> bool:
    return op is not None and op.type.startswith("constexpr_")


def form_kind(op: Any, values: Values) -> str:
    """Name a form, given its constants by parameter: `int4`, `lut4`, `sparse`."""
    name, codes = _FORMS.get(op.type, (_by_type, "data"))
    return name(values, codes)


def _by_type(values: Values, codes: str) -> str:
    return dtype(values[codes].type) if codes in values else "quantized"


def _palette(values: Values, codes: str) -> str:
    """Count a palette's bits: by the type of the indices, or before iOS 18 by its length."""
    indices = _by_type(values, codes)
    if indices != "uint8" or "lut" not in values:
        return f"lut{dtype_bits(indices)}"
    return f"lut{max(1, round(math.log2(_length(values['lut']))))}"


def _length(lut: Any) -> int:
    of_lut = sizes(lut.type)
    # From iOS 18 on a palette is [..., entries, length of an entry].
    return of_lut[-2] if len(of_lut) > 1 else of_lut[0]


def _sparse(_values: Values, _codes: str) -> str:
    return "sparse"


# Operation -> how its kind is named, and the parameter that holds the codes.
_FORMS: dict[str, tuple[Callable[[Values, str], str], str]] = {
    "constexpr_affine_dequantize": (_by_type, "quantized_data"),
    "constexpr_blockwise_shift_scale": (_by_type, "data"),
    "constexpr_sparse_blockwise_shift_scale": (_by_type, "nonzero_data"),
    "constexpr_lut_to_dense": (_palette, "indices"),
    "constexpr_lut_to_sparse": (_palette, "indices_nonzero_data"),
    "constexpr_sparse_to_dense": (_sparse, "nonzero_data"),
    "constexpr_cast": (_by_type, "source_val"),
}
