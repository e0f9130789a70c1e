"""Sentence similarity: the cosine of the two embeddings of each pair of texts."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import numpy as np

from quantgate_worker.datasets.dataset import Dataset, Example, Pass
from quantgate_worker.datasets.parts import Options, Parts
from quantgate_worker.datasets.samples import read_samples
from quantgate_worker.datasets.survey import Found
from quantgate_worker.datasets.texts import SampleTexts, Text
from quantgate_worker.datasets.tokens import Tokenizing
from quantgate_worker.package.interface import Interface

from .embedding import Embedder, NoEmbedding
from .extras import Extras
from .task import Depth, Kept, Missing, Reader, Record, Run

# A text that stands in several pairs is embedded once, as long as so many bytes hold it.
MOST_KEPT_BYTES = 2**24
SIDES = ("a", "b")


class Similarity:
    """Pairs of texts, and records of their cosines."""

    compares: Literal["records", "outputs"] = "records"
    ahead = 4
    passes = (Pass(name="samples"),)

    def dataset(self, data: Parts, options: Options, model: Interface, samples: Path) -> Dataset:
        tokenizing = Tokenizing(data["tokenizer"].place(), options, model)
        # What has to be told of the output is told before anything is run.
        Embedder(model, options)
        prefix = str(options.get("prefix", ""))
        return SampleTexts(samples, tokenizing, lambda _: SIDES, prefix)

    def survey(
        self, _data: Parts, _options: Options, samples: Path, _depth: Depth
    ) -> Iterator[Found]:
        for sample in read_samples(samples):
            facts = {f"characters-{side}": len(str(sample.get(side, ""))) for side in SIDES}
            yield Found(id=sample["id"], facts=facts)

    def reader(
        self, model: Interface, options: Options, _extras: Extras, _given: Mapping[str, Path]
    ) -> Reader:
        return SimilarityReader(Embedder(model, {**options, "normalize": True}))


class SimilarityReader:
    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._kept: OrderedDict[str, np.ndarray] = OrderedDict()

    def take(
        self, _turn: Pass, example: Example, run: Run, _kept: Kept | Missing | None
    ) -> tuple[Record, Kept]:
        if example.inputs is None:
            return {"id": example.sample["id"], "error": example.error}, None
        try:
            a, b = (self._embedded(example.inputs[side], run) for side in SIDES)
        except NoEmbedding as reason:
            return {"id": example.sample["id"], "error": str(reason)}, None
        # Rounding must not make two texts more alike than the same.
        cosine = max(-1.0, min(1.0, float(np.dot(a, b))))
        unknown = sum(example.inputs[side].tokens.unknown for side in SIDES)
        return {
            "id": example.sample["id"],
            "cosine": float(f"{cosine:.9g}"),
            **({"unknown": unknown} if unknown else {}),
        }, None

    def turn(self, done: Pass) -> None:
        """There is one pass only."""

    def _embedded(self, text: Text, run: Run) -> np.ndarray:
        vector = self._kept.pop(text.text, None)
        if vector is None:
            vector = self._embedder.embedded(run, text.tokens.inputs, text.tokens.mask)
        self._kept[text.text] = vector
        while len(self._kept) > max(2, MOST_KEPT_BYTES // vector.nbytes):
            self._kept.popitem(last=False)
        return vector
