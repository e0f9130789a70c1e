"""Which specification version a compressed form needs: coremltools raises it without a word."""

from collections.abc import Iterator
from typing import Any

from coremltools.converters.mil.mil import types
from coremltools.optimize.coreml import OptimizationConfig
from coremltools.optimize.coreml._config import CompressionGranularity

IOS16, IOS18 = 7, 9
_NARROW_BITS = 4
_ODD_BITS = 3

Requirement = tuple[int, str]


def requirement(config: OptimizationConfig, *, joint: bool) -> Requirement:
    """Return the lowest specification version that can hold a form, and what of it needs that."""
    needs = [(IOS16, "compressed weights need it")]
    if joint:
        needs.append((IOS18, "weights compressed more than once need it"))
    for body in _bodies(config):
        needs += [(IOS18, why) for why in _of_ios18(body)]
    return max(needs, key=lambda need: need[0])


def _bodies(config: OptimizationConfig) -> list[Any]:
    every: list[Any] = [
        config.global_config,
        *config.op_type_configs.values(),
        *config.op_name_configs.values(),
    ]
    return [body for body in every if body is not None]


def _of_ios18(body: Any) -> Iterator[str]:
    granularity = getattr(body, "granularity", None)
    dtype = getattr(body, "dtype", None)
    if dtype is not None and types.is_int(dtype) and dtype.get_bitwidth() == _NARROW_BITS:
        yield "4-bit integers need it"
    if granularity == CompressionGranularity.PER_BLOCK:
        yield "scales per block need it"
    if getattr(body, "nbits", None) == _ODD_BITS:
        yield "3-bit palettes need it"
    if granularity == CompressionGranularity.PER_GROUPED_CHANNEL:
        yield "palettes per group of channels need it"
    if getattr(body, "cluster_dim", 1) > 1:
        yield "palettes of vectors need it"
    if getattr(body, "enable_per_channel_scale", False):
        yield "scales beside a palette need it"
