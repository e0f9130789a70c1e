"""Small models of texts, and the tokenizer that fits them."""

import json
import sys
from pathlib import Path

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - its usual name
from coremltools.converters.mil.mil import types
from tokenizers import Tokenizer, models, pre_tokenizers, processors

# What builds a model here is a module beside the tests.
sys.path.insert(0, str(Path(__file__).parent))

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "red", "green", "blue", "cat", "dog", "house"]
WIDTH = 4
TABLE = np.random.default_rng(3).normal(size=(len(WORDS), WIDTH)).astype(np.float32)


@pytest.fixture
def words():
    return WORDS


@pytest.fixture
def mean_of():
    """The mean of the rows of a text's tokens, by hand."""

    def mean(text):
        ids = [2, *(WORDS.index(word) if word in WORDS else 1 for word in text.split()), 3]
        return TABLE[ids].astype(np.float64).mean(axis=0)

    return mean


@pytest.fixture
def tokenizer(tmp_path):
    """Write a tokenizer of ten words, and return its file."""

    def write(words=WORDS, name="tokenizer.json"):
        vocabulary = {word: at for at, word in enumerate(words)}
        made = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))  # noqa: S106 - no password
        made.pre_tokenizer = pre_tokenizers.Whitespace()
        made.post_processor = processors.TemplateProcessing(
            single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
        )
        path = tmp_path / name
        made.save(str(path))
        return path

    return write


@pytest.fixture(scope="session")
def text_model(converted_once):
    """Build a model that gives each token's row of `TABLE`, or `pooled` their mean by the mask.

    `length` is a number of tokens, several to choose from, or a range of them.
    """

    def build(length=8, *, pooled=False, masked=True, outputs=1):
        shape = (1, length) if isinstance(length, int) else (1, 8)

        def vectors(ids, mask):
            found = mb.gather(x=TABLE, indices=ids, axis=0, name="tokens")
            if not pooled:
                return found
            weights = mb.expand_dims(x=mb.cast(x=mask, dtype="fp32"), axes=[-1])
            total = mb.reduce_sum(x=mb.mul(x=found, y=weights), axes=[1])
            count = mb.reduce_sum(x=weights, axes=[1])
            return mb.real_div(x=total, y=count, name="pooled")

        width = _symbolic(length)
        specs = [mb.TensorSpec(shape=width, dtype=types.int32) for _ in range(1 + masked)]

        def program(*given):
            names = dict(zip(("ids", "mask"), given, strict=False))
            made = vectors(names["ids"], names.get("mask"))
            others = [mb.mul(x=made, y=float(n + 1), name=f"other_{n}") for n in range(1, outputs)]
            return (made, *others) if others else made

        if masked:

            @mb.program(input_specs=specs, opset_version=ct.target.iOS18)
            def whole(input_ids, attention_mask):
                return program(input_ids, attention_mask)
        else:

            @mb.program(input_specs=specs, opset_version=ct.target.iOS18)
            def whole(input_ids):
                return program(input_ids)

        names = ["input_ids", "attention_mask"] if masked else ["input_ids"]
        inputs = [
            ct.TensorType(name=name, shape=_shape(length, shape), dtype=np.int32) for name in names
        ]

        def convert():
            return ct.convert(
                whole,
                convert_to="mlprogram",
                inputs=inputs,
                minimum_deployment_target=ct.target.iOS18,
                compute_precision=ct.precision.FLOAT32,
                compute_units=ct.ComputeUnit.CPU_ONLY,
            )

        return converted_once(("texts", str(length), pooled, masked, outputs), convert)

    return build


def _symbolic(length):
    if isinstance(length, int):
        return (1, length)
    from coremltools.converters.mil.mil import get_new_symbol

    return (1, get_new_symbol())


def _shape(length, default):
    if isinstance(length, int):
        return default
    if isinstance(length, range):
        return ct.Shape((1, ct.RangeDim(length.start, length.stop)))
    return ct.EnumeratedShapes([(1, size) for size in length])


@pytest.fixture
def lines(tmp_path):
    """Write JSON lines, and return the file."""

    def write(name, rows):
        path = tmp_path / name
        path.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
        return str(path)

    return write


@pytest.fixture
def image_embedder(converted_once):
    """A model that sees a gray picture of 4 x 4 as its mean, and as what that lacks to white."""

    def convert():
        @mb.program(input_specs=[mb.TensorSpec(shape=(1, 1, 4, 4))], opset_version=ct.target.iOS16)
        def program(picture):
            mean = mb.reduce_mean(x=picture, axes=[1, 2, 3], keep_dims=False)
            whole = mb.expand_dims(x=mean, axes=[1])
            return mb.concat(values=[whole, mb.sub(x=255.0, y=whole)], axis=1, name="vector")

        return ct.convert(
            program,
            convert_to="mlprogram",
            inputs=[
                ct.ImageType(
                    name="picture", shape=(1, 1, 4, 4), color_layout=ct.colorlayout.GRAYSCALE
                )
            ],
            minimum_deployment_target=ct.target.iOS16,
            compute_precision=ct.precision.FLOAT32,
            compute_units=ct.ComputeUnit.CPU_ONLY,
        )

    return converted_once("image embedder", convert)
