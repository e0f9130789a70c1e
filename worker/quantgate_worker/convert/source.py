"""A source package, opened once for all the variants made from it."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from coremltools.models import MLModel

from quantgate_worker.errors import UserError, WorkerError
from quantgate_worker.package.files import PackageFiles, package_files
from quantgate_worker.package.parts import chosen, functions, programs
from quantgate_worker.package.sound import check_sound
from quantgate_worker.package.specification import model_kind, specification
from quantgate_worker.package.summary import precision
from quantgate_worker.package.weights import Weight, weights

from .assembly import put_together, taken_apart
from .left_alone import Known, Stored, changed, stored
from .overheard import overheard
from .palettes import Palettes
from .passes import cast_to_half, tidied

_AGAIN = 'convert the original model again, with coremltools.convert(…, convert_to="mlprogram")'
_INSTEAD = {
    "neuralnetwork": f"a legacy neural network is not judged: {_AGAIN}",
    "pipeline": f"there is no ML Program among the stages of this pipeline: {_AGAIN}",
    "other": f"only ML Programs and pipelines of them are judged: {_AGAIN}",
}


@dataclass(frozen=True, kw_only=True)
class Half:
    """Models cast to 16-bit floats, and what is worth telling about the cast."""

    models: list[MLModel]
    notes: list[str]


class Source:
    """A package of ML Programs as stored: most often one, several in a pipeline or as functions.

    `models` has one for each, loaded when first asked for; so has `half`. `palettes` finds those of
    its tensors. Raises UserError for a package that cannot be read or has no ML Program.
    """

    def __init__(self, path: Path, palettes: Palettes | None = None) -> None:
        self.path = path
        self.palettes = palettes or Palettes()
        self._raised: dict[tuple[int, int], MLModel] = {}
        self.files: PackageFiles = package_files(path)
        self.spec: Any = specification(self.files)
        if not programs(self.spec):
            raise UserError(f"{path}: {_INSTEAD[model_kind(self.spec)]}")
        check_sound(self.files.model_folder, self.spec)
        self.weights: list[Weight] = weights(self.spec)
        self.precision: str = precision(self.weights)

    @property
    def compressed_kinds(self) -> list[str]:
        return sorted({weight.kind for weight in self.weights if weight.compressed})

    @property
    def notes(self) -> list[str]:
        """Name the function that is evaluated where there are several."""
        several = [each for each in programs(self.spec) if len(each.mlProgram.functions) > 1]
        return [
            f"of the functions {', '.join(sorted(each.mlProgram.functions))}, the default, "
            f"{chosen(each)}, is evaluated"
            for each in several
        ]

    @cached_property
    def models(self) -> list[MLModel]:
        return taken_apart(self.files, self.spec)

    @cached_property
    def half(self) -> Half:
        """The same programs in 16-bit floats: the start of every preset but fp32.

        Raises WorkerError where coremltools makes other numbers of a constant than its cast.
        """
        notes: list[str] = []
        with overheard(notes):
            models = self._cast()
        found = [weight for model in models for weight in weights(model.get_spec())]
        left = [weight for weight in found if weight.dtype != "float16"]
        if left:
            notes.append(f"{len(left)} of its constants stay in 32-bit floats: 16 cannot hold them")
        return Half(models=models, notes=notes)

    def _cast(self) -> list[MLModel]:
        models = [cast_to_half(model) for model in self.models]
        known = Known([Stored(spec=self.spec, folder=self.files.model_folder)], halved=True)
        if not known.strangers(stored(models)):
            return models
        # Passes have folded constants after the cast, in 16 bits: fold them in 32 before it.
        folded = [tidied(model) for model in self.models]
        models = [cast_to_half(model) for model in folded]
        if names := Known(stored(folded), halved=True).strangers(stored(models)):
            raise changed(names)
        return models

    def raised(self, model: MLModel, version: int) -> MLModel:
        """Return one of `models` or `half` with a higher version of the specification."""
        key = id(model), version
        if key not in self._raised:
            self._raised[key] = tidied(model, version)
        return self._raised[key]

    def write(self, models: list[MLModel], destination: Path) -> None:
        """Write what has been made of `models` as a package of the same parts.

        Raises WorkerError, naming it, where an output did not come through.
        """
        put_together(self.spec, models, destination)
        written = specification(package_files(destination))
        for before, after in zip(functions(self.spec), functions(written), strict=True):
            there = _outputs(after)
            lost = [name for name in _outputs(before) if name not in there]
            if lost:
                raise WorkerError(f"coremltools cannot carry the output {lost[0]!r}")


def _outputs(function: Any) -> list[str]:
    return list(function.block_specializations[function.opset].outputs)
