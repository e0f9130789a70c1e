"""Texts as tokens: by the tokenizer that a model was trained with, in the form that it takes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from quantgate_worker.errors import UserError
from quantgate_worker.package.embeddings import embedding_rows
from quantgate_worker.package.feature import Feature
from quantgate_worker.package.features import inputs
from quantgate_worker.package.interface import Interface

from .parts import Options

# A tokenizer comes from a repository: the largest that people ship have a quarter of a million
# entries, and take 35 MB.
MOST_TOKENIZER_BYTES = 2**27
# What a text of any length is cut to where neither the policy nor the model says a length.
MOST_TOKENS = 8192
# By what the model is told: the names that exporters give it.
_USUAL = {
    "ids": ("input_ids", "inputIds", "tokens", "token_ids", "ids", "input"),
    "mask": ("attention_mask", "attentionMask", "mask"),
    "types": ("token_type_ids", "tokenTypeIds", "segment_ids", "type_ids"),
    "positions": ("position_ids", "positionIds", "positions"),
}


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """A text as the model takes it; `mask` says which places hold tokens of it.

    `unknown` counts those that the tokenizer has no word for.
    """

    inputs: Mapping[str, np.ndarray]
    mask: np.ndarray
    unknown: int


class Tokenizing:
    """Turns texts into a model's inputs.

    Options: `max-length`, and `token-inputs`, a map from `ids`, `mask`, `types` and `positions` to
    the model's names. Raises UserError for a tokenizer that cannot be read, or that has ids for
    which the model has no row, and for a model that takes something else than tokens.
    """

    def __init__(self, path: Path, options: Options, model: Interface) -> None:
        self._tokenizer = open_tokenizer(path)
        self._inputs = _token_inputs(model.spec, options.get("token-inputs") or {})
        self._pad = _padding(self._tokenizer)
        self._unknown = _unknown_id(self._tokenizer)
        self._lengths = _Lengths(self._inputs["ids"])
        most = min(int(options.get("max-length") or MOST_TOKENS), self._lengths.most)
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(most)
        _check_fit(path, self._tokenizer, model, self._inputs["ids"].name)

    def tokens(self, text: str) -> Tokens:
        """Return a text's tokens, padded where the model takes no other length.

        Raises UserError for a text without any.
        """
        found = self._tokenizer.encode(text)
        ids, types = np.array(found.ids, np.int64), np.array(found.type_ids, np.int64)
        if ids.size == 0:
            raise UserError("the text has no tokens")
        width = self._lengths.at_least(ids.size)
        before = width - ids.size if self._pad.left else 0
        mask = np.zeros(width, bool)
        mask[before : before + ids.size] = True
        whole = {
            "ids": _placed(ids, mask, self._pad.id),
            "mask": mask.astype(np.int64),
            "types": _placed(types, mask, self._pad.type),
            "positions": np.arange(width),
        }
        given = {each.name: _shaped(whole[role], each) for role, each in self._inputs.items()}
        unknown = int((ids == self._unknown).sum()) if self._unknown is not None else 0
        return Tokens(inputs=given, mask=mask, unknown=unknown)


def open_tokenizer(path: Path) -> Tokenizer:
    """Read a `tokenizer.json`; raises UserError for what is none."""
    text = _text_of(path)
    try:
        return Tokenizer.from_str(text)
    # What panics inside of the library raises what is no Exception.
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        raise UserError(
            f"{path}: no tokenizer.json: {error}; save it with tokenizer.save_pretrained(…)"
        ) from error


def _text_of(path: Path) -> str:
    try:
        size = path.stat().st_size
        text = path.read_text("utf-8") if size <= MOST_TOKENIZER_BYTES else None
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"{path}: the tokenizer cannot be read: {error}") from error
    if text is None:
        raise UserError(f"{path}: {size} bytes, and {MOST_TOKENIZER_BYTES} at most are read")
    return text


@dataclass(frozen=True, kw_only=True)
class _Padding:
    id: int
    type: int
    left: bool


def _padding(tokenizer: Tokenizer) -> _Padding:
    written = tokenizer.padding
    if written is not None:
        left = written["direction"] == "left"
        return _Padding(id=int(written["pad_id"]), type=int(written["pad_type_id"]), left=left)
    named = (tokenizer.token_to_id(name) for name in ("[PAD]", "<pad>", "<|endoftext|>", "</s>"))
    found = next((token for token in named if token is not None), 0)
    return _Padding(id=found, type=0, left=False)


def _unknown_id(tokenizer: Tokenizer) -> int | None:
    model = json.loads(tokenizer.to_str())["model"]
    if isinstance(model.get("unk_id"), int):
        return int(model["unk_id"])
    name = model.get("unk_token")
    return None if name is None else tokenizer.token_to_id(name)


def _check_fit(path: Path, tokenizer: Tokenizer, model: Interface, ids: str) -> None:
    rows = embedding_rows(model.spec, ids)
    last = max(tokenizer.get_vocab(with_added_tokens=True).values(), default=0)
    if rows is not None and last >= rows:
        raise UserError(
            f"{path}: the tokenizer does not fit the model: its ids go up to {last}, and the "
            f"model has embeddings for {rows} (0 to {rows - 1}); give the tokenizer that the "
            "model was trained with"
        )


def _token_inputs(spec: Any, named: Mapping[str, str]) -> dict[str, Feature]:
    """Say which input is told what; raises UserError, all problems at once."""
    taken = {each.name: each for each in inputs(spec)}
    problems = [
        f"the model has no input {name!r} (token-inputs: {role})"
        for role, name in named.items()
        if name not in taken
    ]
    found = {role: taken[name] for role, name in named.items() if name in taken}
    for role, usual in _USUAL.items():
        free = [name for name in usual if name in taken and taken[name] not in found.values()]
        if role not in named and free:
            found[role] = taken[free[0]]
    others = [each for each in taken.values() if each not in found.values()]
    if "ids" not in found and "ids" not in named and len(others) == 1:
        found["ids"] = others.pop()
    listed = ", ".join(taken) or "nothing"
    if "ids" not in found and not problems:
        problems.append(
            f"texts are for a model that takes tokens, and this takes {listed}: "
            "name them, such as token-inputs: { ids: input_ids, mask: attention_mask }"
        )
    problems += [
        f"nothing says what the input {each.name!r} is told: name it under token-inputs "
        f"({', '.join(_USUAL)})"
        for each in others
        if not each.optional and "ids" in found
    ]
    problems += [
        f"the input {each.name!r} takes an {each.kind}, not tokens"
        for each in found.values()
        if each.kind != "multiarray"
    ]
    if problems:
        raise UserError("\n".join(problems))
    return found


class _Lengths:
    """How many tokens an input takes: one number, some to choose from, or a range."""

    def __init__(self, feature: Feature) -> None:
        wide = [shape for shape in (feature.choices or (feature.shape,)) if shape]
        batches = {int(np.prod(shape[:-1])) for shape in wide}
        if batches - {1}:
            raise UserError(
                f"the input {feature.name!r} takes {max(batches)} texts at once: export it for one"
            )
        self._sizes = sorted({shape[-1] for shape in wide})
        self._range = feature.ranges[-1] if feature.ranges else None
        # A shape that says nothing at all takes any length.
        if not self._sizes and self._range is None:
            self._range = (1, None)
        high = self._sizes[-1] if self._range is None else self._range[1]
        self.most = MOST_TOKENS if high is None else int(high)

    def at_least(self, count: int) -> int:
        """Return the shortest length that holds so many tokens."""
        if self._range is not None:
            return max(count, self._range[0])
        return next(size for size in self._sizes if size >= count)


def _placed(values: np.ndarray, mask: np.ndarray, rest: int) -> np.ndarray:
    whole = np.full(mask.size, rest, np.int64)
    whole[mask] = values
    return whole


def _shaped(values: np.ndarray, feature: Feature) -> np.ndarray:
    """Bring values into the rank and the type that an input has."""
    rank = max(len(feature.shape) or len(feature.ranges) or 2, 1)
    dtype = "float64" if feature.dtype == "double" else feature.dtype or "int32"
    return values.reshape((1,) * (rank - 1) + values.shape).astype(dtype)
