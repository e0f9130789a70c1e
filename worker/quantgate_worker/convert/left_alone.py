"""Proof that what a conversion leaves alone is the source's to the bit.

coremltools can say that it skips a tensor and change it all the same: it divides by scales in
place, finds that its option does not fit, and keeps what it has divided.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import coremltools as ct
import numpy as np

from quantgate_worker.errors import WorkerError
from quantgate_worker.package.tensors import tensor
from quantgate_worker.package.value_types import sizes
from quantgate_worker.package.weights import form_floats, plain_floats

# The cast keeps numbers of smaller tensors from becoming zero: they may be divided by.
_KEPT_FROM_ZERO = 400
_SMALLEST = np.float16(6e-8)
_NAMED = 3
# What coremltools appends to the name of a weight that it compresses.
_COMPRESSED = ("_sparsified", "_palettized", "_quantized")

Shape = tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Stored:
    """A program and the folder that its weights lie in."""

    spec: Any
    folder: Path


class Known:
    """Plain tensors by shape; a shape is read when it is first asked for."""

    def __init__(self, stored: Iterable[Stored], *, halved: bool) -> None:
        self._halved = halved
        self._places: dict[Shape, list[tuple[Path, Any]]] = {}
        self._digests: dict[Shape, set[bytes]] = {}
        for each in stored:
            for _, value in plain_floats(each.spec):
                self._places.setdefault(_shape(value), []).append((each.folder, value))

    def strangers(self, made: Iterable[Stored]) -> list[str]:
        """Name the plain tensors of what was made that are none of these, with their shapes."""
        return [
            f"{name} {list(_shape(value))}"
            for each in made
            for name, value in plain_floats(each.spec)
            if not self._knows(each.folder, value)
        ]

    def _knows(self, folder: Path, value: Any) -> bool:
        found, shape = tensor(folder, value), _shape(value)
        if shape not in self._digests:
            read = (tensor(*place) for place in self._places.get(shape, []))
            forms = (form for each in read if each is not None for form in self._forms(each))
            self._digests[shape] = {_digest(form) for form in forms}
        return found is None or _digest(found) in self._digests[shape]

    def _forms(self, values: Any) -> Iterable[Any]:
        yield values
        if self._halved and values.dtype != np.float16:
            with np.errstate(over="ignore"):
                halves = np.asarray(values, np.float16)
            yield halves
            if values.size < _KEPT_FROM_ZERO:
                lost = (halves == 0) & (values != 0)
                yield np.where(lost, np.sign(values).astype(np.float16) * _SMALLEST, halves)


def check_numbers(made: Iterable[Stored]) -> None:
    """Raise WorkerError for a weight that is read by a scale that is no number, or by no number.

    coremltools computes scales in the weight's own floats, where they can overflow. Infinity in a
    palette is a value like any other.
    """
    for each in made:
        for name, parameter, value in form_floats(each.spec):
            found = tensor(each.folder, value)
            sound = np.isfinite if parameter == "scale" else _is_number
            if found is not None and not sound(found).all():
                constant = _original(name)
                raise WorkerError(
                    f"coremltools {ct.__version__} makes a {parameter} of the constant "
                    f"{constant!r} that is no number: its values reach too far; a written convert "
                    f"can leave it out: op_name_configs: {{ {constant}: null }}"
                )


def _original(name: str) -> str:
    """Return a weight's name from before its compression."""
    for ending in _COMPRESSED:
        name = name.removesuffix(ending)
    return name


def _is_number(values: Any) -> Any:
    return ~np.isnan(values)


def stored(models: Iterable[Any]) -> list[Stored]:
    return [
        Stored(spec=each.get_spec(), folder=Path(each.weights_dir or "").parent) for each in models
    ]


def changed(names: list[str]) -> WorkerError:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return WorkerError(
        f"coremltools {ct.__version__} changed {', '.join(names[:_NAMED])}{more}, which it reports "
        "as left alone: its values are no longer the source's; drop the option that does not fit, "
        "or leave it out: op_name_configs: { <name>: null }"
    )


def _shape(value: Any) -> Shape:
    return tuple(sizes(value.type))


def _digest(values: Any) -> bytes:
    bits = np.ascontiguousarray(values)
    return blake2b(bits.data, digest_size=16, person=bits.dtype.name.encode()).digest()
