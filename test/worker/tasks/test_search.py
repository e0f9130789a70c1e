import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from quantgate_worker.datasets.documents import documents as documents_in
from quantgate_worker.errors import UserError
from quantgate_worker.tasks import search
from quantgate_worker.tasks.embedding import NoEmbedding
from quantgate_worker.tasks.extras import Extras, VectorsOnDisk

WIDTH, DOCUMENTS = 4, 30


@pytest.fixture
def rankings(evaluated, lines):
    """Evaluate a model on a corpus and queries, and return what was told."""

    def ask(model, parts, samples, *, lanes=None, **options):
        data = [{"key": key, "at": str(at)} for key, at in parts.items() if at is not None]
        rest = {"task": "semantic-search", "data": data, "options": options}
        rest |= {} if lanes is None else {"lanes": lanes}
        answer, told = evaluated(
            {"one": model}, len(samples), samples=lines("samples.jsonl", samples), **rest
        )
        assert answer == {"lanes": {"one": "done"}}
        return told

    return ask


@pytest.fixture
def rows(tmp_path):
    """Write documents and queries as arrays, and return them as parts of the data."""

    def write(documents, queries):
        parts = {"corpus": documents, "queries": queries}
        for key, array in parts.items():
            np.savez(tmp_path / f"{key}.npz", x=np.asarray(array, np.float32))
        return {key: tmp_path / f"{key}.npz" for key in parts}

    return write


@pytest.fixture
def identity(dense):
    return dense(np.eye(WIDTH), softmax=False)


def normals(seed, count):
    return np.random.default_rng(seed).normal(size=(count, WIDTH)).astype(np.float32)


def by_hand(documents, queries):
    """Rank every document for each query by its cosine."""
    units = [rows / np.linalg.norm(rows, axis=1, keepdims=True) for rows in (documents, queries)]
    scores = units[1].astype(np.float64) @ units[0].astype(np.float64).T
    return np.argsort(-scores, axis=1, kind="stable") + 1, scores


def queries_of(count):
    return [{"id": str(n + 1), "relevant": {"1": 1}} for n in range(count)]


def test_each_query_ranks_every_document_by_its_cosine(rankings, rows, identity):
    documents, queries = normals(1, DOCUMENTS), normals(2, 5)
    told = rankings(identity, rows(documents, queries), queries_of(5))
    order, scores = by_hand(documents, queries)
    for at, record in enumerate(told.records("one")):
        assert record["id"] == str(at + 1)
        assert [name for name, _ in record["ranking"]] == [str(n) for n in order[at]]
        found = [score for _, score in record["ranking"]]
        np.testing.assert_allclose(found, scores[at][order[at] - 1], atol=1e-6)


def test_samples_may_name_rows_of_arrays_in_any_order(rankings, rows, identity):
    documents, queries = normals(1, DOCUMENTS), normals(2, 5)
    named = [{"id": name, "relevant": {"1": 1}} for name in ("4", "2", "3", "5")]
    told = rankings(identity, rows(documents, queries), named)
    order, _ = by_hand(documents, queries)
    for record, row in zip(told.records("one"), (3, 1, 2, 4), strict=True):
        assert [name for name, _ in record["ranking"]] == [str(n) for n in order[row]]


def test_of_a_corpus_larger_than_a_block_the_best_of_all_blocks_are_ranked(tmp_path, monkeypatch):
    monkeypatch.setattr(search, "BLOCK_BYTES", 3 * 4 * WIDTH)
    documents, (query,) = normals(1, DOCUMENTS), normals(2, 1)
    made = Extras(tmp_path)
    for at, row in enumerate(documents):
        made.vectors("corpus").append(f"d{at}", row)
    held = VectorsOnDisk(made.finished("corpus"))
    order = np.argsort(-(documents @ query), kind="stable")
    for depth in (1, 4, DOCUMENTS, 2 * DOCUMENTS):
        names = [name for name, _ in search.ranking(held, query, depth)]
        assert names == [f"d{at}" for at in order[:depth]]


def test_a_ranking_holds_a_thousand_documents_or_as_many_as_are_asked_for(rankings, rows, identity):
    parts = rows(normals(1, 1200), normals(2, 1))
    (usual,) = rankings(identity, parts, queries_of(1)).records("one")
    assert len(usual["ranking"]) == search.LEAST_DEPTH
    (deeper,) = rankings(identity, parts, queries_of(1), depth=1100).records("one")
    assert len(deeper["ranking"]) == 1100


