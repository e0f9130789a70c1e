import torch
from torch import nn

from .blocks import FeedForward, Head


class ChannelNorm(nn.LayerNorm):
    """Layer normalization over the channels of [batch, channels, height, width]."""

    def forward(self, x):
        return super().forward(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)


class Block(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.depthwise = nn.Conv2d(channels, channels, 7, padding=3, groups=channels)
        self.norm, self.mix = nn.LayerNorm(channels, 1e-6), FeedForward(channels)
        self.scale = nn.Parameter(0.1 * torch.randn(channels))

    def forward(self, x):
        mixed = self.scale * self.mix(self.norm(self.depthwise(x).permute(0, 2, 3, 1)))
        return x + mixed.permute(0, 3, 1, 2)


class ConvNeXt(nn.Sequential):
    """Width 96 and depths 3, 3, 9, 3 make the tiny one."""

    def __init__(self, width, depths):
        super().__init__(nn.Conv2d(3, width, 4, 4), ChannelNorm(width))
        for stage, depth in enumerate(depths):
            channels = width * 2**stage
            if stage > 0:
                self.append(ChannelNorm(channels // 2))
                self.append(nn.Conv2d(channels // 2, channels, 2, 2))
            self.extend(Block(channels) for _ in range(depth))
        self.append(Head(channels))
