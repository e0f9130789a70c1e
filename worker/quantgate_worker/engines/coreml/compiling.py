"""Packages compiled, each once: what Core ML loads is a folder of its own, not the package."""

import os
import shutil
import tempfile
from pathlib import Path

from coremltools.models.utils import compile_model

from quantgate_worker.errors import WorkerError
from quantgate_worker.package.digest import weights_digest
from quantgate_worker.package.files import package_files
from quantgate_worker.package.specification import specification

from .failures import not_compiled

_EXTENSION = ".mlmodelc"
_MINE_ALONE = 0o700


def compiled(package: Path) -> Path:
    """Return the compiled form of a package, which processes of one run have in common.

    It lies among temporary files, under the digest of the program and its weights. Raises UserError
    for what is no package, and WorkerError for what Core ML's compiler does not take.
    """
    files = package_files(package)
    digest = weights_digest(files, specification(files)).partition(":")[2]
    there = _folder() / f"{digest}{_EXTENSION}"
    if not there.is_dir():
        _compile(package, there)
    return there


def _compile(package: Path, there: Path) -> None:
    # Whole, or not under its name: others look there at the same time.
    with tempfile.TemporaryDirectory(dir=there.parent) as folder:
        making = Path(folder) / there.name
        try:
            compile_model(str(package), str(making))
        except (RuntimeError, OSError) as error:
            raise not_compiled(error) from error
        try:
            making.rename(there)
        except OSError:
            if not there.is_dir():
                raise
            # Another process was as fast.
            shutil.rmtree(making, ignore_errors=True)


def _folder() -> Path:
    folder = Path(tempfile.gettempdir()) / f"quantgate-compiled-{os.getuid()}"
    folder.mkdir(mode=_MINE_ALONE, exist_ok=True)
    if folder.is_symlink() or folder.stat().st_uid != os.getuid():
        raise WorkerError(f"{folder} is somebody else's: no compiled model is read from there")
    return folder
