"""Inputs that fit a model, drawn the same each time."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from PIL import Image

from quantgate_worker.package.feature import Feature

_SEED = 7


def drawn(features: Iterable[Feature]) -> dict[str, Any]:
    """Draw what a model takes, images as Pillow's and arrays about as large as 1."""
    random = np.random.default_rng(_SEED)
    return {each.name: _value(each, random) for each in features if not each.optional}


def _value(feature: Feature, random: np.random.Generator) -> Any:
    if feature.kind == "image":
        return _image(feature, random)
    if feature.kind == "multiarray":
        values = random.normal(size=feature.shape)
        whole = feature.dtype in ("int32", "int8")
        return np.abs(values).astype(np.int32) if whole else values.astype(np.float32)
    return 1.0


def _image(feature: Feature, random: np.random.Generator) -> Image.Image:
    if feature.color.startswith("grayscale"):
        pixels = random.integers(0, 256, size=feature.shape, dtype=np.uint8)
        return Image.fromarray(pixels).convert("F" if "float16" in feature.color else "L")
    return Image.fromarray(random.integers(0, 256, size=(*feature.shape, 3), dtype=np.uint8))
