"""Which files a package consists of, read with care: it may have been made to mislead."""

import json
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from quantgate_worker.errors import UserError

from .strangers import why_no_package

MOST_FILES = 10_000
MOST_BYTES = 64 * 2**30
MOST_MANIFEST_BYTES = 2**20
# The folder of the weight files, beside the model that reads them.
WEIGHTS = "weights"
# Protocol buffers cannot be larger.
MOST_SPECIFICATION_BYTES = 2**31 - 1
LFS_POINTER = b"version https://git-lfs.github.com/spec/"


@dataclass(frozen=True, kw_only=True)
class PackageFiles:
    """A package on disk; `files` maps every path below `root`, in order, to its size in bytes."""

    root: Path
    specification: Path
    files: dict[str, int]

    @property
    def bytes(self) -> int:
        return sum(self.files.values())

    @property
    def model_folder(self) -> Path:
        """Where `@model_path` points."""
        return self.specification.parent


def package_files(path: Path) -> PackageFiles:
    """List a package, or a single `.mlmodel` file.

    Raises UserError for what is missing, oversized, a symlink, a Git LFS pointer, or no model.
    """
    if path.is_file() and path.suffix == ".mlmodel":
        return _checked(PackageFiles(root=path, specification=path, files=_sizes([path], path)))
    if not (path / "Manifest.json").is_file():
        if path.is_file():
            _refuse_pointer(path)
        raise UserError(f"{path}: {why_no_package(path)}")
    files = _sizes(sorted(_entries(path)), path)
    return _checked(PackageFiles(root=path, specification=_specification(path), files=files))


def _entries(folder: Path) -> Iterator[Path]:
    for entry in os.scandir(folder):
        mode = entry.stat(follow_symlinks=False).st_mode
        if stat.S_ISDIR(mode):
            yield from _entries(Path(entry.path))
        elif stat.S_ISREG(mode):
            yield Path(entry.path)
        else:
            raise UserError(f"{entry.path}: is no plain file, and a package holds nothing else")


def _sizes(paths: list[Path], root: Path) -> dict[str, int]:
    sizes = {path.relative_to(root).as_posix(): path.stat().st_size for path in paths}
    if len(sizes) > MOST_FILES or sum(sizes.values()) > MOST_BYTES:
        raise UserError(f"{root}: has more than {MOST_FILES} files or {MOST_BYTES} bytes")
    return sizes


def _specification(root: Path) -> Path:
    manifest = _manifest(root / "Manifest.json")
    try:
        entries = manifest["itemInfoEntries"]
        items = {key: str(entry["path"]) for key, entry in entries.items()}
        model = items[manifest["rootModelIdentifier"]]
        weights = [e["path"] for e in entries.values() if e.get("name") == WEIGHTS]
    except (KeyError, TypeError, AttributeError) as error:
        raise UserError(f"{root}/Manifest.json: names no root model") from error
    for item in items.values():
        parts = PurePosixPath(item)
        if parts.is_absolute() or ".." in parts.parts or not (root / "Data" / parts).exists():
            raise UserError(f"{root}/Manifest.json: names {item!r}, no file of the package")
    for item in weights:
        if PurePosixPath(item) != PurePosixPath(model).parent / WEIGHTS:
            raise UserError(f"{root}/Manifest.json: names {item!r}, not beside the model {model!r}")
    return root / "Data" / model


def _manifest(path: Path) -> Any:
    if path.stat().st_size > MOST_MANIFEST_BYTES:
        raise UserError(f"{path}: is larger than {MOST_MANIFEST_BYTES} bytes")
    _refuse_pointer(path)
    try:
        return json.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError) as error:
        raise UserError(f"{path}: is not the manifest of a Core ML package: {error}") from error


def _checked(package: PackageFiles) -> PackageFiles:
    if not package.specification.is_file():
        raise UserError(f"{package.specification}: is the package's model, and no file")
    if package.specification.stat().st_size > MOST_SPECIFICATION_BYTES:
        raise UserError(f"{package.specification}: is larger than {MOST_SPECIFICATION_BYTES} bytes")
    for name in package.files:
        _refuse_pointer(package.root / name)
    return package


def _refuse_pointer(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(len(LFS_POINTER)) == LFS_POINTER:
            raise UserError(
                f"{path}: is a Git LFS pointer, not the file itself; fetch it: git lfs pull"
            )
