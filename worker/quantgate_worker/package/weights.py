"""How a program stores each weight, read from the program itself and not from what was asked."""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from coremltools import proto

from quantgate_worker.errors import UserError

from .specification import enum_name, operations

_DATA_TYPES = proto.MIL_pb2.DataType
# Parameters of a compressed form that say how, not what.
_FORM = frozenset({"name", "axis", "shape", "vector_axis"})


@dataclass(frozen=True, kw_only=True)
class Weight:
    """A constant of floats; `bits` counts all that it is stored as: data, scales, palettes, masks.

    `kind` is a type (`float16`, `int8`), `lut<bits>` or `sparse`; a form within a form is joined
    by `+`: `sparse+lut4`, `lut4+int8` (a palette whose entries are int8). `dtype` is the type of
    the floats that the program computes with.
    """

    name: str
    kind: str
    dtype: str
    rank: int
    elements: int
    bits: int

    @property
    def compressed(self) -> bool:
        return not self.kind.startswith(("float", "bfloat"))


def weights(program: Any) -> list[Weight]:
    """List the weights of an ML Program: float constants with a shape, compressed or plain."""
    try:
        return Storage(program).weights()
    except RecursionError as error:
        raise UserError("the program is damaged: a weight is made from itself") from error


class Storage:
    """Which operation makes each value, and who takes it."""

    def __init__(self, program: Any) -> None:
        self._operations = list(operations(program))
        self._made = {out.name: op for op in self._operations for out in op.outputs}
        self._inner = {name for op in self._operations if _is_form(op) for name in _names(op)}

    def weights(self) -> list[Weight]:
        found = (weight for op in self._operations for weight in self._weights_of(op))
        return [weight for weight in found if weight.rank > 0]

    def _weights_of(self, op: Any) -> Iterator[Weight]:
        name = op.outputs[0].name if op.outputs else ""
        if _is_form(op):
            # Of a form within a form, only the outermost is the weight.
            if not any(out.name in self._inner for out in op.outputs):
                yield _weight(name, op.outputs[0].type, self._kind(op), self._bits(op))
        elif op.type == "const":
            if name not in self._inner:
                yield from _plain(name, op.attributes["val"])
        else:
            for key, value in _inline(op):
                yield from _plain(f"{name}.{key}", value)

    def _kind(self, op: Any) -> str:
        form, data_key = _FORMS.get(op.type, (_dtype_form, "data"))
        inner = [self._kind(self._made[n]) for n in _names(op) if _is_form(self._made.get(n))]
        data = next((value for key, value in self._values(op) if key == data_key), None)
        kind = form(dict(self._values(op)), data)
        return "+".join(dict.fromkeys([kind, *inner]))

    def _values(self, op: Any) -> Iterator[tuple[str, Any]]:
        """List the constants that a compressed form is given, by parameter."""
        yield from ((k, v) for k, v in op.attributes.items() if k not in _FORM)
        yield from _inline(op)
        for key, name in _named(op):
            maker = self._made.get(name)
            if maker is not None and maker.type == "const":
                yield key, maker.attributes["val"]

    def _bits(self, op: Any) -> int:
        own = sum(_stored_bits(value.type) for key, value in self._values(op) if key not in _FORM)
        # One maker may feed several parameters: data and mask of a sparse form.
        makers = {id(m): m for m in map(self._made.get, _names(op)) if _is_form(m)}
        return own + sum(self._bits(maker) for maker in makers.values())


def _is_form(op: Any) -> bool:
    return op is not None and op.type.startswith("constexpr_")


def _named(op: Any) -> Iterator[tuple[str, str]]:
    for key, argument in op.inputs.items():
        yield from ((key, a.name) for a in argument.arguments if a.WhichOneof("binding") == "name")


def _names(op: Any) -> list[str]:
    return [name for _, name in _named(op)]


def _inline(op: Any) -> Iterator[tuple[str, Any]]:
    for key, argument in op.inputs.items():
        if key not in _FORM:
            yield from (
                (key, a.value) for a in argument.arguments if a.WhichOneof("binding") == "value"
            )


def _plain(name: str, value: Any) -> Iterator[Weight]:
    dtype = _dtype(value.type)
    if dtype.startswith(("float", "bfloat")):
        yield _weight(name, value.type, dtype, _stored_bits(value.type))


def _weight(name: str, value_type: Any, kind: str, bits: int) -> Weight:
    return Weight(
        name=name,
        kind=kind,
        dtype=_dtype(value_type),
        rank=value_type.tensorType.rank,
        elements=_elements(value_type),
        bits=bits,
    )


def _elements(value_type: Any) -> int:
    return math.prod(d.constant.size for d in value_type.tensorType.dimensions)


def _dtype(value_type: Any) -> str:
    return enum_name(_DATA_TYPES, value_type.tensorType.dataType)


def _dtype_bits(dtype: str) -> int:
    digits = re.search(r"\d+", dtype)
    return int(digits[0]) if digits else 8


def _stored_bits(value_type: Any) -> int:
    return _elements(value_type) * _dtype_bits(_dtype(value_type))


def _dtype_form(_values: dict[str, Any], data: Any) -> str:
    return _dtype(data.type) if data is not None else "quantized"


def _palette_form(values: dict[str, Any], data: Any) -> str:
    """Name a palette by its bits: in the type of the indices, or before iOS 18 by its length."""
    indices = _dtype(data.type) if data is not None else ""
    if indices == "uint8" and "lut" in values:
        return f"lut{max(1, round(math.log2(_palette_length(values['lut']))))}"
    return f"lut{_dtype_bits(indices)}"


def _palette_length(lut: Any) -> int:
    sizes: list[int] = [d.constant.size for d in lut.type.tensorType.dimensions]
    # From iOS 18 on a palette is [..., entries, length of an entry].
    return sizes[-2] if len(sizes) > 1 else sizes[0]


def _sparse_form(_values: dict[str, Any], _data: Any) -> str:
    return "sparse"


# Operation -> how its kind is named, and the parameter that holds the codes.
_FORMS: dict[str, tuple[Callable[[dict[str, Any], Any], str], str]] = {
    "constexpr_affine_dequantize": (_dtype_form, "quantized_data"),
    "constexpr_blockwise_shift_scale": (_dtype_form, "data"),
    "constexpr_sparse_blockwise_shift_scale": (_dtype_form, "nonzero_data"),
    "constexpr_lut_to_dense": (_palette_form, "indices"),
    "constexpr_lut_to_sparse": (_palette_form, "indices_nonzero_data"),
    "constexpr_sparse_to_dense": (_sparse_form, "nonzero_data"),
    "constexpr_cast": (_dtype_form, "source_val"),
}
