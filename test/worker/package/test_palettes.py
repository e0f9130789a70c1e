"""Every compressed form made dense as coremltools does it, to the bit, and lightly."""

import importlib.util
import runpy
import sys
import tracemalloc
from math import prod
from pathlib import Path

import coremltools as ct
import numpy as np
import pytest
from coremltools.optimize import _utils
from coremltools.optimize.coreml._quantization_passes import WeightDecompressor
from hypothesis import given, settings
from hypothesis import strategies as st

from quantgate_worker.engines.portable.package import function_of, opened
from quantgate_worker.package import palettes

# `npm run bench:dense` has the same forms.
sys.path.insert(0, str(Path(__file__).parent))
from compressed import FORMS, Size, program

# A copy of coremltools' module in which nothing is replaced.
spec = importlib.util.spec_from_file_location("untouched", _utils.__file__)
untouched = importlib.util.module_from_spec(spec)
spec.loader.exec_module(untouched)

# Sixty: their bits and those of their masks end within a byte.
SMALL = Size(rows=6, columns=10, block=2)
# What a weight may take while it is made dense, its own 2 or 4 bytes among them.
BYTES_OF_A_WEIGHT = 16


def equal(made, expected):
    return (made.dtype, made.shape, made.tobytes()) == (
        expected.dtype,
        expected.shape,
        expected.tobytes(),
    )


@st.composite
def palettized(draw):
    """Indices, palettes and the axis of their vectors, of every kind that there is."""
    counts = draw(st.lists(st.integers(1, 3), min_size=1, max_size=5))
    blocks = [draw(st.sampled_from([1, 1, 2, 3])) for _ in counts]
    bits, width = draw(st.sampled_from([1, 2, 3, 4, 6, 8])), draw(st.sampled_from([1, 1, 2, 4]))
    axes = st.integers(-len(counts), len(counts) - 1)
    axis = draw(axes if width > 1 else st.none() | axes)
    chance = np.random.default_rng(draw(st.integers(0, 2**32)))
    shape = [count * block for count, block in zip(counts, blocks, strict=True)]
    indices = chance.integers(0, 2**bits, shape, dtype=np.uint8)
    kind = draw(st.sampled_from([np.float16, np.float32, np.int8, np.uint8]))
    # Whatever bits, numbers or not.
    stored = chance.bytes(prod(counts) * 2**bits * width * np.dtype(kind).itemsize)
    return indices, np.frombuffer(stored, kind).reshape(*counts, 2**bits, width), axis


@settings(deadline=None, max_examples=300)
@given(palettized(), st.integers(1, 64))
def test_palettes_give_to_the_bit_what_coremltools_makes_of_them(palette, at_a_time):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(palettes, "AT_A_TIME", at_a_time)
        made = palettes.dense(*palette)
    assert equal(made, untouched.lut_to_dense(*palette))


@pytest.mark.parametrize(
    ("indices", "shape", "axis", "error"),
    [
        ([[0, 2]], (1, 2, 2, 1), None, IndexError),
        ([[0, 1, 1]], (1, 2, 2, 1), None, ValueError),
        ([[0, 1]], (1, 1, 2, 2), None, ValueError),
        ([[0, 1]], (1, 2, 1), None, ValueError),
    ],
    ids=["an index beyond its palette", "no whole groups", "vectors of no axis", "another rank"],
)
def test_what_does_not_fit_together_is_no_weight(indices, shape, axis, error):
    with pytest.raises(error):
        palettes.dense(np.uint8(indices), np.zeros(shape, np.float16), axis)


def test_nothing_is_made_of_nothing():
    made = palettes.dense(np.zeros((2, 0), np.uint8), np.zeros((1, 1, 4, 1), np.float16))
    assert (made.shape, made.dtype) == ((2, 0), np.float16)


@pytest.mark.parametrize("room", ["engines.portable.package", "convert.steps"])
def test_whoever_has_coremltools_make_weights_dense_has_it_gather(room, monkeypatch):
    monkeypatch.setattr(_utils, "lut_to_dense", untouched.lut_to_dense)
    runpy.run_module(f"quantgate_worker.{room}")
    assert _utils.lut_to_dense is palettes.dense


def weight_of(made):
    """Make what a program's weights are stored as dense, by coremltools, and return the weight."""
    WeightDecompressor(op_selector=lambda _op: True).apply(made)
    return given_by(made.functions["main"])


def given_by(function):
    return function.outputs[0].op.x.val


@pytest.mark.parametrize("form", FORMS)
def test_a_loaded_weight_is_to_the_bit_what_coremltools_decompresses(form, monkeypatch):
    stored = ct.convert(
        program(FORMS[form], SMALL),
        minimum_deployment_target=FORMS[form].target,
        pass_pipeline=ct.PassPipeline.EMPTY,
        skip_model_load=True,
    )
    loaded = given_by(function_of(opened(stored)))
    monkeypatch.setattr(_utils, "lut_to_dense", untouched.lut_to_dense)
    expected = weight_of(program(FORMS[form], SMALL))
    assert len(np.unique(expected)) > 1
    assert equal(loaded, expected)


@pytest.mark.parametrize("form", FORMS)
def test_no_form_takes_much_more_than_its_weights_while_it_is_made_dense(form):
    made = program(FORMS[form], Size(rows=512, columns=256, block=16))
    tracemalloc.start()
    try:
        weight = weight_of(made)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < BYTES_OF_A_WEIGHT * weight.size
