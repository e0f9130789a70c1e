"""A source package, opened once for all the variants made from it."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from coremltools.models import MLModel

from quantgate_worker.errors import UserError
from quantgate_worker.package.blobs import check_blobs
from quantgate_worker.package.files import PackageFiles, package_files
from quantgate_worker.package.specification import model_kind, specification
from quantgate_worker.package.summary import precision
from quantgate_worker.package.weights import Weight, weights

from .cast import cast_to_half
from .overheard import overheard

_INSTEAD = {
    "neuralnetwork": "a legacy neural network is not judged: convert the original model again, "
    'with coremltools.convert(…, convert_to="mlprogram")',
    "pipeline": "a pipeline is not judged as a whole: give the ML Program inside it",
    "other": "only ML Programs are judged: convert the original model again, "
    'with coremltools.convert(…, convert_to="mlprogram")',
}


@dataclass(frozen=True, kw_only=True)
class Half:
    """A model cast to 16-bit floats, and what is worth telling about the cast."""

    model: Any
    notes: list[str]


class Source:
    """An ML Program as stored; `model` and `half` are loaded when first asked for.

    Raises UserError for a package that cannot be read or is no ML Program.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.files: PackageFiles = package_files(path)
        self.spec: Any = specification(self.files)
        _refuse_others(path, self.spec)
        check_blobs(self.files, self.spec)
        self.weights: list[Weight] = weights(self.spec.mlProgram)
        self.precision: str = precision(self.weights)

    @property
    def compressed_kinds(self) -> list[str]:
        return sorted({weight.kind for weight in self.weights if weight.compressed})

    @cached_property
    def model(self) -> Any:
        return MLModel(str(self.path), skip_model_load=True)

    @cached_property
    def half(self) -> "Half":
        """The same program in 16-bit floats: the start of every palette."""
        notes: list[str] = []
        with overheard(notes):
            model = cast_to_half(self.model)
        left = [w for w in weights(model.get_spec().mlProgram) if w.dtype != "float16"]
        if left:
            notes.append(f"{len(left)} of its constants stay in 32-bit floats: 16 cannot hold them")
        return Half(model=model, notes=notes)


def _refuse_others(path: Path, spec: Any) -> None:
    kind = model_kind(spec)
    if kind != "mlprogram":
        raise UserError(f"{path}: {_INSTEAD[kind]}")
    if len(spec.mlProgram.functions) > 1:
        names = ", ".join(sorted(spec.mlProgram.functions))
        raise UserError(f"{path}: give one function of this multifunction package ({names})")
