"""Semantic search: first every document is embedded, then each query ranks them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import numpy as np

from quantgate_worker.datasets.collection import Collection, collection
from quantgate_worker.datasets.dataset import Dataset, Example, Pass, Rows
from quantgate_worker.datasets.parts import Options, Parts
from quantgate_worker.datasets.samples import count_samples, read_samples, samples_in
from quantgate_worker.datasets.survey import Found
from quantgate_worker.errors import UserError
from quantgate_worker.package.interface import Interface

from .embedding import Embedder, NoEmbedding
from .extras import Extras, VectorsOnDisk
from .task import Depth, Kept, Missing, Reader, Record, Run

DOCUMENTS = Pass(name="documents", records=False, makes="corpus")
QUERIES = Pass(name="queries")
# The documents that another model has embedded: those that users have indexed already.
INDEX = "index"
# A ranking names at least so many documents, as far as there are.
LEAST_DEPTH = 1000
# So many bytes of the documents' vectors are looked at together.
BLOCK_BYTES = 2**24


class Search:
    """Documents and queries as texts, pictures or arrays; records rank the documents of a query."""

    compares: Literal["records", "outputs"] = "records"
    ahead = 4
    passes = (DOCUMENTS, QUERIES)

    def dataset(self, data: Parts, options: Options, model: Interface, samples: Path) -> Dataset:
        Embedder(model, options)
        corpus = collection("corpus", data, options, model, str(options.get("passage-prefix", "")))
        queries = collection("queries", data, options, model, str(options.get("query-prefix", "")))
        return Judged(corpus, queries, samples)

    def survey(
        self, _data: Parts, _options: Options, samples: Path, _depth: Depth
    ) -> Iterator[Found]:
        for sample in read_samples(samples):
            yield Found(id=sample["id"], facts={"relevant": len(sample.get("relevant", {}))})

    def reader(
        self, model: Interface, options: Options, extras: Extras, given: Mapping[str, Path]
    ) -> Reader:
        return SearchReader(Embedder(model, options), options, extras, given)


class Judged:
    """All documents of the corpus, and the queries that the samples name.

    Raises UserError for a corpus of nothing, and for no samples.
    """

    def __init__(self, corpus: Collection, queries: Collection, samples: Path) -> None:
        self._corpus, self._queries, self._samples = corpus, queries, samples
        self._count = count_samples(samples)
        if len(corpus) == 0:
            raise UserError("the corpus is empty: there are no documents to be found")
        if self._count == 0:
            raise UserError(f"{samples}: there are no samples")

    def count(self, turn: Pass) -> int:
        return self._count if turn.records else len(self._corpus)

    def examples(self, turn: Pass, rows: Rows | None = None) -> Iterator[Example]:
        if not turn.records:
            yield from self._corpus.all()
            return
        for sample in samples_in(self._samples, rows):
            yield self._queries.example(sample)


class SearchReader:
    """Options: `depth`, how many documents are ranked; `index`, how many of the given ones."""

    def __init__(
        self, embedder: Embedder, options: Options, extras: Extras, given: Mapping[str, Path]
    ) -> None:
        self._embedder = embedder
        self._depth = max(LEAST_DEPTH, int(options.get("depth", 0)))
        self._index_depth = int(options.get(INDEX, 0))
        self._extras, self._given = extras, given
        self._corpus: VectorsOnDisk | None = None
        self._index: VectorsOnDisk | None = None
        self._lost = ""

    def take(
        self, turn: Pass, example: Example, run: Run, _kept: Kept | Missing | None
    ) -> tuple[Record | None, Kept]:
        if not turn.records:
            self._append(example, run)
            return None, None
        name = example.sample["id"]
        if self._lost:
            return {"id": name, "error": self._lost}, None
        try:
            return {"id": name, **self._ranked(self._vector(example, run))}, None
        except NoEmbedding as reason:
            return {"id": name, "error": str(reason)}, None

    def turn(self, done: Pass) -> None:
        if done.records:
            return
        if not self._lost:
            self._corpus = VectorsOnDisk(self._given.get("corpus") or self._extras.path("corpus"))
        if INDEX in self._given and self._index_depth > 0:
            self._index = VectorsOnDisk(self._given[INDEX])

    def _append(self, document: Example, run: Run) -> None:
        """Keep a document's vector; where one has none, nothing can be said of any query."""
        if self._lost:
            return
        try:
            vector = self._vector(document, run)
        except NoEmbedding as reason:
            self._lost = f"the document {document.sample['id']!r} has no embedding: {reason}"
            # Others that were given the rest would rank it as if it were the whole.
            self._extras.discard()
            return
        self._extras.vectors("corpus").append(str(document.sample["id"]), vector)

    def _vector(self, example: Example, run: Run) -> np.ndarray:
        if example.inputs is None:
            raise NoEmbedding(example.error)
        return self._embedder.embedded(run, example.inputs, example.mask)

    def _ranked(self, query: np.ndarray) -> Record:
        if self._corpus is None:
            raise NoEmbedding("there are no documents")
        record = {"ranking": ranking(self._corpus, query, self._depth)}
        if self._index is not None:
            record["indexed"] = ranking(self._index, query, self._index_depth)
        return record


def ranking(documents: VectorsOnDisk, query: np.ndarray, depth: int) -> list[list[object]]:
    """Rank the nearest documents by their products with a query, the best first.

    Of equal ones those come first that come first in the corpus.
    """
    if documents.width != query.size:
        raise NoEmbedding(
            f"the documents' vectors have {documents.width} numbers, the query's {query.size}"
        )
    sought = query.astype(np.float32)
    most = max(1, BLOCK_BYTES // (4 * max(1, query.size)))
    places, scores = np.empty(0, np.int64), np.empty(0, np.float32)
    for begin, rows in documents.blocks(most):
        with np.errstate(over="ignore", invalid="ignore"):
            found = rows @ sought
        # Asked of all: what is no number ranks last, and is cut off unseen.
        if not np.isfinite(found).all():
            raise NoEmbedding("the score of a document is not finite")
        places = np.concatenate([places, np.arange(begin, begin + len(found))])
        scores = np.concatenate([scores, found])
        best = np.argsort(-scores, kind="stable")[:depth]
        places, scores = places[best], scores[best]
    names = documents.names(places)
    return [[name, float(f"{score:.9g}")] for name, score in zip(names, scores, strict=True)]
