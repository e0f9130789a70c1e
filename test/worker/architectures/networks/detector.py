"""A one-stage detector without anchors: backbone, pyramid, heads on three sizes, decode."""

import torch
from torch import nn

from .blocks import ConvNorm

STRIDES = (8, 16, 32)


class Conv(ConvNorm):
    def __init__(self, channels, out, kernel=1, stride=1):
        super().__init__(channels, out, kernel, stride=stride, activation=nn.SiLU)


class Bottleneck(nn.Module):
    def __init__(self, channels, *, adds):
        super().__init__()
        self.adds = adds
        self.body = nn.Sequential(Conv(channels, channels, 3), Conv(channels, channels, 3))

    def forward(self, x):
        return x + self.body(x) if self.adds else self.body(x)


class CrossStage(nn.Module):
    """Half the channels go through bottlenecks, and every stage of them is kept."""

    def __init__(self, channels, out, depth=1, *, adds=True):
        super().__init__()
        self.half = out // 2
        self.enter = Conv(channels, out)
        self.stages = nn.ModuleList(Bottleneck(self.half, adds=adds) for _ in range(depth))
        self.leave = Conv(self.half * (2 + depth), out)

    def forward(self, x):
        kept = list(self.enter(x).split(self.half, dim=1))
        for stage in self.stages:
            kept.append(stage(kept[-1]))
        return self.leave(torch.cat(kept, dim=1))


class PyramidPool(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.enter, self.leave = Conv(channels, channels // 2), Conv(channels * 2, channels)
        self.pool = nn.MaxPool2d(5, 1, 2)

    def forward(self, x):
        kept = [self.enter(x)]
        for _ in range(3):
            kept.append(self.pool(kept[-1]))
        return self.leave(torch.cat(kept, dim=1))


class Detector(nn.Module):
    """Boxes (x, y, width, height over the image's) and class scores, [batch, 4 + classes, anchors].

    Width 16 makes the nano size.
    """

    def __init__(self, width, image, classes, bins=16):
        super().__init__()
        w, self.bins, self.classes = width, bins, classes
        small = [Conv(3, w, 3, 2), Conv(w, 2 * w, 3, 2), CrossStage(2 * w, 2 * w)]
        self.down8 = nn.Sequential(*small, Conv(2 * w, 4 * w, 3, 2), CrossStage(4 * w, 4 * w, 2))
        self.down16 = nn.Sequential(Conv(4 * w, 8 * w, 3, 2), CrossStage(8 * w, 8 * w, 2))
        last = [Conv(8 * w, 16 * w, 3, 2), CrossStage(16 * w, 16 * w), PyramidPool(16 * w)]
        self.down32 = nn.Sequential(*last)
        self.up = nn.Upsample(scale_factor=2)
        self.up16 = CrossStage(24 * w, 8 * w, adds=False)
        self.up8 = CrossStage(12 * w, 4 * w, adds=False)
        self.to16, self.again16 = Conv(4 * w, 4 * w, 3, 2), CrossStage(12 * w, 8 * w, adds=False)
        self.to32, self.again32 = Conv(8 * w, 8 * w, 3, 2), CrossStage(24 * w, 16 * w, adds=False)
        channels = (4 * w, 8 * w, 16 * w)
        self.boxes = nn.ModuleList(_branch(c, 4 * w, 4 * bins) for c in channels)
        self.scores = nn.ModuleList(_branch(c, 4 * w, classes) for c in channels)
        centres, strides = _grid(image)
        self.anchors = strides.numel()
        self.register_buffer("centres", centres)
        self.register_buffer("strides", strides)
        self.register_buffer("steps", torch.arange(bins).float().view(1, bins, 1, 1))

    def forward(self, x):
        p8 = self.down8(x)
        p16 = self.down16(p8)
        p32 = self.down32(p16)
        up16 = self.up16(torch.cat([self.up(p32), p16], dim=1))
        up8 = self.up8(torch.cat([self.up(up16), p8], dim=1))
        again16 = self.again16(torch.cat([self.to16(up8), up16], dim=1))
        again32 = self.again32(torch.cat([self.to32(again16), p32], dim=1))
        return self._decoded((up8, again16, again32))

    def _decoded(self, levels):
        boxes = _flat(self.boxes, levels)
        scores = _flat(self.scores, levels)
        bins = boxes.view(-1, 4, self.bins, self.anchors).transpose(1, 2).softmax(dim=1)
        before, after = (bins * self.steps).sum(dim=1).chunk(2, dim=1)
        low, high = self.centres - before, self.centres + after
        corners = torch.cat([(low + high) / 2, high - low], dim=1) * self.strides
        return torch.cat([corners, scores.sigmoid()], dim=1)


def _branch(channels, hidden, out):
    return nn.Sequential(
        Conv(channels, hidden, 3), Conv(hidden, hidden, 3), nn.Conv2d(hidden, out, 1)
    )


def _flat(branches, levels):
    maps = [branch(level).flatten(2) for branch, level in zip(branches, levels, strict=True)]
    return torch.cat(maps, dim=2)


def _grid(image):
    """Return the centres, [1, 2, anchors], in cells, and the size of a cell to the image's."""
    centres, strides = [], []
    for stride in STRIDES:
        cells = torch.arange(image // stride) + 0.5
        y, x = torch.meshgrid(cells, cells, indexing="ij")
        centres.append(torch.stack([x.flatten(), y.flatten()]))
        strides.append(torch.full((1, x.numel()), stride / image))
    return torch.cat(centres, dim=1)[None], torch.cat(strides, dim=1)[None]
