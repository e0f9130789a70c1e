import numpy as np
import pytest

from quantgate_worker.errors import UserError

PAIRS = [
    {"id": "1", "score": 1.0, "a": "red cat", "b": "red dog"},
    {"id": "2", "score": 0.5, "a": "house", "b": "green blue cat dog"},
    {"id": "3", "score": 0.0, "a": "red cat", "b": "red cat"},
]


@pytest.fixture
def cosine(mean_of):
    """The cosine of two texts, by hand."""

    def between(a, b):
        one, other = mean_of(a), mean_of(b)
        return one @ other / np.linalg.norm(one) / np.linalg.norm(other)

    return between


@pytest.fixture
def cosines(evaluated, lines, tokenizer, tmp_path):
    """Evaluate a model on pairs, and return its records."""

    def ask(model, pairs=PAIRS, told_tokenizer=None, **options):
        data = [
            {"key": "pairs", "at": str(tmp_path / "unread.csv")},
            {"key": "tokenizer", "at": str(told_tokenizer or tokenizer())},
        ]
        samples = lines("samples.jsonl", pairs)
        asked = {"task": "sentence-similarity", "data": data, "samples": samples}
        answer, told = evaluated({"one": model}, len(pairs), **asked, options=options)
        assert answer == {"lanes": {"one": "done"}}
        return told.records("one")

    return ask


@pytest.mark.parametrize("length", [8, range(1, 64), (4, 6, 16)])
def test_a_pairs_cosine_is_that_of_its_texts_whatever_lengths_the_model_takes(
    cosines, cosine, text_model, length
):
    found = cosines(text_model(length), pooling="mean")
    expected = [cosine(pair["a"], pair["b"]) for pair in PAIRS]
    assert [record["id"] for record in found] == ["1", "2", "3"]
    np.testing.assert_allclose([record["cosine"] for record in found], expected, rtol=1e-6)
    assert found[2]["cosine"] == 1.0


def test_a_model_that_pools_needs_no_pooling_told(cosines, cosine, text_model):
    found = cosines(text_model(8, pooled=True))
    expected = [cosine(pair["a"], pair["b"]) for pair in PAIRS]
    np.testing.assert_allclose([record["cosine"] for record in found], expected, rtol=1e-5)


def test_the_first_or_the_last_token_stands_for_the_text_where_told(cosines, text_model):
    # All texts begin with one token, and end with another.
    for pooling in ("cls", "last"):
        found = cosines(text_model(8), pooling=pooling)
        np.testing.assert_allclose([record["cosine"] for record in found], 1.0, rtol=1e-6)


def test_a_prefix_stands_before_both_texts(cosines, cosine, text_model):
    found = cosines(text_model(8), pooling="mean", prefix="blue ")
    expected = [cosine(f"blue {pair['a']}", f"blue {pair['b']}") for pair in PAIRS]
    np.testing.assert_allclose([record["cosine"] for record in found], expected, rtol=1e-6)


def test_a_longer_text_is_cut_and_keeps_its_last_token(cosines, text_model):
    long = [{"id": "1", "score": 1.0, "a": "red cat dog house blue", "b": "red cat"}]
    (record,) = cosines(text_model(8), long, pooling="mean", **{"max-length": 4})
    assert record["cosine"] == 1.0


def test_words_that_the_tokenizer_lacks_are_counted(cosines, cosine, text_model):
    odd = [{"id": "1", "score": 1.0, "a": "red zebra", "b": "yak gnu"}]
    (record,) = cosines(text_model(8), odd, pooling="mean")
    assert record["unknown"] == 3
    np.testing.assert_allclose(record["cosine"], cosine("red zebra", "yak gnu"), rtol=1e-6)


def test_a_text_in_several_pairs_is_embedded_once(
    evaluated, lines, tokenizer, text_model, monkeypatch
):
    from quantgate_worker.evaluation.run import LaneRun

    asked = []
    predict = LaneRun.__call__
    monkeypatch.setattr(LaneRun, "__call__", lambda *a, **k: asked.append(1) or predict(*a, **k))
    data = [{"key": "tokenizer", "at": str(tokenizer())}]
    rest = {"task": "sentence-similarity", "data": data, "samples": lines("s.jsonl", PAIRS)}
    evaluated({"one": text_model(8)}, 3, **rest, options={"pooling": "mean"})
    assert len(asked) == 4


def refusal(cosines, *rest, **options):
    with pytest.raises(UserError) as raised:
        cosines(*rest, **options)
    return str(raised.value)


def test_a_vector_a_token_is_never_pooled_by_a_guess(cosines, text_model):
    assert "pooling: none, cls, mean, last" in refusal(cosines, text_model(8))
    assert "'sum' is none of" in refusal(cosines, text_model(8), pooling="sum")


def test_of_several_outputs_one_has_to_be_named(cosines, text_model):
    several = text_model(8, outputs=2)
    assert "name it (embedding: …)" in refusal(cosines, several, pooling="mean")
    assert "no array output 'tokenz'" in refusal(cosines, several, embedding="tokenz")
    found = cosines(several, pooling="mean", embedding="other_1")
    assert found[2]["cosine"] == 1.0


def test_a_tokenizer_with_more_words_than_the_model_has_rows_is_refused(
    cosines, text_model, tokenizer, words
):
    strange = tokenizer([*words, "zebra"], "other.json")
    said = refusal(cosines, text_model(8), told_tokenizer=strange, pooling="mean")
    assert "its ids go up to 10, and the model has embeddings for 10 (0 to 9)" in said


@pytest.mark.parametrize("content", ["", "{}", "nonsense", '{"model": {"type": "BPE"}}'])
def test_what_is_no_tokenizer_is_refused_by_its_name(cosines, text_model, tmp_path, content):
    broken = tmp_path / "broken.json"
    broken.write_text(content)
    said = refusal(cosines, text_model(8), told_tokenizer=broken, pooling="mean")
    assert said.startswith(f"{broken}: no tokenizer.json")


def test_a_tokenizer_beyond_all_size_is_not_read(cosines, text_model, tmp_path):
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(2**27 + 1)
    said = refusal(cosines, text_model(8), told_tokenizer=huge, pooling="mean")
    assert f"{2**27} at most are read" in said


def test_inputs_that_nothing_says_anything_of_are_named(cosines, text_model):
    names = {"ids": "input_ids", "mask": "mask_of_tokens"}
    said = refusal(cosines, text_model(8), pooling="mean", **{"token-inputs": names})
    assert "no input 'mask_of_tokens' (token-inputs: mask)" in said
    said = refusal(
        cosines, text_model(8), pooling="mean", **{"token-inputs": {"ids": "attention_mask"}}
    )
    assert "nothing says what the input 'input_ids' is told" in said
