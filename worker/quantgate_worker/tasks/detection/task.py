"""Object detection: from a model's outputs to boxes in the picture that people annotated."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import numpy as np

from quantgate_worker.datasets.dataset import Dataset, Example, Pass, Sample
from quantgate_worker.datasets.geometry import Affine, Geometry, moved
from quantgate_worker.datasets.inputs import ImagesOrArrays
from quantgate_worker.datasets.parts import Options, Parts
from quantgate_worker.datasets.survey import Found as Surveyed
from quantgate_worker.datasets.survey import survey_inputs
from quantgate_worker.errors import UserError, WorkerError
from quantgate_worker.package.interface import Interface
from quantgate_worker.package.objects import object_names
from quantgate_worker.tasks.extras import Extras
from quantgate_worker.tasks.scores import called
from quantgate_worker.tasks.task import Depth, Kept, Missing, Reader, Record, Run

from .forms import Form, form_of
from .found import Found, NotFiniteError
from .settings import settings_of

# Of a pixel: finer than anybody annotates.
_DIGITS = 3
# Of so many of the best boxes the model's own numbers are told, so that a reader can see what they
# are where they are no boxes as the policy reads them.
_MOST_TOLD = 10


class Detection:
    """Pictures, and records of the boxes found in each: one prediction an example."""

    compares: Literal["records", "outputs"] = "records"
    # Enough to keep a model busy while the next image is decoded.
    ahead = 4
    passes = (Pass(name="samples"),)

    def dataset(self, data: Parts, options: Options, model: Interface, samples: Path) -> Dataset:
        return ImagesOrArrays(data, samples, model.spec, options)

    def survey(
        self, data: Parts, _options: Options, samples: Path, depth: Depth
    ) -> Iterator[Surveyed]:
        return survey_inputs(data, samples, whole=depth == "whole")

    def reader(
        self, model: Interface, options: Options, _extras: Extras, _given: Mapping[str, Path]
    ) -> Reader:
        return DetectionReader(model.spec, options)


class DetectionReader:
    """Reads boxes by the policy's `decode`, and tells them in pixels of the annotated picture.

    A class has the name that the policy gives it, or else the model, or else its number; its number
    too where it is asked for by that. What is no number is the error of that picture.
    """

    def __init__(self, spec: Any, options: Options) -> None:
        settings = settings_of(options)
        self._form: Form = form_of(spec, settings)
        self._names = called(settings.classes or object_names(spec), options)
        count = self._form.classes()
        if self._names is not None and count is not None and len(self._names) != count:
            raise UserError(
                f"decode: the outputs have {count} classes, and {len(self._names)} are named"
                f"{'' if settings.classes else ' by the model: name them as `classes`'}"
            )

    def take(
        self, _turn: Pass, example: Example, run: Run, _kept: Kept | Missing | None
    ) -> tuple[Record, Kept]:
        sample = example.sample
        if example.inputs is None or example.geometry is None:
            return {"id": sample["id"], "error": example.error or "the sample is no picture"}, None
        outputs = run({**example.inputs, **self._form.given})
        try:
            found = self._form.found(outputs, example.geometry.fitted)
            return self._record(sample, found, example.geometry), None
        except NotFiniteError as error:
            run.unfinite(error.output)
            return {"id": sample["id"], "error": str(error)}, None
        except WorkerError as error:
            return {"id": sample["id"], "error": str(error)}, None

    def turn(self, done: Pass) -> None:
        """There is one pass only."""

    def _record(self, sample: Sample, found: Found, geometry: Geometry) -> Record:
        labels = [self._name(number) for number in found.classes.tolist()]
        back = _way_back(sample, geometry)
        numbers = [[_shortest(each) for each in row] for row in found.numbers[:_MOST_TOLD]]
        return {
            "id": sample["id"],
            "boxes": np.round(_moved(found.boxes, back), _DIGITS).tolist(),
            "labels": labels,
            "scores": [_shortest(score) for score in found.scores],
            "shown": {"size": geometry.fitted, "back": [*back[0], *back[1]], "numbers": numbers},
        }

    def _name(self, number: int) -> str:
        if self._names is None:
            return str(number)
        if not 0 <= number < len(self._names):
            raise WorkerError(f"the model gives class {number}, and has {len(self._names)}")
        return self._names[number]


def _way_back(sample: Sample, geometry: Geometry) -> Affine:
    """Return the way from the fitted picture to the one that the sample's sizes are of.

    Most annotators see a picture upright, as EXIF says; some see it as it lies in the file.
    """
    size = (sample["width"], sample["height"])
    if size == geometry.upright_size:
        return geometry.upright
    if size == geometry.size:
        return geometry.matrix
    width, height = geometry.upright_size
    raise WorkerError(
        f"the annotations are of a picture of {size[0]} x {size[1]} pixels, and the file is "
        f"{width} x {height}"
    )


def _moved(boxes: np.ndarray, back: Affine) -> np.ndarray:
    """Return corners as (x, y, width, height) where this way leads.

    They are not cut to the picture, nor does COCO's own evaluation cut them.
    """
    # Of a picture on its side the left upper corner becomes another one.
    one, other = moved(back, boxes[:, :2]), moved(back, boxes[:, 2:])
    low, high = np.minimum(one, other), np.maximum(one, other)
    return np.concatenate([low, high - low], axis=1)


def _shortest(number: float) -> float:
    """Drop the digits that a 32-bit float does not have."""
    return float(f"{number:.9g}")
