"""Small programs over the families of ops, written on the spot, and the same each time."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import coremltools as ct
import numpy as np
from coremltools.converters.mil import Builder as mb  # noqa: N813 - its usual name
from coremltools.optimize import coreml as cto

_SEED = 20
_PICTURE = (1, 8, 12, 12)
_WORDS = (1, 6, 16)
_WIDTH = 16
_SINCE = ct.target.iOS16
_HALF, _FULL = ct.precision.FLOAT16, ct.precision.FLOAT32


def write_programs(into: Path) -> Iterator[tuple[str, Path]]:
    """Write each below a folder, and give its name and where it lies."""
    for name, (body, shape) in _BODIES.items():
        model = _converted(body, shape, _HALF)
        yield name, _saved(model, into / f"{name}.mlpackage")
        if name in _IN_FULL:
            full = _converted(body, shape, _FULL)
            yield f"{name}-fp32", _saved(full, into / f"{name}-fp32.mlpackage")
        for kind, compress in _COMPRESSED.get(name, {}).items():
            smaller = compress(model)
            yield f"{name}-{kind}", _saved(smaller, into / f"{name}-{kind}.mlpackage")


def _converted(body: Callable[..., Any], shape: Sequence[int], precision: Any) -> Any:
    program = mb.program(input_specs=[mb.TensorSpec(shape)], opset_version=_SINCE)(body)
    return ct.convert(
        program,
        convert_to="mlprogram",
        minimum_deployment_target=_SINCE,
        compute_precision=precision,
        skip_model_load=True,
    )


def _saved(model: Any, path: Path) -> Path:
    model.save(str(path))
    return path


def _weights(*shape: int) -> np.ndarray:
    """Draw weights that keep values about as large as they were."""
    fan_in = int(np.prod(shape[1:])) or 1
    drawn = np.random.default_rng(_SEED).normal(size=shape) / np.sqrt(fan_in)
    return np.asarray(drawn, np.float32)


def _convolutions(x: Any) -> Any:
    channels = _PICTURE[1]
    x = mb.conv(x=x, weight=_weights(16, channels, 3, 3), pad_type="same", strides=[2, 2])
    x = mb.batch_norm(
        x=x,
        mean=_weights(16),
        variance=np.abs(_weights(16)) + 1,
        gamma=_weights(16) + 1,
        beta=_weights(16),
    )
    x = mb.relu6(x=x)
    x = mb.conv(x=x, weight=_weights(16, 1, 3, 3), pad_type="same", groups=16)
    x = mb.max_pool(x=x, kernel_sizes=[2, 2], strides=[2, 2], pad_type="valid")
    x = mb.reduce_mean(x=x, axes=[2, 3], keep_dims=False)
    return mb.softmax(x=mb.linear(x=x, weight=_weights(10, 16)), axis=-1, name="scores")


def _attention(x: Any) -> Any:
    query, key, value = (mb.linear(x=x, weight=_weights(_WIDTH, _WIDTH) * n) for n in (1, 2, 3))
    near = mb.matmul(x=query, y=key, transpose_y=True)
    mixed = mb.matmul(x=mb.softmax(x=mb.mul(x=near, y=np.float32(0.25)), axis=-1), y=value)
    summed = mb.layer_norm(x=mb.add(x=x, y=mixed), axes=[-1])
    inner = mb.gelu(x=mb.linear(x=summed, weight=_weights(4 * _WIDTH, _WIDTH)))
    return mb.linear(x=inner, weight=_weights(_WIDTH, 4 * _WIDTH), name="hidden")


def _recurrent(x: Any) -> Any:
    steps = mb.transpose(x=x, perm=[1, 0, 2])
    zeros = np.zeros((1, _WIDTH), np.float32)
    weights = {
        "weight_ih": _weights(4 * _WIDTH, _WIDTH),
        "weight_hh": _weights(4 * _WIDTH, _WIDTH),
    }
    found, _, _ = mb.lstm(
        x=steps, initial_h=zeros, initial_c=zeros, output_sequence=True, **weights
    )
    return mb.tanh(x=found, name="steps")


def _elementwise(x: Any) -> Any:
    positive = mb.add(x=mb.abs(x=x), y=np.float32(0.5))
    parts = [
        mb.exp(x=mb.clip(x=x, alpha=-2.0, beta=2.0)),
        mb.log(x=positive),
        mb.sqrt(x=positive),
        mb.rsqrt(x=positive),
        mb.sigmoid(x=x),
        mb.erf(x=x),
        mb.silu(x=x),
        mb.softplus(x=x),
        mb.select(cond=mb.greater(x=x, y=np.float32(0)), a=x, b=positive),
    ]
    return mb.concat(values=parts, axis=-1, name="parts")


def _shapes(x: Any) -> Any:
    left, right = mb.split(x=x, num_splits=2, axis=1)
    wide = mb.pad(x=left, pad=[1, 1, 1, 1], mode="constant", constant_val=0.0)
    cut = mb.slice_by_index(
        x=wide, begin=[0, 0, 1, 1], end=[0, 0, 13, 13], end_mask=[True, True, False, False]
    )
    large = mb.upsample_nearest_neighbor(
        x=mb.concat(values=[cut, right], axis=1), scale_factor_height=2, scale_factor_width=2
    )
    small = mb.resize_bilinear(x=large, target_size_height=6, target_size_width=6)
    return mb.transpose(x=small, perm=[0, 2, 3, 1], name="shown")


def _reductions(x: Any) -> Any:
    best, _ = mb.topk(x=x, k=3, axis=-1)
    sums = mb.cumsum(x=x, axis=-1)
    parts = [
        best,
        mb.reduce_sum(x=x, axes=[-1], keep_dims=True),
        mb.reduce_max(x=x, axes=[-1], keep_dims=True),
        mb.reduce_log_sum_exp(x=x, axes=[-1], keep_dims=True),
        mb.reduce_l2_norm(x=x, axes=[-1], keep_dims=True),
        sums,
    ]
    return mb.concat(values=parts, axis=-1, name="parts")


def _bits(model: Any) -> Any:
    config = cto.OpLinearQuantizerConfig(mode="linear_symmetric", weight_threshold=16)
    return cto.linear_quantize_weights(model, cto.OptimizationConfig(global_config=config))


def _table(model: Any) -> Any:
    config = cto.OpPalettizerConfig(mode="uniform", nbits=4, weight_threshold=16)
    return cto.palettize_weights(model, cto.OptimizationConfig(global_config=config))


_BODIES: dict[str, tuple[Callable[..., Any], Sequence[int]]] = {
    "convolutions": (_convolutions, _PICTURE),
    "attention": (_attention, _WORDS),
    "recurrent": (_recurrent, _WORDS),
    "elementwise": (_elementwise, _WORDS),
    "shapes": (_shapes, _PICTURE),
    "reductions": (_reductions, _WORDS),
}
_IN_FULL = ("convolutions",)
_COMPRESSED = {"attention": {"int8": _bits, "pal4": _table}}
