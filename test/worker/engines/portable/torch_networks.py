"""Networks of torch with random weights, converted to packages beside what torch computes.

`python torch_networks.py FOLDER` writes for each network NAME-fp32.mlpackage, NAME-fp16.mlpackage
and NAME.npz: x, torch's output, and its output with weights and results rounded to halves.
It runs in a process of its own because the worker imports coremltools without torch.
"""

import logging
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode

logging.getLogger("coremltools").setLevel(logging.ERROR)
import coremltools as ct  # noqa: E402

IMAGE = (1, 3, 32, 32)


def main(folder):
    for name in NETWORKS:
        model, x = network(name), torch.rand(IMAGE).half().float()
        for precision in (ct.precision.FLOAT32, ct.precision.FLOAT16):
            bits = "fp32" if precision == ct.precision.FLOAT32 else "fp16"
            converted(model, precision).save(str(folder / f"{name}-{bits}.mlpackage"))
        with torch.no_grad():
            exact, halved = model(x).numpy(), rounded_to_halves(model, x).numpy()
        np.savez(folder / f"{name}.npz", x=x.numpy(), exact=exact, halved=halved)


class Residual(nn.Module):
    def __init__(self, channels, out, stride):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(channels, out, 3, stride, 1, bias=False),
            nn.BatchNorm2d(out),
            nn.ReLU(),
            nn.Conv2d(out, out, 3, 1, 1, bias=False),
            nn.BatchNorm2d(out),
        )
        self.short = nn.Sequential(
            nn.Conv2d(channels, out, 1, stride, bias=False), nn.BatchNorm2d(out)
        )

    def forward(self, x):
        return torch.relu(self.body(x) + self.short(x))


class Inverted(nn.Module):
    """MobileNetV3's block: expand, depthwise, squeeze and excite, project."""

    def __init__(self, channels, wide):
        super().__init__()
        self.expand = nn.Sequential(
            nn.Conv2d(channels, wide, 1), nn.BatchNorm2d(wide), nn.Hardswish()
        )
        self.depth = nn.Sequential(
            nn.Conv2d(wide, wide, 5, 1, 2, groups=wide), nn.BatchNorm2d(wide)
        )
        self.excite = nn.Sequential(
            nn.AdaptiveAvgPool2d(1),
            nn.Conv2d(wide, wide // 4, 1),
            nn.ReLU(),
            nn.Conv2d(wide // 4, wide, 1),
            nn.Hardsigmoid(),
        )
        self.project = nn.Sequential(nn.Conv2d(wide, channels, 1), nn.BatchNorm2d(channels))

    def forward(self, x):
        wide = nn.functional.relu6(self.depth(self.expand(x)))
        return x + self.project(wide * self.excite(wide))


class Attention(nn.Module):
    """A vision transformer's encoder block over patches."""

    def __init__(self, width):
        super().__init__()
        self.before, self.after = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.mlp = nn.Sequential(
            nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width)
        )

    def forward(self, x):
        q, k, v = self.qkv(self.before(x)).chunk(3, dim=-1)
        weights = torch.softmax(q @ k.transpose(1, 2) * q.shape[-1] ** -0.5, dim=-1)
        x = x + self.out(weights @ v)
        return x + self.mlp(self.after(x))


def head(channels):
    return nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 10))


class Patches(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.embed, self.block = nn.Conv2d(3, width, 8, 8), Attention(width)
        self.classify = nn.Linear(width, 10)

    def forward(self, x):
        return self.classify(self.block(self.embed(x).flatten(2).transpose(1, 2)).mean(1))


NETWORKS = {
    "resnet": lambda: nn.Sequential(
        nn.Conv2d(3, 16, 7, 2, 3), nn.MaxPool2d(3, 2, 1), Residual(16, 32, 2), head(32)
    ),
    "mobilenet": lambda: nn.Sequential(
        nn.Conv2d(3, 16, 3, 2, 1), nn.Hardswish(), Inverted(16, 64), Inverted(16, 64), head(16)
    ),
    "transformer": lambda: Patches(32),
    "classic": lambda: nn.Sequential(
        nn.Conv2d(3, 8, 5), nn.LocalResponseNorm(5), nn.AvgPool2d(2, ceil_mode=True),
        nn.PReLU(8), nn.ConvTranspose2d(8, 4, 3, 2, 1, 1),
        nn.InstanceNorm2d(4, affine=True), head(4)
    ),
}  # fmt: skip


def network(name):
    torch.manual_seed(0)
    model = NETWORKS[name]()
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.uniform_(module.running_var, 0.5, 2.0)
            nn.init.normal_(module.running_mean)
    return model.eval()


def converted(model, precision):
    traced = torch.jit.trace(model, torch.rand(IMAGE))
    return ct.convert(
        traced,
        source="pytorch",
        inputs=[ct.TensorType(name="x", shape=IMAGE)],
        compute_precision=precision,
        minimum_deployment_target=ct.target.iOS16,
        skip_model_load=True,
    )


def rounded_to_halves(model, x):
    """Run with the weights and the result of every aten op through fp16, computing in fp32."""
    for values in [*model.parameters(), *model.buffers()]:
        values.data = half(values.data)
    with Rounding():
        return model(x)


class Rounding(TorchDispatchMode):
    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        result = func(*args, **(kwargs or {}))
        return tuple(map(half, result)) if isinstance(result, tuple) else half(result)


def half(value):
    is_float = isinstance(value, torch.Tensor) and value.dtype == torch.float32
    return value.half().float() if is_float else value


if __name__ == "__main__":
    main(Path(sys.argv[1]))
