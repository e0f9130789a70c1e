"""Compiled models: a folder that has the package in it, and what tells it from any other folder."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from . import worker
from .errors import failure
from .faults import Scene, faults
from .setting import setting

EXTENSION = ".mlmodelc"
# The newest specification that each macOS runs.
_NEWEST = ((26, 10), (15, 9), (14, 8), (13, 7), (12, 6), (11, 5))
_STDOUT = 1


def is_compiled(path: str) -> bool:
    return path.rstrip("/").endswith(EXTENSION)


def compile_model(path: str) -> Path:
    """Compile a package or a model file into a temporary folder; raises as the compiler does."""
    source = Path(path)
    try:
        spec = worker.specification(worker.package_files(source))
    except worker.WorkerError as error:
        raise failure("compile", f"Failed to read model package. {error}") from error
    faults("compile", Scene(ops=op_types(spec)))
    _refuse_newer(spec)
    folder = Path(tempfile.mkdtemp()) / f"{source.stem}{EXTENSION}"
    folder.mkdir()
    there = folder / f"model{source.suffix}"
    (shutil.copytree if source.is_dir() else shutil.copy)(source, there)
    (folder / "coremldata.bin").write_bytes(b"stand-in")
    (folder / "metadata.json").write_text(json.dumps([{"model": there.name}]), "utf-8")
    return folder


@contextmanager
def quietly() -> Iterator[None]:
    """Point file descriptor 1 at nothing: what Core ML's compiler says, nobody is to see."""
    back, nowhere = os.dup(_STDOUT), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _STDOUT)
    try:
        yield
    finally:
        os.dup2(back, _STDOUT)
        os.close(nowhere)
        os.close(back)


def package_in(folder: Path) -> Path:
    """Return the package of a compiled model; raises FileNotFoundError for what is none."""
    said = json.loads((folder / "metadata.json").read_text("utf-8"))
    return folder / str(said[0]["model"])


def spec_in(folder: Path) -> Any:
    return worker.specification(worker.package_files(package_in(folder)))


def op_types(spec: Any) -> frozenset[str]:
    return frozenset(op.type for op in worker.operations(spec))


def _refuse_newer(spec: Any) -> None:
    major = setting().macos[0]
    newest = next((version for since, version in _NEWEST if major >= since), 0)
    if spec.specificationVersion > newest:
        raise failure(
            "compile",
            "Failed to parse the model specification. Error: Unable to parse ML Program: "
            f"specification version {spec.specificationVersion} is not supported by this system",
        )
