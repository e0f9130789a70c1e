"""Parity: how near a model's outputs come to the reference's, on inputs that need no label."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np

from quantgate_worker.datasets.dataset import Dataset, Example, Pass
from quantgate_worker.datasets.inputs import ImagesOrArrays
from quantgate_worker.datasets.parts import Options, Parts
from quantgate_worker.datasets.survey import Found, survey_inputs
from quantgate_worker.errors import UserError
from quantgate_worker.nearest import nearest
from quantgate_worker.package.features import outputs
from quantgate_worker.package.interface import Interface

from .extras import Extras
from .nearness import nearness
from .task import Depth, Kept, Missing, Outputs, Reader, Record, Run


class Parity:
    """Images or arrays, and records of how near each output comes to that of the model ahead."""

    compares: Literal["records", "outputs"] = "outputs"
    # What is handed on are whole outputs, and pictures among them are large.
    ahead = 2
    passes = (Pass(name="samples"),)

    def dataset(self, data: Parts, options: Options, model: Interface, samples: Path) -> Dataset:
        return ImagesOrArrays(data, samples, model.spec, options)

    def survey(
        self, data: Parts, _options: Options, samples: Path, depth: Depth
    ) -> Iterator[Found]:
        return survey_inputs(data, samples, whole=depth == "whole")

    def reader(
        self, model: Interface, _options: Options, _extras: Extras, _given: Mapping[str, Path]
    ) -> Reader:
        return ParityReader(model.spec)


@dataclass(frozen=True, kw_only=True)
class _Numbers:
    """Outputs of one example as numbers by name, or what is wrong with one of them."""

    by_name: Mapping[str, np.ndarray]
    wrong: str = ""


class ParityReader:
    """Compares all outputs that are numbers: arrays, pictures, and a classifier's probabilities.

    The model that goes ahead is compared with itself. Raises UserError for a model without such an
    output.
    """

    def __init__(self, spec: Any) -> None:
        self._kinds = {each.name: each.kind for each in outputs(spec)}
        self._compared = [name for name, kind in self._kinds.items() if kind in _COMPARED]
        if not self._compared:
            given = ", ".join(f"{name} ({kind})" for name, kind in self._kinds.items())
            raise UserError(f"parity compares numbers; this model gives {given or 'nothing'}")

    def take(
        self, _turn: Pass, example: Example, run: Run, kept: Kept | Missing | None
    ) -> tuple[Record, Kept]:
        identity = {"id": example.sample["id"]}
        if example.inputs is None:
            return {**identity, "error": example.error}, _Numbers(by_name={}, wrong=example.error)
        own = self._numbers(run(example.inputs), run)
        reference = own if kept is None else kept
        if isinstance(reference, Missing):
            return {**identity, "error": f"there is no reference: {reference.reason}"}, own
        if not isinstance(reference, _Numbers):
            raise TypeError(f"{type(reference)} is none of the outputs that were handed on")
        return {**identity, **self._compare(own, reference)}, own

    def turn(self, done: Pass) -> None:
        """There is one pass only."""

    def _numbers(self, given: Outputs, run: Run) -> _Numbers:
        found = {name: _array(given[name]) for name in self._compared}
        unfinite = [name for name, array in found.items() if not np.isfinite(array).all()]
        for name in unfinite:
            run.unfinite(name)
        wrong = f"the output {unfinite[0]!r} is not finite" if unfinite else ""
        return _Numbers(by_name=found, wrong=wrong)

    def _compare(self, own: _Numbers, reference: _Numbers) -> Record:
        if own.wrong:
            return {"error": own.wrong}
        if reference.wrong:
            return {"error": f"of the reference, {reference.wrong}"}
        if wrong := _unlike(own.by_name, reference.by_name):
            return {"error": wrong}
        return {
            "fidelity": {
                name: nearness(own.by_name[name], array, picture=self._kinds[name] == "image")
                for name, array in reference.by_name.items()
            }
        }


_COMPARED = frozenset({"multiarray", "image", "dictionary", "double"})


def _array(given: Any) -> np.ndarray:
    """Return an output's numbers: of a dictionary, in the order of its names."""
    if isinstance(given, Mapping):
        return np.array([given[name] for name in sorted(given, key=str)], np.float64)
    return np.asarray(given)


def _unlike(own: Mapping[str, np.ndarray], reference: Mapping[str, np.ndarray]) -> str:
    """Say why outputs cannot be compared, where they are not the same or not of one shape."""
    for name, array in reference.items():
        if name not in own:
            return f"there is no output {name!r}, which the reference has{nearest(name, own)}"
        if own[name].shape != array.shape:
            shapes = f"{list(own[name].shape)}, and the reference's {list(array.shape)}"
            return f"the output {name!r} is {shapes}"
    for name in own:
        if name not in reference:
            return f"the reference has no output {name!r}{nearest(name, reference)}"
    return ""
