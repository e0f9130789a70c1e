"""Whether the weight files hold what the program says they hold."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from quantgate_worker.errors import UserError

from .files import WEIGHTS
from .specification import operations
from .value_types import dtype, dtype_bits, stored_bits

# coremltools reads a file of the last name from this folder, whatever precedes it.
_PREFIX = f"@model_path/{WEIGHTS}/"
# Before each blob: a sentinel, its type, its bytes, where they start, unused bits at their end.
_HEADER = struct.Struct("<IIQQQ")
_SENTINEL = 0xDEADBEEF
_ALIGNMENT = 64
_BITS_OF_A_BYTE = 8
# Element type -> the number that stands for it in the file.
_TYPES = {
    "float16": 1,
    "float32": 2,
    "uint8": 3,
    "int8": 4,
    "int16": 6,
    "uint16": 7,
    "int4": 8,
    "uint1": 9,
    "uint2": 10,
    "uint4": 11,
    "uint3": 12,
    "uint6": 13,
    "int32": 14,
    "uint32": 15,
}


@dataclass(frozen=True, kw_only=True, order=True)
class _Blob:
    """A value as the program declares it: its place in a file, its type and its size."""

    offset: int
    dtype: str
    bits: int


def check_blobs(model_folder: Path, spec: Any) -> None:
    """Raise UserError for a weight file that is missing, elsewhere, or not as declared.

    The native reader trusts what it reads, so this looks before it does.
    """
    wanted: dict[str, set[_Blob]] = {}
    for value in blob_values(spec):
        blob = _Blob(
            offset=value.blobFileValue.offset,
            dtype=dtype(value.type),
            bits=stored_bits(value.type),
        )
        wanted.setdefault(value.blobFileValue.fileName, set()).add(blob)
    for name, blobs in wanted.items():
        _check_file(weight_file(model_folder, name), sorted(blobs))


def blob_values(spec: Any) -> Iterator[Any]:
    """Walk the values of a model's programs that lie in a file."""
    for op in operations(spec):
        values = [
            *op.attributes.values(),
            *(a.value for argument in op.inputs.values() for a in argument.arguments),
        ]
        yield from (v for v in values if v.WhichOneof("value") == "blobFileValue")


def weight_file(model_folder: Path, name: str) -> Path:
    """Return the path of a file that a program names; raises UserError where it is none."""
    last = name.removeprefix(_PREFIX)
    if not name.startswith(_PREFIX) or last in ("", ".", "..") or "/" in last or "\0" in last:
        raise UserError(
            f"{model_folder}: the program reads weights from {name!r}, which is not in the "
            f"package's folder {WEIGHTS}"
        )
    path = model_folder / WEIGHTS / last
    if not path.is_file():
        raise UserError(f"{path}: the weight file is missing")
    return path


def data_start(path: Path, offset: int) -> int:
    """Return where in a checked file the bytes begin whose header is at `offset`."""
    with path.open("rb") as file:
        file.seek(offset)
        _, _, _, start, _ = _HEADER.unpack(file.read(_HEADER.size))
    return int(start)


def _check_file(path: Path, blobs: list[_Blob]) -> None:
    size = path.stat().st_size
    with path.open("rb") as file:
        for blob in blobs:
            _check_blob(path, file, size, blob)


def _check_blob(path: Path, file: BinaryIO, size: int, blob: _Blob) -> None:
    if blob.offset + _HEADER.size > size:
        raise UserError(f"{path}: cut short: {size} bytes, a weight starts at {blob.offset}")
    file.seek(blob.offset)
    sentinel, kind, length, start, unused = _HEADER.unpack(file.read(_HEADER.size))
    if sentinel != _SENTINEL or blob.offset % _ALIGNMENT or start % _ALIGNMENT:
        raise UserError(f"{path}: damaged: no weight starts at {blob.offset}")
    if start + length > size:
        raise UserError(f"{path}: cut short: {size} bytes, a weight ends at {start + length}")
    stored = length * _BITS_OF_A_BYTE - (unused if _is_packed(blob.dtype) else 0)
    if kind != _TYPES.get(blob.dtype) or stored != blob.bits:
        raise UserError(
            f"{path}: the weight at {blob.offset} is not the {blob.bits} bits of {blob.dtype} "
            f"that the program declares: {length} bytes of type {kind}"
        )


def _is_packed(name: str) -> bool:
    """Whether elements share bytes: of others, the unused bits mean nothing and may hold anything.

    Until June 2024 coremltools left whatever was in memory there.
    """
    return dtype_bits(name) % _BITS_OF_A_BYTE != 0
