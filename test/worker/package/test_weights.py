import struct

import coremltools as ct
import numpy as np
import pytest
from coremltools.models.utils import _apply_graph_pass
from coremltools.optimize import coreml as cto
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quantgate_worker.convert.recipes import make
from quantgate_worker.convert.source import Source
from quantgate_worker.package.files import package_files
from quantgate_worker.package.specification import operations, specification
from quantgate_worker.package.summary import bits_per_weight, by_kind, weights_summary
from quantgate_worker.package.weights import weights

FULL = 5978 - 5376


def quantize(model, **config):
    return cto.linear_quantize_weights(model, configured(cto.OpLinearQuantizerConfig, config))


def palettize(model, **config):
    return cto.palettize_weights(model, configured(cto.OpPalettizerConfig, config))


def prune(model, **config):
    return cto.prune_weights(model, configured(cto.OpMagnitudePrunerConfig, config))


def configured(kind, config):
    return cto.OptimizationConfig(global_config=kind(**config))


def ios18(model):
    return _apply_graph_pass(model, [], spec_version=ct.target.iOS18.value)


def found(model):
    return weights(model.get_spec())


@pytest.mark.parametrize("raised", [lambda model: model, ios18], ids=["iOS 16", "iOS 18"])
@pytest.mark.parametrize("nbits", [1, 2, 4, 6, 8])
def test_a_palette_is_counted_by_its_bits_and_entries(digits_model, raised, nbits):
    model = palettize(raised(digits_model), nbits=nbits)
    assert by_kind(found(model))[f"lut{nbits}"] == {"tensors": 2, "elements": 5376}
    bits = 5376 * nbits + 2 * 2**nbits * 32 + FULL * 32
    assert bits_per_weight(found(model)) == pytest.approx(bits / 5978, abs=1e-4)


def test_int8_per_channel_counts_codes_scales_and_zero_points(digits_model):
    model = quantize(digits_model)
    bits = 5376 * 8 + (8 + 24) * (32 + 8) + FULL * 32
    assert bits_per_weight(found(model)) == pytest.approx(bits / 5978, abs=1e-4)
    assert set(by_kind(found(model))) == {"int8", "float32"}


def test_int4_per_block_counts_a_scale_for_each_block_of_32(digits_model):
    model = quantize(ios18(digits_model), dtype="int4", granularity="per_block")
    blocks = 8 + 24 * 4  # a block of the convolution spans its whole 3 x 3 kernels
    bits = 5376 * 4 + blocks * 32 + FULL * 32
    assert bits_per_weight(found(model)) == pytest.approx(bits / 5978, abs=1e-4)
    assert by_kind(found(model))["int4"]["elements"] == 5376


def test_sparse_weights_count_what_is_left_and_a_mask(digits_model):
    model = prune(digits_model, target_sparsity=0.75)
    bits = 5376 / 4 * 32 + 5376 + FULL * 32
    assert bits_per_weight(found(model)) == pytest.approx(bits / 5978, abs=0.05)
    assert by_kind(found(model))["sparse"]["elements"] == 5376


def test_a_form_within_a_form_is_named_outermost_first(digits_model):
    pruned = prune(ios18(digits_model), target_sparsity=0.5)
    config = configured(cto.OpPalettizerConfig, {"nbits": 4})
    model = cto.palettize_weights(pruned, config, joint_compression=True)
    kinds = by_kind(found(model))
    assert kinds["sparse+lut4"] == {"tensors": 2, "elements": 5376}
    assert sum(kind["elements"] for kind in kinds.values()) == 5978


HALF = ("cast", {})
PRUNE = ("prune", {"target_sparsity": 0.5})
PALETTE = {"nbits": 4, "granularity": "per_grouped_channel", "group_size": 8}


@pytest.mark.parametrize(
    "steps",
    [
        [("quantize", {"dtype": "int4", "granularity": "per_block"})],
        [HALF, ("quantize", {"dtype": "int4", "granularity": "per_block"})],
        [("quantize", {"dtype": "uint4", "mode": "linear", "granularity": "per_block"})],
        [HALF, ("palettize", {"nbits": 3})],
        [HALF, ("palettize", PALETTE)],
        [HALF, ("palettize", {**PALETTE, "cluster_dim": 2})],
        [HALF, PRUNE],
        [HALF, PRUNE, ("palettize", {"nbits": 4})],
        [HALF, PRUNE, ("quantize", {})],
        [HALF, ("palettize", {"nbits": 4}), ("quantize", {"granularity": "per_tensor"})],
    ],
)
def test_every_form_counts_the_bits_that_its_weight_file_holds(digits, tmp_path, steps):
    """Small constants stand in the program itself: a tenth of a bit a weight at most."""
    recipe = {"kind": "convert", "steps": [{"op": op, "config": config} for op, config in steps]}
    made = make(Source(digits), recipe, tmp_path / "made.mlpackage")
    spec = specification(package_files(made.path))
    stored = bits_in_file(spec, made.path / "Data/com.apple.CoreML/weights/weight.bin")
    assert bits_per_weight(weights(spec)) == pytest.approx(stored / 5978, abs=0.1)


def bits_in_file(spec, path):
    """Add up the lengths that stand before the blobs, each blob once."""
    values = [
        value
        for op in operations(spec)
        for value in (
            *op.attributes.values(),
            *(a.value for i in op.inputs.values() for a in i.arguments),
        )
    ]
    offsets = {v.blobFileValue.offset for v in values if v.WhichOneof("value") == "blobFileValue"}
    content = path.read_bytes()
    return sum(8 * struct.unpack_from("<IIQQ", content, offset)[2] for offset in offsets)


def test_plain_weights_are_not_compressed_and_matrices_among_them_are_skipped(digits_model):
    summary = weights_summary(found(digits_model))
    assert (summary["compressed"], summary["skipped"]) == (0, 4)


def test_16_bit_floats_are_smaller_but_not_compressed(dense):
    path = dense(np.ones((10, 10)), half=True)
    model = ct.models.MLModel(str(path), skip_model_load=True)
    summary = weights_summary(found(model))
    assert (summary["compressed"], summary["bitsPerWeight"]) == (0, 16.0)


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.integers(2, 40), columns=st.integers(52, 120))
def test_no_weight_is_lost_or_counted_twice_by_a_compression(dense, rows, columns):
    weight = np.random.default_rng(0).normal(size=(rows, columns))
    model = ct.models.MLModel(str(dense(weight)), skip_model_load=True)
    before = sum(weight.elements for weight in found(model))
    after = found(quantize(model, weight_threshold=100))
    assert sum(weight.elements for weight in after) == before
    assert by_kind(after)["int8"]["elements"] == rows * columns
