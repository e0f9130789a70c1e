"""The inputs of samples, one after the other, whatever they are stored as."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from quantgate_worker.errors import UserError, WorkerError

from .arrays import array_rows
from .images import ImageFolder, image_folder
from .parts import Parts
from .samples import count_samples, read_samples

Sample = dict[str, Any]
Inputs = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Example:
    """A sample with its inputs, or with the reason why it has none."""

    sample: Sample
    inputs: Inputs | None
    error: str = ""


class Dataset:
    """The samples of a model, each read and decoded when its turn comes.

    Inputs are `images`, a folder, or `arrays`, an `.npz`; those of the samples that say so are in
    `unlabelled`, which has one of these too. Raises UserError for data that do not fit the model
    whose specification is given.
    """

    def __init__(self, data: Parts, samples: Path, spec: Any) -> None:
        self._data = data
        self._samples = samples
        self._spec = spec
        self.count = count_samples(samples)
        self._labelled = self.count - sum(map(_is_unlabelled, read_samples(samples)))
        if self.count == 0:
            raise UserError(f"{samples}: there are no samples")

    def __iter__(self) -> Iterator[Example]:
        labelled = self._examples(self._data, self._labelled, unlabelled=False)
        if self._labelled == self.count:
            return labelled
        if "unlabelled" not in self._data:
            raise UserError("data: give `unlabelled`, for some samples are")
        beside = self._data["unlabelled"].parts()
        return chain(labelled, self._examples(beside, self.count - self._labelled, unlabelled=True))

    def _examples(self, data: Parts, count: int, *, unlabelled: bool) -> Iterator[Example]:
        samples = (
            sample for sample in read_samples(self._samples) if _is_unlabelled(sample) == unlabelled
        )
        if "images" in data:
            folder = image_folder(data["images"], self._spec)
            return (_example(folder, sample) for sample in samples)
        if "arrays" in data:
            rows = array_rows(data["arrays"].place(), self._spec, count)
            pairs = zip(samples, rows, strict=True)
            return (Example(sample=sample, inputs=inputs) for sample, inputs in pairs)
        raise UserError("data: give `images` or `arrays`")


def _is_unlabelled(sample: Sample) -> bool:
    return "unlabelled" in sample


def _example(folder: ImageFolder, sample: Sample) -> Example:
    try:
        file = str(sample.get("unlabelled", sample["id"]))
        return Example(sample=sample, inputs=folder.read(file))
    except WorkerError as error:
        return Example(sample=sample, inputs=None, error=str(error))
