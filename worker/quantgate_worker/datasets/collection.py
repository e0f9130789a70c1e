"""A corpus, or the queries put to it: texts, a folder of pictures, or rows of arrays."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from quantgate_worker.errors import UserError, WorkerError
from quantgate_worker.package.interface import Interface

from .arrays import array_rows, count_rows
from .dataset import Example, Inputs, Sample
from .documents import count_documents, documents
from .images import ImageFolder, image_folder
from .parts import Options, Part, Parts
from .pictures import is_picture
from .tokens import Tokenizing


class Collection(Protocol):
    """Things with ids, each read when its turn comes."""

    def __len__(self) -> int: ...

    def all(self) -> Iterator[Example]:
        """Return each as an example, in an order that is always the same."""

    def example(self, sample: Sample) -> Example:
        """Return the one that a sample names."""


def collection(
    key: str, data: Parts, options: Options, model: Interface, prefix: str
) -> Collection:
    """Open a part of the data for a model; what it is shows in what lies there.

    Raises UserError for data that do not fit the model.
    """
    place = data[key].place()
    if place.is_dir():
        part = Part(at=place, options={**options, **data[key].options})
        return Pictured(place, image_folder(part, model.spec))
    if place.suffix.lower() == ".npz":
        return Rowed(place, model)
    if "tokenizer" not in data:
        raise UserError(f"{place}: texts need the model's tokenizer beside them (tokenizer: …)")
    return Texts(place, Tokenizing(data["tokenizer"].place(), options, model), prefix)


class Texts:
    """Texts with the prefix that a model was trained with; a sample brings its own."""

    def __init__(self, place: Path, tokenizing: Tokenizing, prefix: str) -> None:
        self._place, self._tokenizing, self._prefix = place, tokenizing, prefix
        self._count = count_documents(place)

    def __len__(self) -> int:
        return self._count

    def all(self) -> Iterator[Example]:
        for document in documents(self._place):
            yield self._example({"id": document.id}, document.text)

    def example(self, sample: Sample) -> Example:
        return self._example(sample, str(sample.get("text", "")))

    def _example(self, sample: Sample, text: str) -> Example:
        try:
            tokens = self._tokenizing.tokens(f"{self._prefix}{text}")
        except WorkerError as error:
            return Example(sample=sample, inputs=None, error=str(error))
        return Example(sample=sample, inputs=tokens.inputs, mask=tokens.mask)


class Pictured:
    """Pictures below a folder, each named by its path from there."""

    def __init__(self, place: Path, folder: ImageFolder) -> None:
        self._place = place
        self._folder = folder
        self._count = len(self._names())

    def __len__(self) -> int:
        return self._count

    def all(self) -> Iterator[Example]:
        for name in self._names():
            yield self.example({"id": name})

    def example(self, sample: Sample) -> Example:
        try:
            inputs, _ = self._folder.read(str(sample["id"]))
            return Example(sample=sample, inputs=inputs)
        except WorkerError as error:
            return Example(sample=sample, inputs=None, error=str(error))

    def _names(self) -> list[str]:
        found = (path for path in self._place.rglob("*") if path.is_file())
        names = (path.relative_to(self._place).as_posix() for path in found)
        return sorted(name for name in names if is_picture(name))


class Rowed:
    """Rows of an `.npz`, each named by its number, from 1."""

    def __init__(self, place: Path, model: Interface) -> None:
        self._place = place
        self._spec = model.spec
        self._count = count_rows(place)
        self._rows = self._opened()
        self._taken = 0

    def __len__(self) -> int:
        return self._count

    def all(self) -> Iterator[Example]:
        for number, inputs in enumerate(self._opened(), start=1):
            yield Example(sample={"id": str(number)}, inputs=inputs)

    def example(self, sample: Sample) -> Example:
        name = str(sample["id"])
        number = int(name) if name.isdecimal() else 0
        if not 1 <= number <= self._count:
            raise UserError(f"{self._place}: there is no row {name!r}: they go from 1 on")
        # Arrays are read front to back, so what lies behind is reached from the beginning.
        if number <= self._taken:
            self._rows, self._taken = self._opened(), 0
        while True:
            inputs = next(self._rows)
            self._taken += 1
            if self._taken == number:
                return Example(sample=sample, inputs=inputs)

    def _opened(self) -> Iterator[Inputs]:
        return array_rows(self._place, self._spec, self._count)
