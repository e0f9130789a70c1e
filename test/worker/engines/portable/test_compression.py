"""A compressed package must give bit for bit what its decompressed twin gives."""

import coremltools as ct
import coremltools.optimize as cto
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it

from quantgate_worker.engines.portable import PortableModel

coreml = cto.coreml
SHAPE = (1, 8, 6, 6)


def configured(op_config):
    return coreml.OptimizationConfig(global_config=op_config)


def linear(**options):
    config = configured(coreml.OpLinearQuantizerConfig(weight_threshold=0, **options))
    return lambda model: coreml.linear_quantize_weights(model, config)


def palettized(**options):
    config = configured(coreml.OpPalettizerConfig(weight_threshold=0, **options))
    return lambda model: coreml.palettize_weights(model, config)


def pruned(model):
    config = coreml.OpMagnitudePrunerConfig(target_sparsity=0.6, weight_threshold=0)
    return coreml.prune_weights(model, configured(config))


FORMS = {
    "int8 per channel": (ct.target.iOS16, linear(mode="linear_symmetric", dtype="int8")),
    "uint8 per tensor": (
        ct.target.iOS16,
        linear(mode="linear", dtype="uint8", granularity="per_tensor"),
    ),
    "int4 per block": (
        ct.target.iOS18,
        linear(mode="linear_symmetric", dtype="int4", granularity="per_block", block_size=4),
    ),
    "a palette of 16": (ct.target.iOS16, palettized(mode="kmeans", nbits=4)),
    "a palette of 8 per group of channels": (
        ct.target.iOS18,
        palettized(mode="kmeans", nbits=3, granularity="per_grouped_channel", group_size=4),
    ),
    "sparse": (ct.target.iOS16, pruned),
    "sparse int8": (ct.target.iOS18, lambda model: jointly(pruned(model))),
}


def jointly(model):
    config = configured(coreml.OpLinearQuantizerConfig(mode="linear_symmetric", weight_threshold=0))
    return coreml.linear_quantize_weights(model, config, joint_compression=True)


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
