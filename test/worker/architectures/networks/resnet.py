import torch
from torch import nn

from .blocks import ConvNorm, Head

EXPANSION = 4


class Bottleneck(nn.Module):
    def __init__(self, channels, width, stride):
        super().__init__()
        out = width * EXPANSION
        self.body = nn.Sequential(
            ConvNorm(channels, width, 1),
            ConvNorm(width, width, 3, stride=stride),
            ConvNorm(width, out, 1, activation=nn.Identity),
        )
        same = channels == out and stride == 1
        shortcut = ConvNorm(channels, out, 1, stride=stride, activation=nn.Identity)
        self.shortcut = nn.Identity() if same else shortcut

    def forward(self, x):
        return torch.relu(self.body(x) + self.shortcut(x))


class ResNet(nn.Sequential):
    """Four stages of bottlenecks; width 64 and depths 3, 4, 6, 3 make the one of 50 layers."""

    def __init__(self, width, depths):
        super().__init__(ConvNorm(3, width, 7, stride=2), nn.MaxPool2d(3, 2, 1))
        channels = width
        for stage, depth in enumerate(depths):
            wide = width * 2**stage
            for block in range(depth):
                stride = 2 if stage > 0 and block == 0 else 1
                self.append(Bottleneck(channels, wide, stride))
                channels = wide * EXPANSION
        self.append(Head(channels))
