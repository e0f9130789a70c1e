from torch import nn

from .blocks import ConvNorm, Head, SqueezeExcite

RELU, HARD_SWISH = nn.ReLU, nn.Hardswish

# Kernel, expanded channels, channels, squeeze and excite, activation, stride.
LARGE = (
    (3, 16, 16, False, RELU, 1),
    (3, 64, 24, False, RELU, 2),
    (3, 72, 24, False, RELU, 1),
    (5, 72, 40, True, RELU, 2),
    (5, 120, 40, True, RELU, 1),
    (5, 120, 40, True, RELU, 1),
    (3, 240, 80, False, HARD_SWISH, 2),
    (3, 200, 80, False, HARD_SWISH, 1),
    (3, 184, 80, False, HARD_SWISH, 1),
    (3, 184, 80, False, HARD_SWISH, 1),
    (3, 480, 112, True, HARD_SWISH, 1),
    (3, 672, 112, True, HARD_SWISH, 1),
    (5, 672, 160, True, HARD_SWISH, 2),
    (5, 960, 160, True, HARD_SWISH, 1),
    (5, 960, 160, True, HARD_SWISH, 1),
)
SMALL = (
    (3, 16, 16, True, RELU, 2),
    (3, 32, 24, False, RELU, 2),
    (5, 48, 24, True, HARD_SWISH, 1),
    (5, 64, 40, True, HARD_SWISH, 2),
)


class Inverted(nn.Module):
    def __init__(self, channels, row):
        super().__init__()
        kernel, wide, out, excited, activation, stride = row
        self.adds = stride == 1 and channels == out
        excite = SqueezeExcite(wide, wide // 4, nn.ReLU, nn.Hardsigmoid)
        self.body = nn.Sequential(
            ConvNorm(channels, wide, 1, activation=activation),
            ConvNorm(wide, wide, kernel, stride=stride, groups=wide, activation=activation),
            excite if excited else nn.Identity(),
            ConvNorm(wide, out, 1, activation=nn.Identity),
        )

    def forward(self, x):
        return x + self.body(x) if self.adds else self.body(x)


class MobileNetV3(nn.Sequential):
    def __init__(self, rows):
        super().__init__(ConvNorm(3, 16, 3, stride=2, activation=nn.Hardswish))
        channels = 16
        for row in rows:
            self.append(Inverted(channels, row))
            channels = row[2]
        self.append(ConvNorm(channels, 6 * channels, 1, activation=nn.Hardswish))
        self.append(Head(6 * channels))


# Expansion, channels, how often, the first stride.
V2 = (
    (1, 16, 1, 1),
    (6, 24, 2, 2),
    (6, 32, 3, 2),
    (6, 64, 4, 2),
    (6, 96, 3, 1),
    (6, 160, 3, 2),
    (6, 320, 1, 1),
)


class MobileNetV2(nn.Sequential):
    def __init__(self):
        super().__init__(ConvNorm(3, 32, 3, stride=2, activation=nn.ReLU6))
        channels = 32
        for expansion, out, count, stride in V2:
            for index in range(count):
                row = (3, channels * expansion, out, False, nn.ReLU6, stride if index == 0 else 1)
                self.append(Inverted(channels, row))
                channels = out
        self.append(ConvNorm(channels, 1280, 1, activation=nn.ReLU6))
        self.append(Head(1280))
