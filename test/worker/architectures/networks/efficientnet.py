from torch import nn

from .blocks import ConvNorm, Head, SqueezeExcite

# Expansion, channels, repeats, stride, kernel.
B0 = (
    (1, 16, 1, 1, 3),
    (6, 24, 2, 2, 3),
    (6, 40, 2, 2, 5),
    (6, 80, 3, 2, 3),
    (6, 112, 3, 1, 5),
    (6, 192, 4, 2, 5),
    (6, 320, 1, 1, 3),
)
SMALL = ((1, 8, 1, 1, 3), (6, 16, 2, 2, 5), (6, 24, 1, 2, 3))


class MBConv(nn.Module):
    def __init__(self, channels, out, expansion, stride, kernel):
        super().__init__()
        wide = channels * expansion
        self.adds = stride == 1 and channels == out
        expand = ConvNorm(channels, wide, 1, activation=nn.SiLU)
        self.body = nn.Sequential(
            expand if expansion > 1 else nn.Identity(),
            ConvNorm(wide, wide, kernel, stride=stride, groups=wide, activation=nn.SiLU),
            SqueezeExcite(wide, max(channels // 4, 1), nn.SiLU, nn.Sigmoid),
            ConvNorm(wide, out, 1, activation=nn.Identity),
        )

    def forward(self, x):
        return x + self.body(x) if self.adds else self.body(x)


class EfficientNet(nn.Sequential):
    def __init__(self, rows, stem, head):
        super().__init__(ConvNorm(3, stem, 3, stride=2, activation=nn.SiLU))
        channels = stem
        for expansion, out, repeats, stride, kernel in rows:
            for repeat in range(repeats):
                stride_here = stride if repeat == 0 else 1
                self.append(MBConv(channels, out, expansion, stride_here, kernel))
                channels = out
        self.append(ConvNorm(channels, head, 1, activation=nn.SiLU))
        self.append(Head(head))
