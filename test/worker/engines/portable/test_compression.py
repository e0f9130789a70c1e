"""A compressed package must give bit for bit what its decompressed twin gives."""

import coremltools as ct
import coremltools.optimize as cto
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it

from quantgate_worker.engines.portable import PortableModel

coreml = cto.coreml
SHAPE = (1, 8, 6, 6)
ALONE, JOINTLY = {"joint_compression": False}, {"joint_compression": True}


def configured(op_config):
    return coreml.OptimizationConfig(global_config=op_config)


def linear(how=ALONE, **options):
    config = configured(coreml.OpLinearQuantizerConfig(weight_threshold=0, **options))
    return lambda model: coreml.linear_quantize_weights(model, config, **how)


def palettized(how=ALONE, **options):
    config = configured(coreml.OpPalettizerConfig(weight_threshold=0, **options))
    return lambda model: coreml.palettize_weights(model, config, **how)


def pruned(model):
    config = coreml.OpMagnitudePrunerConfig(target_sparsity=0.6, weight_threshold=0)
    return coreml.prune_weights(model, configured(config))


def one_after_another(*steps):
    def compress(model):
        for step in steps:
            model = step(model)
        return model

    return compress


IOS16, IOS18 = ct.target.iOS16, ct.target.iOS18
SYMMETRIC, KMEANS = {"mode": "linear_symmetric"}, {"mode": "kmeans"}
GROUPED = {"granularity": "per_grouped_channel", "group_size": 4}

FORMS = {
    "int8 per channel": (IOS16, linear(**SYMMETRIC, dtype="int8")),
    "uint8 per tensor": (IOS16, linear(mode="linear", dtype="uint8", granularity="per_tensor")),
    "int4 per block": (
        IOS18,
        linear(**SYMMETRIC, dtype="int4", granularity="per_block", block_size=4),
    ),
    "uint4 per channel": (IOS18, linear(mode="linear", dtype="uint4")),
    "a palette of 2": (IOS16, palettized(**KMEANS, nbits=1)),
    "a palette of 4": (IOS18, palettized(**KMEANS, nbits=2)),
    "a palette of 8 per group of channels": (IOS18, palettized(**KMEANS, nbits=3, **GROUPED)),
    "a palette of 16": (IOS16, palettized(**KMEANS, nbits=4)),
    "a palette of 16 vectors": (IOS18, palettized(**KMEANS, nbits=4, cluster_dim=4)),
    "a palette of 16 and a scale per channel": (
        IOS18,
        palettized(**KMEANS, nbits=4, **GROUPED, enable_per_channel_scale=True),
    ),
    "a palette of 64": (IOS18, palettized(mode="uniform", nbits=6)),
    "a palette of 256": (IOS16, palettized(mode="uniform", nbits=8)),
    "sparse": (IOS16, pruned),
    "sparse int8": (IOS18, one_after_another(pruned, linear(JOINTLY, **SYMMETRIC))),
    "a sparse palette": (IOS18, one_after_another(pruned, palettized(JOINTLY, **KMEANS, nbits=4))),
    "a palette of int8": (
        IOS18,
        one_after_another(
            palettized(**KMEANS, nbits=4), linear(JOINTLY, **SYMMETRIC, granularity="per_tensor")
        ),
    ),
}


@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize("form", FORMS)
def test_compressed_weights_give_what_their_decompressed_twin_gives(convert, weights, form, half):
    target, compress = FORMS[form]

    def network(x):
        y = mb.relu(x=mb.conv(x=x, weight=weights(16, 8, 3, 3), pad_type="same"))
        return mb.linear(x=mb.reduce_mean(x=y, axes=[2, 3]), weight=weights(8, 16, seed=1))

    plain = convert(network, SHAPE, half=half, target=target)
    compressed = compress(plain)
    twin = coreml.decompress_weights(compressed)
    x = weights(*SHAPE, seed=2)
    of_plain, of_compressed, of_twin = (
        next(iter(PortableModel(model).predict({"x": x}).values()))
        for model in (plain, compressed, twin)
    )
    assert of_compressed.tobytes() == of_twin.tobytes()
    assert not np.array_equal(of_compressed, of_plain)
