import torch
from torch import nn

from .blocks import FeedForward, SelfAttention


class Encoder(nn.Module):
    def __init__(self, width, heads):
        super().__init__()
        self.before, self.attention = nn.LayerNorm(width), SelfAttention(width, heads)
        self.after, self.mlp = nn.LayerNorm(width), FeedForward(width)

    def forward(self, x):
        x = x + self.attention(self.before(x))
        return x + self.mlp(self.after(x))


class ViT(nn.Module):
    """Patches of an image and a class token; width 384, depth 12, 6 heads make ViT-S."""

    def __init__(self, *, image, patch, width, depth, heads):
        super().__init__()
        self.embed = nn.Conv2d(3, width, patch, patch)
        self.token = nn.Parameter(torch.randn(1, 1, width))
        self.places = nn.Parameter(torch.randn(1, 1 + (image // patch) ** 2, width))
        self.encoders = nn.Sequential(*(Encoder(width, heads) for _ in range(depth)))
        self.norm, self.classify = nn.LayerNorm(width), nn.Linear(width, 10)

    def forward(self, x):
        patches = self.embed(x).flatten(2).transpose(1, 2)
        sequence = torch.cat([self.token, patches], dim=1) + self.places
        return self.classify(self.norm(self.encoders(sequence))[:, 0])
