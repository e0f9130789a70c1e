from torch import nn

from .blocks import Head


class Classic(nn.Sequential):
    """The layers of older networks that the newer ones left behind."""

    def __init__(self, width):
        super().__init__(
            nn.Conv2d(3, width, 5),
            nn.LocalResponseNorm(5),
            nn.AvgPool2d(2, ceil_mode=True),
            nn.PReLU(width),
            nn.ConvTranspose2d(width, width, 3, 2, 1, 1),
            nn.InstanceNorm2d(width, affine=True),
            Head(width),
        )
