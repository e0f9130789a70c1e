"""The inputs of samples, one after the other, whatever they are stored as."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quantgate_worker.errors import UserError, WorkerError

from .arrays import array_rows
from .images import ImageFolder
from .samples import count_samples, read_samples

Sample = dict[str, Any]
Inputs = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Data:
    """Where samples and inputs lie: one of `images`, a folder, and `arrays`, an `.npz`."""

    samples: Path
    images: Path | None = None
    arrays: Path | None = None
    fit: str = "center-crop"


@dataclass(frozen=True, kw_only=True)
class Example:
    """A sample with its inputs, or with the reason why it has none."""

    sample: Sample
    inputs: Inputs | None
    error: str = ""


class Dataset:
    """The samples of a model, each read and decoded when its turn comes.

    Raises UserError for data that do not fit the model whose specification is given.
    """

    def __init__(self, data: Data, spec: Any) -> None:
        self._data = data
        self._spec = spec
        self.count = count_samples(data.samples)
        if self.count == 0:
            raise UserError(f"{data.samples}: there are no samples")

    def __iter__(self) -> Iterator[Example]:
        samples = read_samples(self._data.samples)
        if self._data.images is not None:
            folder = ImageFolder(self._data.images, self._spec, self._data.fit)
            return (_example(folder, sample) for sample in samples)
        if self._data.arrays is not None:
            rows = array_rows(self._data.arrays, self._spec, self.count)
            pairs = zip(samples, rows, strict=True)
            return (Example(sample=sample, inputs=inputs) for sample, inputs in pairs)
        raise UserError("data: give `images` or `arrays`")


def _example(folder: ImageFolder, sample: Sample) -> Example:
    try:
        return Example(sample=sample, inputs=folder.read(sample["id"]))
    except WorkerError as error:
        return Example(sample=sample, inputs=None, error=str(error))
