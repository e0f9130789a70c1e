from itertools import pairwise

import torch
from torch import nn

from .blocks import ConvNorm


class Pair(nn.Sequential):
    def __init__(self, channels, out):
        super().__init__(ConvNorm(channels, out, 3), ConvNorm(out, out, 3))


class UNet(nn.Module):
    """Down `depth` times by pooling, up again by transposed convolutions, joined at each size."""

    def __init__(self, width, depth, classes=4):
        super().__init__()
        wide = [width * 2**level for level in range(depth + 1)]
        self.enter = Pair(3, width)
        self.down = nn.ModuleList(Pair(a, b) for a, b in pairwise(wide))
        self.up = nn.ModuleList(nn.ConvTranspose2d(b, b // 2, 2, 2) for b in wide[:0:-1])
        self.join = nn.ModuleList(Pair(b, b // 2) for b in wide[:0:-1])
        self.leave = nn.Conv2d(width, classes, 1)

    def forward(self, x):
        levels = [self.enter(x)]
        for down in self.down:
            levels.append(down(nn.functional.max_pool2d(levels[-1], 2)))
        x = levels.pop()
        for up, join in zip(self.up, self.join, strict=True):
            x = join(torch.cat([levels.pop(), up(x)], dim=1))
        return self.leave(x)
