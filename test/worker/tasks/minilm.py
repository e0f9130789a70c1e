"""The sentence embedder all-MiniLM-L6-v2, from the weights of a package, as a Core ML program."""

import json
import struct
from pathlib import Path

import coremltools as ct
import numpy as np
from coremltools.converters.mil import Builder as mb  # noqa: N813 - its usual name
from coremltools.converters.mil.mil import types

HEADS = 12
EPSILON = 1e-12


class Weights:
    """Reads a file of safetensors: a header in JSON, and behind it the numbers."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            self._header = json.loads(file.read(length))
        self._data = np.memmap(path, np.uint8, "r", offset=8 + length)

    def __getitem__(self, name: str) -> np.ndarray:
        told = self._header[name]
        begin, end = told["data_offsets"]
        return np.array(self._data[begin:end].view(np.float32).reshape(told["shape"]))


def minilm(folder: Path, length: int) -> ct.models.MLModel:
    """Tokens and their mask, so many, to a vector a token."""
    weights = Weights(folder / "model.safetensors")
    layers = json.loads((folder / "config.json").read_text())["num_hidden_layers"]
    shape = (1, length)

    @mb.program(
        input_specs=[mb.TensorSpec(shape=shape, dtype=types.int32) for _ in range(2)],
        opset_version=ct.target.iOS16,
    )
    def program(input_ids, attention_mask):
        x = embeddings(input_ids, weights, length)
        mask = mb.cast(x=attention_mask, dtype="fp32")
        # What fills up is as good as not there.
        hidden = mb.mul(x=mb.sub(x=1.0, y=mask), y=-1e4)
        hidden = mb.expand_dims(x=hidden, axes=[1, 2])
        for at in range(layers):
            x = layer(x, hidden, weights, f"encoder.layer.{at}")
        return mb.identity(x=x, name="last_hidden_state")

    return ct.convert(
        program,
        convert_to="mlprogram",
        minimum_deployment_target=ct.target.iOS16,
        compute_precision=ct.precision.FLOAT32,
        compute_units=ct.ComputeUnit.CPU_ONLY,
        skip_model_load=True,
    )


def embeddings(ids, weights, length):
    words = mb.gather(x=weights["embeddings.word_embeddings.weight"], indices=ids, axis=0)
    places = weights["embeddings.position_embeddings.weight"][:length]
    # All tokens are of the first text.
    rest = places + weights["embeddings.token_type_embeddings.weight"][0]
    return normalized(mb.add(x=words, y=rest[np.newaxis]), weights, "embeddings.LayerNorm")


def layer(x, hidden, weights, name):
    attended = linear(
        attention(x, hidden, weights, f"{name}.attention.self"),
        weights,
        f"{name}.attention.output.dense",
    )
    x = normalized(mb.add(x=attended, y=x), weights, f"{name}.attention.output.LayerNorm")
    inner = mb.gelu(x=linear(x, weights, f"{name}.intermediate.dense"), mode="EXACT")
    outer = linear(inner, weights, f"{name}.output.dense")
    return normalized(mb.add(x=outer, y=x), weights, f"{name}.output.LayerNorm")


def attention(x, hidden, weights, name):
    _, length, width = x.shape
    each = width // HEADS

    def heads(part):
        split = mb.reshape(x=linear(x, weights, f"{name}.{part}"), shape=[1, length, HEADS, each])
        return mb.transpose(x=split, perm=[0, 2, 1, 3])

    query, key, value = (heads(part) for part in ("query", "key", "value"))
    scores = mb.mul(x=mb.matmul(x=query, y=key, transpose_y=True), y=1 / float(np.sqrt(each)))
    shares = mb.softmax(x=mb.add(x=scores, y=hidden), axis=-1)
    joined = mb.transpose(x=mb.matmul(x=shares, y=value), perm=[0, 2, 1, 3])
    return mb.reshape(x=joined, shape=[1, length, width])


def linear(x, weights, name):
    return mb.linear(x=x, weight=weights[f"{name}.weight"], bias=weights[f"{name}.bias"])


def normalized(x, weights, name):
    gamma, beta = weights[f"{name}.weight"], weights[f"{name}.bias"]
    return mb.layer_norm(x=x, axes=[-1], gamma=gamma, beta=beta, epsilon=EPSILON)
