"""A package taken apart into the ML Programs that coremltools converts, and put together again."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from coremltools.models import MLModel
from coremltools.models.utils import MultiFunctionDescriptor, save_multifunction

from quantgate_worker.package.blobs import blob_values, weight_file
from quantgate_worker.package.files import WEIGHTS, PackageFiles, package_files
from quantgate_worker.package.parts import (
    default_function,
    function_names,
    is_multifunction,
    programs,
    stage_kind,
)
from quantgate_worker.package.specification import specification

from .classifiers import has_classifiers, put_back, without_classifiers

_MAIN = "main"

Models = list[MLModel]


def taken_apart(files: PackageFiles, spec: Any) -> Models:
    """Return a model for each function of a package, or for each program among its stages."""
    if stage_kind(spec) != "mlProgram":
        return [_stage(files, stage) for stage in programs(spec)]
    whole = _whole(files, spec)
    if is_multifunction(spec):
        return [_function(whole.package_path, name) for name in function_names(spec)]
    return [whole]


def put_together(spec: Any, models: Models, destination: Path) -> None:
    """Write the package that had these parts, in the order in which they were taken."""
    if stage_kind(spec) != "mlProgram":
        _write_pipeline(spec, models, destination)
    elif is_multifunction(spec):
        _write_functions(spec, models, destination)
    else:
        models[0].save(str(destination))
    if has_classifiers(spec):
        written = package_files(destination)
        whole = specification(written)
        put_back(spec, whole)
        written.specification.write_bytes(whole.SerializeToString())


def _whole(files: PackageFiles, spec: Any) -> MLModel:
    """Return the model from a package of its own: coremltools writes into each that it opens."""
    own = without_classifiers(spec) if has_classifiers(spec) else _copied(spec)
    with TemporaryDirectory() as empty:
        folder = files.model_folder / WEIGHTS
        weights = str(folder) if folder.is_dir() else empty
        return MLModel(own, weights_dir=weights, skip_model_load=True)


def _stage(files: PackageFiles, stage: Any) -> MLModel:
    """Return a stage with its own weights: coremltools would copy those of the others too."""
    with TemporaryDirectory() as folder:
        alone = without_classifiers(stage)
        _gather(alone, files.model_folder, Path(folder))
        return MLModel(alone, weights_dir=folder, skip_model_load=True)


def _function(package: str, name: str) -> MLModel:
    """Return a function as the model of a package that has no other."""
    one = MultiFunctionDescriptor()
    one.add_function(package, name, _MAIN)
    one.default_function_name = _MAIN
    with TemporaryDirectory() as folder:
        path = Path(folder) / "function.mlpackage"
        save_multifunction(one, str(path))
        alone = package_files(path)
        spec = specification(alone)
        _describe_as_whole(spec.description)
        return MLModel(spec, weights_dir=str(alone.model_folder / WEIGHTS), skip_model_load=True)


def _describe_as_whole(description: Any) -> None:
    """Write a package of one function as before there were several: compression takes no other."""
    (function,) = description.functions
    for field, value in function.ListFields():
        if field.name in ("input", "output", "state"):
            getattr(description, field.name).extend(value)
        elif field.name.startswith("predicted"):
            setattr(description, field.name, value)
    description.ClearField("functions")
    description.ClearField("defaultFunctionName")


def _write_pipeline(spec: Any, models: Models, destination: Path) -> None:
    whole = _copied(spec)
    with TemporaryDirectory() as folder:
        for number, (stage, model) in enumerate(zip(programs(whole), models, strict=True)):
            stage.CopyFrom(model.get_spec())
            _gather(stage, Path(model.weights_dir or "").parent, Path(folder), f"{number}-")
        versions = [each.specificationVersion for each in (whole, *programs(whole))]
        whole.specificationVersion = max(versions)
        MLModel(whole, weights_dir=folder, skip_model_load=True).save(str(destination))


def _write_functions(spec: Any, models: Models, destination: Path) -> None:
    functions = MultiFunctionDescriptor()
    for name, model in zip(function_names(spec), models, strict=True):
        functions.add_function(model.package_path, _MAIN, name)
    functions.default_function_name = default_function(spec)
    save_multifunction(functions, str(destination))
    written = package_files(destination)
    whole = specification(written)
    whole.description.metadata.CopyFrom(spec.description.metadata)
    written.specification.write_bytes(whole.SerializeToString())


def _gather(stage: Any, model_folder: Path, folder: Path, prefix: str = "") -> None:
    """Copy a stage's weight files to one folder and let it read them from there."""
    names: dict[str, str] = {}
    for value in blob_values(stage):
        read = value.blobFileValue
        if read.fileName not in names:
            names[read.fileName] = f"{prefix}weight{len(names) or ''}.bin"
            shutil.copyfile(weight_file(model_folder, read.fileName), folder / names[read.fileName])
        read.fileName = f"@model_path/{WEIGHTS}/{names[read.fileName]}"


def _copied(spec: Any) -> Any:
    copy = type(spec)()
    copy.CopyFrom(spec)
    return copy
