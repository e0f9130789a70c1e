"""A Core ML package on disk, opened with care: its files may have been made to mislead."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coremltools import proto
from coremltools.models import MLModel
from coremltools.models.utils import _apply_graph_pass
from coremltools.optimize.coreml._quantization_passes import WeightDecompressor

from quantgate_worker.errors import UnsupportedOp, UserError

from .blobs import read_briefly
from .lowering import refuse_unknown

read_briefly()


def opened(source: Any) -> MLModel:
    """Return an MLModel of an ML Program, given one or the path of its package."""
    model = loaded(source)
    kind = model.get_spec().WhichOneof("Type")
    if kind != "mlProgram":
        raise UnsupportedOp(str(kind), "the portable engine executes ML Programs only")
    return model


def loaded(source: Any) -> MLModel:
    """Return an MLModel of any kind, given one or the path of its package."""
    return source if isinstance(source, MLModel) else _from_disk(Path(source))


def chosen(model: MLModel, name: str | None) -> str:
    """Return the name of the function to run: the one asked for, or Core ML's default.

    Raises UserError for one that the package does not have.
    """
    spec = model.get_spec()
    asked: str = name or model.function_name or spec.description.defaultFunctionName or "main"
    if asked not in spec.mlProgram.functions:
        names = ", ".join(sorted(spec.mlProgram.functions))
        raise UserError(f"the model has no function {asked!r}; it has: {names}")
    return asked


def function_of(model: MLModel, name: str) -> Any:
    """Load a function as MIL, its weights decompressed.

    Raises UnsupportedOp for ops the engine does not know, before any weight is read.
    """
    spec = model.get_spec()
    refuse_unknown(operations_of(spec.mlProgram))
    try:
        program = _apply_graph_pass(
            model,
            WeightDecompressor(op_selector=lambda _op: True),
            spec_version=spec.specificationVersion,
            return_pymil_prog=True,
        )
    except Exception as error:
        raise _unreadable(model, error) from error
    return program.functions[name]


def _unreadable(model: MLModel, error: Exception) -> Exception:
    """Name the op where coremltools' own loader gives up on one, else the package."""
    if op := re.match(r"In op, of type (\w+), named", str(error)):
        return UnsupportedOp(op[1], f"coremltools cannot load it: {error}")
    name = model.package_path or "the model"
    return UserError(f"{name}: the program or its weights cannot be read: {error}")


def _from_disk(path: Path) -> MLModel:
    _check_manifest(path)
    try:
        return MLModel(str(path), skip_model_load=True)
    except Exception as error:
        raise UserError(f"{path}: not a Core ML package that can be read: {error}") from error


def _check_manifest(path: Path) -> None:
    manifest = path / "Manifest.json"
    if not manifest.is_file():
        raise UserError(f"{path}: not a Core ML package: it has no Manifest.json")
    try:
        entries = json.loads(manifest.read_text("utf-8"))["itemInfoEntries"].values()
        items = [entry["path"] for entry in entries]
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise UserError(f"{manifest}: not the manifest of a Core ML package: {error}") from error
    root = (path / "Data").resolve()
    for item in items:
        if not (root / item).resolve().is_relative_to(root):
            raise UserError(f"{manifest}: points outside the package: {item}")


def operations_of(program: proto.MIL_pb2.Program) -> Iterator[proto.MIL_pb2.Operation]:
    """Walk every operation of a serialised program, those of nested blocks too."""
    blocks = [
        block
        for function in program.functions.values()
        for block in function.block_specializations.values()
    ]
    while blocks:
        for op in blocks.pop().operations:
            yield op
            blocks.extend(op.blocks)
