"""The range audit of whole networks against numpy's maxima of all values, given as outputs."""

import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it

from quantgate_worker.engines.portable import PortableModel

SHAPE = (1, 3, 12, 12)
EXAMPLES = 5


def network(weights, scale):
    """Build a small convolutional network with attention; its values by their names."""

    def body(x):
        seen = {"x": x}

        def keep(name, value):
            seen[name] = value
            return value

        def conv(name, x, channels, seed):
            kernel = weights(channels, x.shape[1], 3, 3, seed=seed) * np.float32(scale)
            return keep(name, mb.conv(x=x, weight=kernel, pad_type="same", name=name))

        stem = keep("act", mb.relu(x=conv("stem", x, 8, 1), name="act"))
        left = conv("left", stem, 8, 2)
        joined = keep("joined", mb.add(x=left, y=stem, name="joined"))
        tokens = keep("tokens", mb.reshape(x=joined, shape=[1, 8, 144], name="tokens"))
        mixed = keep("mixed", mb.matmul(x=tokens, y=tokens, transpose_y=True, name="mixed"))
        normed = keep("normed", mb.softmax(x=mixed, axis=-1, name="normed"))
        flat = keep("flat", mb.reduce_mean(x=joined, axes=[2, 3], keep_dims=False, name="flat"))
        head = weights(4, 8, seed=3) * np.float32(scale)
        keep("scores", mb.linear(x=flat, weight=head, name="scores"))
        keep("total", mb.reduce_sum(x=normed, axes=[1, 2], keep_dims=False, name="total"))
        return tuple(value for name, value in seen.items() if name != "x")

    return body


# Op -> what it multiplies and gives, and what it stores where it does not only pass it on.
FACTORS = {
    "stem": ("x", "stem"),
    "left": ("act", "left"),
    "mixed": ("tokens", "mixed"),
    "scores": ("flat", "scores"),
}
STORED = ("x", "stem", "left", "joined", "mixed", "normed", "flat", "scores", "total")


@pytest.fixture
def examples(weights):
    return [weights(*SHAPE, seed=seed) for seed in range(EXAMPLES)]


@pytest.mark.parametrize("scale", [1, 3, 6, 12, 25, 50, 100])
def test_each_op_of_an_fp32_network_reaches_what_numpy_finds(convert, weights, examples, scale):
    model = PortableModel(convert(network(weights, scale), SHAPE), audit=True)
    seen = [{"x": x, **model.predict({"x": x})} for x in examples]
    sizes = {name: np.array([np.abs(values[name]).max() for values in seen]) for name in seen[0]}
    found = model.ranges

    def expected(limit, groups):
        sized = {name: np.max([sizes[value] for value in group], 0) for name, group in groups}
        return {name: (s.max(), (s > limit).sum()) for name, s in sized.items() if s.max() > limit}

    def reached(ops):
        return {reach.name: (pytest.approx(reach.largest, 1e-5), reach.examples) for reach in ops}

    # Scores near a limit might fall on either side of it: sessions differ in their last bits.
    assert all(
        np.abs(size - limit).min() > 1 for size in sizes.values() for limit in (65504, 32768)
    )
    stored = expected(65504, [(name, (name,)) for name in STORED])
    assert reached(found.overflows) == stored
    assert reached(found.products) == expected(32768, FACTORS.items())
    assert [r.largest for r in found.overflows] == sorted((s for s, _ in stored.values()))[::-1]


@pytest.mark.parametrize("scale", [1, 3, 6, 12, 25, 50, 100])
def test_each_op_of_an_fp16_network_reaches_what_its_rounded_values_say(
    convert, weights, examples, scale
):
    model = PortableModel(convert(network(weights, scale), SHAPE, half=True), audit=True)
    seen = [model.predict({"x": x}) for x in examples]
    infinite = {n for values in seen for n, value in values.items() if np.isinf(value).any()}
    undefined = {n for values in seen for n, value in values.items() if np.isnan(value).any()}
    found = model.ranges

    def plain(ops):
        return {reach.name.removesuffix("_cast_fp16") for reach in ops} - {"x_to_fp16"}

    assert plain(found.overflows) == infinite & set(STORED)
    assert plain(found.nan) == undefined & set(STORED)


@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize("scale", [1, 50])
def test_an_audited_model_predicts_what_a_plain_one_does(convert, weights, examples, half, scale):
    """Convolutions fuse with what follows, unless that is watched."""
    kernels = [weights(3, 3, 3, 3, seed=s) * np.float32(scale) for s in range(3)]

    def body(x):
        for kernel in kernels:
            y = mb.conv(x=x, weight=kernel, bias=kernel[:, 0, 0, 0], pad_type="same")
            x = mb.add(x=mb.relu(x=y), y=x)
        gate = mb.sigmoid_hard(x=x, alpha=1 / 6, beta=0.5)
        gated = mb.mul(x=mb.thresholded_relu(x=x, alpha=-3.0), y=gate)
        return mb.layer_norm(x=gated, axes=[1, 2, 3], epsilon=1e-5)

    model = convert(body, SHAPE, half=half)
    plain, audited = PortableModel(model), PortableModel(model, audit=True)
    for x in examples:
        (expected,), (given,) = (m.predict({"x": x}).values() for m in (plain, audited))
        np.testing.assert_allclose(given, expected, atol=1e-2 if half else 1e-4)
    assert audited.ranges.examples == EXAMPLES
