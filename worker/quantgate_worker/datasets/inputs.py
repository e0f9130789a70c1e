"""The inputs of samples, one after the other, whatever they are stored as."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from quantgate_worker.errors import UserError, WorkerError

from .arrays import array_rows
from .dataset import Example, Inputs, Pass, Rows, Sample
from .images import ImageFolder, image_folder
from .parts import Parts
from .samples import count_samples, read_samples

# Gives a sample with its inputs; the inputs of one that is not wanted are only passed over.
Reader = Callable[[Sample, bool], Example]


class ImagesOrArrays:
    """Samples with inputs in `images`, a folder, or in `arrays`, an `.npz`.

    Those of the samples that say so, which come last, are in `unlabelled`, which has one of these
    too. Raises UserError for data that do not fit the model whose specification is given.
    """

    def __init__(self, data: Parts, samples: Path, spec: Any) -> None:
        self._data = data
        self._samples = samples
        self._spec = spec
        self._count = count_samples(samples)
        self._labelled = self._count - sum(map(is_unlabelled, read_samples(samples)))
        if self._count == 0:
            raise UserError(f"{samples}: there are no samples")
        self._walk = _Walk(samples, self._readers())

    def count(self, _turn: Pass) -> int:
        return self._count

    def examples(self, _turn: Pass, rows: Rows | None = None) -> Iterator[Example]:
        for begin, end in [(0, self._count)] if rows is None else rows:
            # Arrays are read front to back, so what lies behind is reached from the beginning.
            if begin < self._walk.row:
                self._walk = _Walk(self._samples, self._readers())
            yield from self._walk.to(begin, end)

    def _readers(self) -> tuple[Reader, Reader]:
        labelled = _reader(self._data, self._spec, self._labelled)
        if self._labelled == self._count:
            return labelled, labelled
        if "unlabelled" not in self._data:
            raise UserError("data: give `unlabelled`, for some samples are")
        beside = self._data["unlabelled"].parts()
        return labelled, _reader(beside, self._spec, self._count - self._labelled)


class _Walk:
    """Once through the samples in their order; `row` is the next one."""

    def __init__(self, samples: Path, readers: tuple[Reader, Reader]) -> None:
        self._samples = read_samples(samples)
        self._readers = readers
        self.row = 0

    def to(self, begin: int, end: int) -> Iterator[Example]:
        """Pass over what is before `begin`, and give the examples from there to before `end`."""
        for sample in islice(self._samples, end - self.row):
            wanted = self.row >= begin
            self.row += 1
            example = self._readers[is_unlabelled(sample)](sample, wanted)
            if wanted:
                yield example


def _reader(data: Parts, spec: Any, count: int) -> Reader:
    if "images" in data:
        return _of_images(image_folder(data["images"], spec))
    if "arrays" in data:
        return _of_arrays(array_rows(data["arrays"].place(), spec, count))
    raise UserError("data: give `images` or `arrays`")


def _of_images(folder: ImageFolder) -> Reader:
    def read(sample: Sample, wanted: bool) -> Example:  # noqa: FBT001 - two readers, one shape
        return _of_file(folder, sample) if wanted else Example(sample=sample, inputs=None)

    return read


def _of_file(folder: ImageFolder, sample: Sample) -> Example:
    try:
        inputs, geometry = folder.read(str(sample.get("unlabelled", sample["id"])))
        return Example(sample=sample, inputs=inputs, geometry=geometry)
    except WorkerError as error:
        return Example(sample=sample, inputs=None, error=str(error))


def _of_arrays(rows: Iterator[Inputs]) -> Reader:
    # What is not wanted is read too: an archive has no other way on.
    return lambda sample, _wanted: Example(sample=sample, inputs=next(rows))


def is_unlabelled(sample: Sample) -> bool:
    return "unlabelled" in sample
