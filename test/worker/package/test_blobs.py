"""Headers of weights: what is read of them, and what may hold anything."""

import shutil

import numpy as np
import pytest

from quantgate_worker.convert.recipes import make
from quantgate_worker.convert.source import Source
from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.errors import UserError
from quantgate_worker.verbs.inspect import inspect


@pytest.fixture
def copy(digits, tmp_path):
    return shutil.copytree(digits, tmp_path / "Copy.mlpackage")


def headers(content):
    """Find where the headers of the blobs in a weight file are."""
    places = range(0, len(content), 64)
    return [at for at in places if content[at : at + 4] == b"\xef\xbe\xad\xde"]


@pytest.mark.parametrize("rubbish", [b"\xa5" * 40, b"\xff" * 40, bytes(range(40))])
def test_what_is_in_the_unread_bytes_of_a_weights_header_does_not_matter(copy, digits, rubbish):
    """Until June 2024 coremltools left there what was in memory."""
    weights = copy / "Data/com.apple.CoreML/weights/weight.bin"
    content = bytearray(weights.read_bytes())
    places = headers(content)
    assert len(places) > 3
    for at in places:
        content[at + 24 : at + 64] = rubbish
    weights.write_bytes(content)
    x = {"pixels": np.random.default_rng(0).random((1, 1, 8, 8), np.float32)}
    assert PortableModel(copy).predict(x) == PortableModel(digits).predict(x)
    for preset in ("int8", "pal4"):
        recipe = {"kind": "preset", "preset": preset}
        made = make(Source(copy), recipe, copy.with_name("made.mlpackage"))
        clean = make(Source(digits), recipe, copy.with_name("clean.mlpackage"))
        assert inspect(made.path)["weightsDigest"] == inspect(clean.path)["weightsDigest"]


def test_the_unused_bits_of_packed_weights_are_read(digits, tmp_path):
    """Seven numbers of 4 bits take four bytes, of which four bits are unused."""
    steps = [{"op": "palettize", "config": {"nbits": 3}}]
    made = make(Source(digits), {"kind": "convert", "steps": steps}, tmp_path / "made.mlpackage")
    weights = made.path / "Data/com.apple.CoreML/weights/weight.bin"
    content = bytearray(weights.read_bytes())
    packed = [at for at in headers(content) if content[at + 4] == 12]
    assert packed
    content[packed[0] + 24] ^= 1
    weights.write_bytes(content)
    with pytest.raises(UserError, match="bits of uint3 that the program declares"):
        Source(made.path)
