"""`python prepare.py FOLDER NAME...`: models as packages, beside torch's own export to ONNX.

For each NAME: NAME-fp32.mlpackage, NAME-fp16.mlpackage, NAME.onnx and NAME.npz, its inputs.
`large` is the model whose memory is measured: packages in fp32, fp16 and int8 and, in
large.json, the bytes of its weights in fp32.
"""

import json
import sys
import warnings
from pathlib import Path

import numpy as np
import torch
from architecture import Architecture
from conversion import PRECISIONS, converted, traced
from coremltools.optimize import coreml as cto
from full import FULL, LARGE
from torch import Tensor, nn

# The newest of torch's exporter that needs nothing but torch, and the engine's own.
OPSET = 20


def main(folder: Path, names: list[str]) -> None:
    warnings.simplefilter("ignore")
    for name in names:
        if name == "large":
            _large(folder)
        else:
            _contestants(folder, name, FULL[name])


def _contestants(folder: Path, name: str, architecture: Architecture) -> None:
    trace = traced(architecture)
    for bits in PRECISIONS:
        converted(architecture, trace, bits).save(str(folder / f"{name}-{bits}.mlpackage"))
    network, step = architecture.network(), architecture.steps()[0]
    if architecture.stateful:
        step |= {"keys": network.keys, "values": network.values}
        network = Stateless(network)
    np.savez(folder / f"{name}.npz", **{key: value.numpy() for key, value in step.items()})
    torch.onnx.export(
        network,
        tuple(value.clone() for value in step.values()),
        str(folder / f"{name}.onnx"),
        input_names=list(step),
        dynamic_axes={"mask": {3: "known"}} if architecture.stateful else None,
        opset_version=OPSET,
        dynamo=False,
    )


class Stateless(nn.Module):
    """A decoder whose states are inputs and outputs, as ONNX has them."""

    def __init__(self, decoder: nn.Module) -> None:
        super().__init__()
        self.decoder = decoder

    def forward(self, ids: Tensor, mask: Tensor, *states: Tensor) -> tuple[Tensor, ...]:
        self.decoder.keys, self.decoder.values = states
        return self.decoder(ids, mask), self.decoder.keys, self.decoder.values


def _large(folder: Path) -> None:
    trace = traced(LARGE)
    models = {bits: converted(LARGE, trace, bits) for bits in PRECISIONS}
    config = cto.OptimizationConfig(global_config=cto.OpLinearQuantizerConfig())
    models["int8"] = cto.linear_quantize_weights(models["fp32"], config)
    for bits, model in models.items():
        model.save(str(folder / f"large-{bits}.mlpackage"))
    weights = sum(values.nbytes for values in trace.parameters())
    step = {key: value.numpy() for key, value in LARGE.steps()[0].items()}
    np.savez(folder / "large.npz", **step)
    (folder / "large.json").write_text(json.dumps({"bytes": weights}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
