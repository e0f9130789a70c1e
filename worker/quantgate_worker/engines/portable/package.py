"""A Core ML package opened with care: its files may have been made to mislead."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from coremltools.converters.mil.frontend.milproto.load import load
from coremltools.models import MLModel
from coremltools.optimize.coreml._quantization_passes import WeightDecompressor

from quantgate_worker.errors import UnsupportedOp, UserError
from quantgate_worker.package.files import WEIGHTS, package_files
from quantgate_worker.package.palettes import gather_palettes
from quantgate_worker.package.parts import chosen
from quantgate_worker.package.sound import check_sound
from quantgate_worker.package.specification import operations, specification

from .blobs import read_briefly
from .lowering import refuse_unknown
from .ranks import read_unranked
from .scopes import read_scopes

gather_palettes()
read_briefly()
read_unranked()
read_scopes()


@dataclass(frozen=True, kw_only=True)
class Package:
    """A model's specification and the folder of its weights; `function` where one is asked for."""

    name: str
    spec: Any
    weights: Path
    function: str | None = None

    def stage(self, spec: Any) -> "Package":
        """Return one of a pipeline's models: the weights of all lie in one folder."""
        return replace(self, spec=spec, function=None)


def opened(source: str | Path | MLModel, function: str | None = None) -> Package:
    """Return the package at a path, or the one of a model in memory.

    Raises UserError for one that is damaged, or that has no function of that name.
    """
    package = _of_model(source) if isinstance(source, MLModel) else _on_disk(Path(source))
    check_sound(package.weights.parent, package.spec)
    return replace(package, function=function or package.function)


def function_of(package: Package) -> Any:
    """Load the function to run as MIL, its weights decompressed by coremltools.

    Raises UnsupportedOp for ops the engine does not know, before any weight is read.
    """
    spec, name = package.spec, chosen(package.spec, package.function)
    refuse_unknown(operations(spec))
    try:
        program = load(spec, spec.specificationVersion, str(package.weights))
        WeightDecompressor(op_selector=lambda _op: True).apply(program)
    except Exception as error:
        raise _unreadable(package, error) from error
    return program.functions[name]


def _of_model(model: MLModel) -> Package:
    # Of a model in memory the package is temporary: its name would say nothing.
    name = "the model" if model.is_temp_package else model.package_path or "the model"
    weights = Path(model.weights_dir or Path(model.package_path or "") / WEIGHTS)
    return Package(name=name, spec=model.get_spec(), weights=weights, function=model.function_name)


def _on_disk(path: Path) -> Package:
    files = package_files(path)
    return Package(name=str(path), spec=specification(files), weights=files.model_folder / WEIGHTS)


def _unreadable(package: Package, error: Exception) -> Exception:
    """Name the op where coremltools' own loader gives up on one, else the package."""
    if op := re.match(r"In op, of type (\w+), named", str(error)):
        return UnsupportedOp(op[1], f"coremltools cannot load it: {error}")
    said = str(error) or type(error).__name__
    return UserError(f"{package.name}: the program or its weights cannot be read: {said}")
