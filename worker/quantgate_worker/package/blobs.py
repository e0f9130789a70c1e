"""Whether the weight files hold what the program says they hold."""

import struct
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from quantgate_worker.errors import UserError

from .files import PackageFiles
from .specification import operations

MODEL_PATH = "@model_path/"
# Before each blob: a sentinel, its type, its size in bytes, its offset in the file.
_HEADER = struct.Struct("<IIQQ")
_SENTINEL = 0xDEADBEEF


def check_blobs(package: PackageFiles, spec: Any) -> None:
    """Raise UserError for a weight file that is missing, outside the package, or cut short.

    The native reader trusts what it reads, so this looks before it does.
    """
    offsets: dict[str, set[int]] = {}
    for blob in _blobs(spec.mlProgram):
        offsets.setdefault(blob.fileName, set()).add(blob.offset)
    for name, wanted in offsets.items():
        _check_file(_weight_file(package, name), wanted)


def _blobs(program: Any) -> Iterator[Any]:
    for op in operations(program):
        values = [
            *op.attributes.values(),
            *(a.value for argument in op.inputs.values() for a in argument.arguments),
        ]
        yield from (v.blobFileValue for v in values if v.WhichOneof("value") == "blobFileValue")


def _weight_file(package: PackageFiles, name: str) -> Path:
    parts = PurePosixPath(name.removeprefix(MODEL_PATH))
    if not name.startswith(MODEL_PATH) or parts.is_absolute() or ".." in parts.parts:
        raise UserError(f"{package.root}: the program reads weights outside the package: {name!r}")
    path = package.model_folder / parts
    if not path.is_file():
        raise UserError(f"{path}: the weight file is missing")
    return path


def _check_file(path: Path, offsets: set[int]) -> None:
    size = path.stat().st_size
    with path.open("rb") as file:
        for offset in sorted(offsets):
            if offset + _HEADER.size > size:
                raise UserError(f"{path}: cut short: {size} bytes, a weight starts at {offset}")
            file.seek(offset)
            sentinel, _, length, start = _HEADER.unpack(file.read(_HEADER.size))
            if sentinel != _SENTINEL:
                raise UserError(f"{path}: damaged: no weight starts at {offset}")
            if start + length > size:
                raise UserError(
                    f"{path}: cut short: {size} bytes, a weight ends at {start + length}"
                )
