"""The data without a model: what can be said of each sample's inputs before anything runs."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from quantgate_worker.errors import WorkerError

from .arrays import check_arrays
from .dataset import Sample
from .images import background_of
from .inputs import files_of, is_unlabelled
from .parts import Parts
from .pictures import Pictures
from .samples import read_samples


@dataclass(frozen=True, kw_only=True)
class Found:
    """What was found of one sample: facts, or the problem that there are none."""

    id: str
    facts: Mapping[str, int] = field(default_factory=dict)
    problem: str = ""


Look = Callable[[str], Mapping[str, int]]


def survey_inputs(data: Parts, samples: Path, *, whole: bool) -> Iterator[Found]:
    """Look at the images of each sample: at its header, or, `whole`, at what it decodes to.

    Of arrays nothing is told by sample. Raises UserError for those that are damaged or of another
    number of rows.
    """
    beside = data["unlabelled"].parts() if "unlabelled" in data else {}
    for each, unlabelled in ((data, False), (beside, True)):
        if "arrays" in each:
            count = sum(1 for _ in _theirs(samples, unlabelled=unlabelled))
            check_arrays(each["arrays"].place(), count, whole=whole)
        if "images" in each:
            yield from _images(_look(each, whole=whole), _theirs(samples, unlabelled=unlabelled))


def _theirs(samples: Path, *, unlabelled: bool) -> Iterator[Sample]:
    return (each for each in read_samples(samples) if is_unlabelled(each) == unlabelled)


def _look(data: Parts, *, whole: bool) -> Look:
    part = data["images"]
    pictures, background = Pictures(part.place()), background_of(part)

    def look(name: str) -> Mapping[str, int]:
        width, height = pictures.size(name)
        if whole:
            pictures.decoded(name, background)
        return {"width": width, "height": height}

    return look


def _images(look: Look, samples: Iterator[Sample]) -> Iterator[Found]:
    return (_image(look, sample) for sample in samples)


def _image(look: Look, sample: Sample) -> Found:
    named = files_of(sample)
    files = [named] if isinstance(named, str) else list(named.values())
    try:
        facts, *_ = [look(file) for file in files]
        return Found(id=sample["id"], facts=facts)
    except WorkerError as error:
        return Found(id=sample["id"], problem=str(error))