def test_texts_are_found_by_texts_with_the_prefix_of_each(
    rankings, lines, tokenizer, text_model, mean_of
):
    texts = {"d1": ("red", "cat"), "d2": ("", "green dog"), "d3": ("blue", "house dog")}
    corpus = lines("c.jsonl", [{"_id": n, "title": a, "text": b} for n, (a, b) in texts.items()])
    samples = [{"id": "q", "text": "green cat", "relevant": {"d1": 1}}]
    prefixes = {"passage-prefix": "house ", "query-prefix": "dog "}
    parts = {"corpus": corpus, "queries": corpus, "tokenizer": tokenizer()}
    told = rankings(text_model(8), parts, samples, pooling="mean", **prefixes)
    (record,) = told.records("one")
    documents = [mean_of(f"house {a} {b}".replace("  ", " ")) for a, b in texts.values()]
    _, scores = by_hand(np.array(documents), np.array([mean_of("dog green cat")]))
    expected = dict(zip(texts, scores[0], strict=True))
    assert {name: pytest.approx(score, abs=1e-6) for name, score in record["ranking"]} == expected


def test_pictures_are_found_by_a_picture(rankings, tmp_path, image_embedder):
    shades = {"dark/a.png": 30, "light/b.png": 220, "middle/c.png": 128}
    for name, shade in {f"corpus/{n}": s for n, s in shades.items()}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        Image.new("L", (9, 7), shade).save(tmp_path / name)
    (tmp_path / "corpus/light/.hidden.png").write_bytes(b"no picture")
    (tmp_path / "corpus/notes.txt").write_text("not a picture either")
    (tmp_path / "queries").mkdir()
    Image.new("L", (5, 5), 215).save(tmp_path / "queries/q.png")
    samples = [{"id": "q.png", "relevant": {"light/b.png": 1}}]
    told = rankings(image_embedder, {key: tmp_path / key for key in ("corpus", "queries")}, samples)
    (record,) = told.records("one")
    assert [name for name, _ in record["ranking"]] == ["light/b.png", "middle/c.png", "dark/a.png"]


def test_queries_can_be_put_to_documents_that_another_model_has_embedded(
    rankings, rows, identity, tmp_path
):
    documents, queries = normals(1, DOCUMENTS), normals(2, 3)
    made = Extras(tmp_path)
    for at, row in enumerate(documents[::-1]):
        made.vectors("theirs").append(f"t{at}", row / np.linalg.norm(row))
    index = str(made.finished("theirs"))
    into = str(tmp_path / "into/one")
    lane = {"name": "one", "packages": {"model": str(identity)}, "into": into}
    lanes = [{**lane, "given": {"index": index}}]
    told = rankings(identity, rows(documents, queries), queries_of(3), lanes=lanes, index=7)
    order, _ = by_hand(documents[::-1], queries)
    for at, record in enumerate(told.records("one")):
        assert [name for name, _ in record["indexed"]] == [f"t{n - 1}" for n in order[at][:7]]
        assert len(record["ranking"]) == DOCUMENTS


def test_a_lane_that_is_given_the_corpus_embeds_no_document(rankings, rows, identity, tmp_path):
    documents, queries = normals(1, DOCUMENTS), normals(2, 2)
    parts = rows(documents, queries)
    told = rankings(identity, parts, queries_of(2))
    (extra,) = told.of("one", "extra")
    lane = {"name": "one", "packages": {"model": str(identity)}, "into": str(tmp_path / "again")}
    given = {"corpus": extra["file"], "index": extra["file"]}
    lanes = [{**lane, "given": given}]
    again = rankings(identity, parts, queries_of(2), lanes=lanes, index=DOCUMENTS)
    assert again.of("one", "extra") == []
    for before, after in zip(told.records("one"), again.records("one"), strict=True):
        assert after["ranking"] == after["indexed"] == before["ranking"]


def test_a_document_without_an_embedding_leaves_no_query_an_answer(rankings, rows, identity):
    documents = normals(1, 3)
    documents[1] = 0
    told = rankings(identity, rows(documents, normals(2, 2)), queries_of(2))
    said = "the document '2' has no embedding: all numbers of the embedding are 0"
    assert [said in record["error"] for record in told.records("one")] == [True, True]


