"""The inputs of samples, one after the other, whatever they are stored as."""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from quantgate_worker.errors import UserError, WorkerError
from quantgate_worker.machine import named_fault
from quantgate_worker.package.features import inputs

from .arrays import array_names, array_rows, as_taken
from .constants import constants_of
from .dataset import Example, Inputs, Pass, Rows, Sample
from .images import image_folder
from .parts import Options, Parts
from .samples import count_samples, read_samples

# Gives a sample with its inputs; the inputs of one that is not wanted are only passed over.
Reader = Callable[[Sample, bool], Example]


class ImagesOrArrays:
    """Samples with inputs in `images`, a folder, in `arrays`, an `.npz`, or in both.

    Those of the samples that say so, which come last, are in `unlabelled`, which has these too. Of
    the task's options `constants` has inputs that are the same for all samples. Raises UserError
    for data that do not fit the model whose specification is given.
    """

    def __init__(
        self, data: Parts, samples: Path, spec: Any, options: Options | None = None
    ) -> None:
        self._data = data
        self._constants = constants_of(options or {}, spec)
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
        labelled = self._reader(self._data, self._labelled)
        if self._labelled == self._count:
            return labelled, labelled
        if "unlabelled" not in self._data:
            raise UserError("data: give `unlabelled`, for some samples are")
        beside = self._data["unlabelled"].parts()
        return labelled, self._reader(beside, self._count - self._labelled)

    def _reader(self, data: Parts, count: int) -> Reader:
        return _reader(data, self._spec, count, self._constants)


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


def _reader(data: Parts, spec: Any, count: int, constants: Inputs) -> Reader:
    """Join what each part gives of a sample; what is wrong with one is wrong with the example."""
    if "images" not in data and "arrays" not in data:
        raise UserError("data: give `images` or `arrays`")
    arrays = data["arrays"].place() if "arrays" in data else None
    named = () if arrays is None else array_names(arrays)
    pictures, besides = None, {*constants}
    if "images" in data:
        pictures = image_folder(data["images"], spec, {*constants, *named})
        besides |= {*pictures.names}
    rows = None if arrays is None else array_rows(arrays, spec, count, besides)
    taken = {each.name: each for each in inputs(spec)}

    def read(sample: Sample, wanted: bool) -> Example:  # noqa: FBT001 - two readers, one shape
        # What is not wanted of arrays is read too: an archive has no other way on.
        row = {} if rows is None else next(rows)
        if not wanted:
            return Example(sample=sample, inputs=None)
        try:
            given = {**constants, **as_taken(row, taken)}
            if pictures is None:
                return Example(sample=sample, inputs=given)
            shown, geometry = pictures.read(files_of(sample))
            return Example(sample=sample, inputs={**given, **shown}, geometry=geometry)
        except WorkerError as error:
            if fault := named_fault(error):
                raise fault from error
            return Example(sample=sample, inputs=None, error=str(error))

    return read


def files_of(sample: Sample) -> str | Mapping[str, str]:
    """Name the file of a sample's picture, or of several the file of each input's."""
    files: Mapping[str, str] | None = sample.get("files")
    return str(sample.get("unlabelled", sample["id"])) if files is None else files


def is_unlabelled(sample: Sample) -> bool:
    return "unlabelled" in sample
