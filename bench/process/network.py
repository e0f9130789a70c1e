"""A stack of convolutions on an image, as models of a phone have them."""

from pathlib import Path
from typing import Any

import coremltools as ct
import numpy as np
from coremltools.converters.mil import Builder as mb  # noqa: N813 - its usual name

SIDE, CHANNELS = 224, 32


def convolutions(layers: int, classes: int, folder: Path) -> Path:
    """Write a classifier of an image [1, 3, 224, 224] in 32 bits; more layers take longer."""
    rng = np.random.default_rng(layers)

    @mb.program(input_specs=[mb.TensorSpec((1, 3, SIDE, SIDE))], opset_version=ct.target.iOS15)
    def program(x: Any) -> Any:
        for layer in range(layers):
            weight = rng.normal(size=(CHANNELS, 3 if layer == 0 else CHANNELS, 3, 3)) / 20
            strides = [2, 2] if layer < 2 else [1, 1]
            given = {"weight": weight.astype(np.float32), "strides": strides, "pad_type": "same"}
            x = mb.relu(x=mb.conv(x=x, **given))
        pooled = mb.reduce_mean(x=x, axes=[2, 3], keep_dims=False)
        head = rng.normal(size=(classes, CHANNELS)).astype(np.float32)
        return mb.softmax(x=mb.linear(x=pooled, weight=head), axis=-1)

    path = folder / f"{layers}.mlpackage"
    ct.convert(
        program,
        convert_to="mlprogram",
        minimum_deployment_target=ct.target.iOS15,
        compute_precision=ct.precision.FLOAT32,
        classifier_config=ct.ClassifierConfig([f"class {n}" for n in range(classes)]),
        skip_model_load=True,
    ).save(str(path))
    return path