def test_a_corpus_that_lacks_a_document_is_not_left_to_others(rankings, rows, identity):
    documents = normals(1, 3)
    documents[1] = 0
    told = rankings(identity, rows(documents, normals(2, 2)), queries_of(2))
    assert told.of("one", "extra") == []


def test_a_score_that_is_no_number_is_told_although_better_ones_fill_the_ranking(tmp_path):
    made = Extras(tmp_path)
    for name, row in {"good": [1, 0], "over": [3e38, -3e38], "fair": [0.5, 0]}.items():
        made.vectors("corpus").append(name, np.array(row))
    held = VectorsOnDisk(made.finished("corpus"))
    with pytest.raises(NoEmbedding, match="score of a document is not finite"):
        search.ranking(held, np.array([1e3, 1e3]), 2)


def test_vectors_of_one_file_are_of_one_width(tmp_path):
    vectors = Extras(tmp_path).vectors("corpus")
    vectors.append("a", np.ones(2))
    with pytest.raises(UserError, match=r"'b' has 3 numbers, and those before have 2"):
        vectors.append("b", np.ones(3))


@pytest.mark.parametrize("strange", [np.nan, np.inf])
def test_a_query_whose_embedding_is_not_finite_is_an_error_of_its_own(
    rankings, rows, identity, strange
):
    queries = normals(2, 3)
    queries[1, 2] = strange
    told = rankings(identity, rows(normals(1, 3), queries), queries_of(3))
    records = told.records("one")
    assert records[1] == {"id": "2", "error": "the model's output is not finite"}
    assert ["ranking" in record for record in records] == [True, False, True]
    (chunk,) = told.of("one", "chunk")
    assert (chunk["errors"], chunk["unfinite"]) == (1, 1)


def test_an_empty_corpus_is_refused(rankings, tmp_path, tokenizer, text_model):
    empty = tmp_path / "corpus.jsonl"
    empty.write_text("\n\n")
    samples = [{"id": "q", "text": "cat", "relevant": {"d": 1}}]
    with pytest.raises(UserError, match="the corpus is empty"):
        rankings(
            text_model(8),
            {"corpus": empty, "queries": empty, "tokenizer": tokenizer()},
            samples,
            pooling="mean",
        )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", ":2: not JSON"),
        ("[1]", ":2: a document is an object"),
        (json.dumps({"text": "cat"}), ":2: has no _id or id"),
    ],
)
def test_a_document_that_is_none_is_told_with_its_line(tmp_path, line, said):
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(f"{json.dumps({'_id': 'd', 'text': 'cat'})}\n{line}\n")
    found = documents_in(corpus)
    assert next(found).text == "cat"
    with pytest.raises(UserError, match=said):
        next(found)


def test_a_row_that_is_not_there_is_told(rankings, rows, identity):
    parts = rows(normals(1, 3), normals(2, 2))
    for name in ("0", "3", "x"):
        with pytest.raises(UserError, match=f"there is no row '{name}'"):
            rankings(identity, parts, [{"id": name, "relevant": {"1": 1}}])


def test_a_file_of_vectors_that_is_not_whole_is_not_read(tmp_path):
    made = Extras(tmp_path)
    made.vectors("corpus").append("a", np.ones(3))
    whole = made.finished("corpus")
    for size in (0, 5, whole.stat().st_size - 1):
        cut = Path(tmp_path / "cut.f32")
        cut.write_bytes(whole.read_bytes()[:size])
        with pytest.raises(UserError, match="not whole"):
            VectorsOnDisk(cut)


def test_names_of_documents_come_back_as_they_were(tmp_path):
    names = ["a\nb", "é 漢", "", '"', "\udc80"]
    made = Extras(tmp_path)
    for name in names:
        made.vectors("corpus").append(name, np.ones(2))
    assert VectorsOnDisk(made.finished("corpus")).names(np.arange(5)) == names


def test_scores_past_all_numbers_are_an_error_of_the_query(rankings, rows, identity):
    large = 1e30 * np.ones((1, WIDTH))
    told = rankings(identity, rows(large, large), queries_of(1), normalize=False)
    (record,) = told.records("one")
    assert record == {"id": "1", "error": "the score of a document is not finite"}
