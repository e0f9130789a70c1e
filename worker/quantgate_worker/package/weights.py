"""How a program stores each weight, read from the program itself and not from what was asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from quantgate_worker.errors import UserError

from .forms import READING, form_kind, is_form
from .parts import functions
from .specification import operations_of
from .value_types import dtype, elements, is_float, stored_bits


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
        return not is_float(self.kind)


def weights(spec: Any) -> list[Weight]:
    """List the weights of a model's programs: float constants with a shape, compressed or plain.

    Raises UserError for a program whose weights make no sense.
    """
    try:
        return [weight for function in functions(spec) for weight in _Storage(function).weights()]
    except (IndexError, ValueError, RecursionError) as error:
        raise UserError(f"the program is damaged: its weights cannot be told: {error}") from error


def plain_floats(spec: Any) -> Iterator[tuple[str, Any]]:
    """Walk the float constants that a model's programs store as they are, by name, with a shape."""
    for function in functions(spec):
        for name, value in _Storage(function).plain():
            if is_float(dtype(value.type)) and value.type.tensorType.rank > 0:
                yield name, value


def form_floats(spec: Any) -> Iterator[tuple[str, str, Any]]:
    """Walk the floats that forms are read by: the weight's name, the parameter, the value."""
    for function in functions(spec):
        for op, key, value in _Storage(function).parameters():
            if is_float(dtype(value.type)):
                yield op.outputs[0].name, key, value


class _Storage:
    """Which operation makes each value, and which values only feed a compressed form."""

    def __init__(self, function: Any) -> None:
        self._operations = list(operations_of(function))
        self._made = {out.name: op for op in self._operations for out in op.outputs}
        self._inner = {name for op in self._operations if is_form(op) for name in _names(op)}

    def weights(self) -> list[Weight]:
        found = (weight for op in self._operations for weight in self._weights_of(op))
        return [weight for weight in found if weight.rank > 0]

    def plain(self) -> Iterator[tuple[str, Any]]:
        """List the constants that are no part of a compressed form, by name."""
        for op in self._operations:
            yield from self._plain_of(op)

    def parameters(self) -> Iterator[tuple[Any, str, Any]]:
        for op in self._operations:
            if is_form(op):
                yield from ((op, key, value) for key, value in self._values(op))

    def _weights_of(self, op: Any) -> Iterator[Weight]:
        # Of a form within a form, only the outermost is the weight.
        if is_form(op) and not any(out.name in self._inner for out in op.outputs):
            out = op.outputs[0]
            yield _weight(out.name, out.type, self._kind(op), self._bits(op))
        for name, value in self._plain_of(op):
            yield from _plain(name, value)

    def _plain_of(self, op: Any) -> Iterator[tuple[str, Any]]:
        name = op.outputs[0].name if op.outputs else ""
        if op.type == "const" and name not in self._inner:
            yield name, op.attributes["val"]
        elif op.type != "const" and not is_form(op):
            yield from ((f"{name}.{key}", value) for key, value in _inline(op))

    def _kind(self, op: Any) -> str:
        inner = [self._kind(maker) for maker in self._inner_forms(op)]
        return "+".join(dict.fromkeys([form_kind(op, dict(self._values(op))), *inner]))

    def _bits(self, op: Any) -> int:
        # A form and the form within it may read one mask: it is stored once.
        stored = {_place(value) or index: value for index, value in enumerate(self._stored(op))}
        return sum(stored_bits(value.type) for value in stored.values())

    def _stored(self, op: Any) -> Iterator[Any]:
        yield from (value for _, value in self._values(op))
        for maker in self._inner_forms(op):
            yield from self._stored(maker)

    def _inner_forms(self, op: Any) -> list[Any]:
        """List what makes a form's parameters, each once: one may make both data and mask."""
        makers = {id(m): m for m in map(self._made.get, _names(op)) if is_form(m)}
        return list(makers.values())

    def _values(self, op: Any) -> Iterator[tuple[str, Any]]:
        """List the constants that hold a compressed form, by parameter."""
        yield from ((key, value) for key, value in op.attributes.items() if key not in READING)
        yield from ((key, value) for key, value in _inline(op) if key not in READING)
        for key, name in _named(op):
            maker = self._made.get(name)
            if maker is not None and maker.type == "const" and key not in READING:
                yield key, maker.attributes["val"]


def _named(op: Any) -> Iterator[tuple[str, str]]:
    for key, argument in op.inputs.items():
        yield from ((key, a.name) for a in argument.arguments if a.WhichOneof("binding") == "name")


def _names(op: Any) -> list[str]:
    return [name for _, name in _named(op)]


def _inline(op: Any) -> Iterator[tuple[str, Any]]:
    for key, argument in op.inputs.items():
        bound = (a for a in argument.arguments if a.WhichOneof("binding") == "value")
        yield from ((key, each.value) for each in bound)


def _place(value: Any) -> tuple[str, int] | None:
    """Say where in which file a value lies, None for one that stands in the program itself."""
    if value.WhichOneof("value") != "blobFileValue":
        return None
    return value.blobFileValue.fileName, value.blobFileValue.offset


def _plain(name: str, value: Any) -> Iterator[Weight]:
    if is_float(dtype(value.type)):
        yield _weight(name, value.type, dtype(value.type), stored_bits(value.type))


def _weight(name: str, value_type: Any, kind: str, bits: int) -> Weight:
    return Weight(
        name=name,
        kind=kind,
        dtype=dtype(value_type),
        rank=value_type.tensorType.rank,
        elements=elements(value_type),
        bits=bits,
    )
