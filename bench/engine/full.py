"""Every architecture at the size at which it is used."""

import networks as n
import torch
from architecture import Architecture, causal, picture, sequence, text
from networks import efficientnet, mobilenet

WORDS = 30522
TOKENS = 8192
KNOWN = 128

FULL = {
    "resnet": Architecture(make=lambda: n.ResNet(64, (3, 4, 6, 3)), steps=picture(224)),
    "mobilenetv2": Architecture(make=n.MobileNetV2, steps=picture(224)),
    "mobilenetv3": Architecture(make=lambda: n.MobileNetV3(mobilenet.LARGE), steps=picture(224)),
    "efficientnet": Architecture(
        make=lambda: n.EfficientNet(efficientnet.B0, stem=32, head=1280), steps=picture(224)
    ),
    "vit": Architecture(
        make=lambda: n.ViT(image=224, patch=16, width=384, depth=12, heads=6), steps=picture(224)
    ),
    "convnext": Architecture(make=lambda: n.ConvNeXt(96, (3, 3, 9, 3)), steps=picture(224)),
    "detector": Architecture(make=lambda: n.Detector(16, 320, classes=80), steps=picture(320)),
    "unet": Architecture(make=lambda: n.UNet(32, 4), steps=picture(128)),
    "lstm": Architecture(make=lambda: n.Lstm(80, 256), steps=sequence(100, 80)),
    "gru": Architecture(make=lambda: n.Gru(80, 256), steps=sequence(100, 80)),
    "bert": Architecture(
        make=lambda: n.Bert(vocabulary=WORDS, length=128, width=384, depth=6, heads=12),
        steps=text(WORDS, 128),
    ),
    # One more token after many.
    "decoder": Architecture(
        make=lambda: n.Decoder(
            vocabulary=TOKENS, context=2 * KNOWN, width=512, depth=4, heads=8, shared=2
        ),
        steps=lambda: [{"ids": torch.ones(1, 1, dtype=torch.int32), "mask": causal(1, KNOWN)}],
        stateful=True,
    ),
}

# Its weights are 265 MB in fp32.
LARGE = Architecture(
    make=lambda: n.Bert(vocabulary=WORDS // 2, length=128, width=768, depth=8, heads=12),
    steps=text(WORDS // 2, 128),
)
