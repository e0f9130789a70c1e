"""Real architectures from torch's primitive layers, their weights random."""

from .bert import Bert
from .classic import Classic
from .convnext import ConvNeXt
from .decoder import Decoder
from .detector import Detector
from .efficientnet import EfficientNet
from .mobilenet import MobileNetV2, MobileNetV3
from .recurrent import Gru, Lstm
from .resnet import ResNet
from .unet import UNet
from .vit import ViT

__all__ = [
    "Bert",
    "Classic",
    "ConvNeXt",
    "Decoder",
    "Detector",
    "EfficientNet",
    "Gru",
    "Lstm",
    "MobileNetV2",
    "MobileNetV3",
    "ResNet",
    "UNet",
    "ViT",
]
