"""Layers that several architectures are built from."""

import torch
from torch import nn


class ConvNorm(nn.Sequential):
    """A convolution that keeps the size at stride 1, batch normalization, an activation."""

    def __init__(  # noqa: PLR0913 - what a layer is made of
        self, channels, out, kernel, *, stride=1, groups=1, activation=nn.ReLU
    ):
        super().__init__(
            nn.Conv2d(channels, out, kernel, stride, kernel // 2, groups=groups, bias=False),
            nn.BatchNorm2d(out),
            activation(),
        )


class SqueezeExcite(nn.Module):
    """Scale every channel by a number between 0 and 1 found from the means of all."""

    def __init__(self, channels, squeezed, activation, gate):
        super().__init__()
        self.scale = nn.Sequential(
            nn.AdaptiveAvgPool2d(1),
            nn.Conv2d(channels, squeezed, 1),
            activation(),
            nn.Conv2d(squeezed, channels, 1),
            gate(),
        )

    def forward(self, x):
        return x * self.scale(x)


class SelfAttention(nn.Module):
    """Several heads over [batch, length, width], with an additive mask where one is given."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)

    def forward(self, x, mask=None):
        batch, length, width = x.shape
        split = self.qkv(x).reshape(batch, length, 3, self.heads, width // self.heads)
        query, key, value = split.permute(2, 0, 3, 1, 4).unbind(0)
        likeness = query @ key.transpose(-2, -1) * (width // self.heads) ** -0.5
        likeness = likeness if mask is None else likeness + mask
        mixed = torch.softmax(likeness, dim=-1) @ value
        return self.out(mixed.transpose(1, 2).reshape(batch, length, width))


class FeedForward(nn.Sequential):
    def __init__(self, width):
        super().__init__(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))


class Head(nn.Sequential):
    """Class scores of the means of all channels."""

    def __init__(self, channels, classes=10):
        super().__init__(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, classes))
