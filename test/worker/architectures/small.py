"""Every architecture at a size for tests: faithful in form, a fraction of a second to run."""

import networks as n
from architecture import Architecture, dialogue, picture, sequence, text
from networks import efficientnet, mobilenet

WORDS = 50

SMALL = {
    "resnet": Architecture(make=lambda: n.ResNet(8, (1, 2, 1, 1)), steps=picture(64)),
    "mobilenetv3": Architecture(make=lambda: n.MobileNetV3(mobilenet.SMALL), steps=picture(64)),
    "efficientnet": Architecture(
        make=lambda: n.EfficientNet(efficientnet.SMALL, stem=8, head=64), steps=picture(64)
    ),
    "vit": Architecture(
        make=lambda: n.ViT(image=32, patch=8, width=32, depth=2, heads=4), steps=picture(32)
    ),
    "convnext": Architecture(make=lambda: n.ConvNeXt(16, (1, 1)), steps=picture(32)),
    "detector": Architecture(make=lambda: n.Detector(4, 64, classes=8), steps=picture(64)),
    "unet": Architecture(make=lambda: n.UNet(8, 2), steps=picture(32)),
    "classic": Architecture(make=lambda: n.Classic(8), steps=picture(32)),
    "lstm": Architecture(make=lambda: n.Lstm(16, 24), steps=sequence(12, 16)),
    "gru": Architecture(make=lambda: n.Gru(16, 24), steps=sequence(12, 16)),
    "bert": Architecture(
        make=lambda: n.Bert(vocabulary=WORDS, length=16, width=32, depth=2, heads=4),
        steps=text(WORDS, 16),
    ),
    "decoder": Architecture(
        make=lambda: n.Decoder(vocabulary=WORDS, context=16, width=32, depth=2, heads=4, shared=2),
        steps=dialogue(WORDS, [4, 1, 1, 3, 1]),
        stateful=True,
    ),
}
