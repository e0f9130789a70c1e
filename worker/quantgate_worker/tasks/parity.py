"""Parity: how near a model's outputs come to the reference's, on inputs that need no label."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np

from quantgate_worker.datasets.dataset import Dataset, Example, Inputs, Pass, Sample
from quantgate_worker.datasets.inputs import ImagesOrArrays
from quantgate_worker.datasets.parts import Options, Parts
from quantgate_worker.datasets.samples import read_samples
from quantgate_worker.datasets.survey import Found, survey_inputs
from quantgate_worker.datasets.texts import SampleTexts, Text
from quantgate_worker.datasets.tokens import Tokenizing
from quantgate_worker.errors import UserError
from quantgate_worker.nearest import nearest
from quantgate_worker.package.features import outputs
from quantgate_worker.package.interface import Interface

from .embedding import Embedder, NoEmbedding
from .extras import Extras
from .nearness import nearness
from .task import Depth, Kept, Missing, Reader, Record, Run


class Parity:
    """Records of how near each output comes to that of the model ahead.

    Inputs are images, arrays, or texts that the samples bring along.
    """

    compares: Literal["records", "outputs"] = "outputs"
    # What is handed on are whole outputs, and pictures among them are large.
    ahead = 2
    passes = (Pass(name="samples"),)

    def dataset(self, data: Parts, options: Options, model: Interface, samples: Path) -> Dataset:
        if "corpus" in data:
            raise UserError(
                "documents of a corpus are compared by what was recorded of them: give texts"
            )
        if ignored := [key for key in _OF_WINDOWS if key in options]:
            raise UserError(
                f"{ignored[0]} is for texts that are recorded in windows, and here each is one "
                "input: take it out, and say max-length where a text is to be cut"
            )
        if "tokenizer" not in data:
            return ImagesOrArrays(data, samples, model.spec, options)
        _embedder(model, options)
        tokenizing = Tokenizing(data["tokenizer"].place(), options, model)
        return SampleTexts(samples, tokenizing, _texts_of)

    def survey(
        self, data: Parts, _options: Options, samples: Path, depth: Depth
    ) -> Iterator[Found]:
        if "tokenizer" not in data:
            yield from survey_inputs(data, samples, whole=depth == "whole")
            return
        for sample in read_samples(samples):
            facts = {f"characters-{key}": len(sample[key]) for key in _texts_of(sample)}
            yield Found(id=sample["id"], facts=facts)

    def reader(
        self, model: Interface, options: Options, _extras: Extras, _given: Mapping[str, Path]
    ) -> Reader:
        return ParityReader(model.spec, _embedder(model, options))


# How those who record a model that writes text move along it.
_OF_WINDOWS = ("context", "stride")


def _embedder(model: Interface, options: Options) -> Embedder | None:
    """Return what makes one vector of a text's tokens, where the policy says how."""
    if "pooling" not in options and "embedding" not in options:
        return None
    return Embedder(model, {**options, "normalize": False})


def _texts_of(sample: Sample) -> list[str]:
    """Name the fields that are texts: one of a text, two of a pair."""
    return [key for key in ("text", "a", "b") if isinstance(sample.get(key), str)]


@dataclass(frozen=True, kw_only=True)
class _Numbers:
    """Outputs of one example as numbers by name, or what is wrong with one of them."""

    by_name: Mapping[str, np.ndarray]
    wrong: str = ""


class ParityReader:
    """Compares all outputs that are numbers: arrays, pictures, and a classifier's probabilities.

    With an `embedder` it is the one vector that is made of them. Of a pair of texts each is run,
    and the worse counts. The model that goes ahead is compared with itself. Raises UserError for a
    model without such an output.
    """

    def __init__(self, spec: Any, embedder: Embedder | None = None) -> None:
        self._embedder = embedder
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
            return {**identity, "error": example.error}, [_Numbers(by_name={}, wrong=example.error)]
        own = [self._numbers(given, mask, run) for given, mask in _shown(example)]
        reference = own if kept is None else kept
        if isinstance(reference, Missing):
            return {**identity, "error": f"there is no reference: {reference.reason}"}, own
        if not isinstance(reference, list):
            raise TypeError(f"{type(reference)} is none of the outputs that were handed on")
        if any(other.wrong for other in reference):
            # An example that the reference could not be shown has one reason for all of its texts.
            reference = [next(other for other in reference if other.wrong)] * len(own)
        compared = [self._compare(*pair) for pair in zip(own, reference, strict=True)]
        return {**identity, **worst(compared)}, own

    def turn(self, done: Pass) -> None:
        """There is one pass only."""

    def _numbers(self, inputs: Inputs, mask: np.ndarray | None, run: Run) -> _Numbers:
        if self._embedder is not None:
            try:
                vector = self._embedder.embedded(run, inputs, mask)
            except NoEmbedding as reason:
                return _Numbers(by_name={}, wrong=str(reason))
            return _Numbers(by_name={self._embedder.output: vector})
        given = run(inputs)
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


def _shown(example: Example) -> list[tuple[Inputs, np.ndarray | None]]:
    """Return what the model is run on: once, or once a text."""
    inputs = example.inputs or {}
    texts = [each.tokens for each in inputs.values() if isinstance(each, Text)]
    return [(text.inputs, text.mask) for text in texts] or [(inputs, example.mask)]


def worst(compared: list[Record]) -> Record:
    """Keep of each number the worse, or what is wrong with one."""
    wrong = next((each for each in compared if "error" in each), None)
    if wrong is not None:
        return wrong
    worst: dict[str, dict[str, float]] = {}
    for name, numbers in (pair for each in compared for pair in each["fidelity"].items()):
        own = worst.setdefault(name, {})
        for key, value in numbers.items():
            worse = max if key == "max-error" else min
            own[key] = worse(own.get(key, value), value)
    return {"fidelity": worst}


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
