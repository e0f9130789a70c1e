import torch
from torch import nn

from .blocks import FeedForward, SelfAttention

# Added to the attention to positions beyond a text's end; fits into fp16.
NEVER = -1e4


class Encoder(nn.Module):
    """The encoder block that normalizes after each sum."""

    def __init__(self, width, heads):
        super().__init__()
        self.attention, self.attended = SelfAttention(width, heads), nn.LayerNorm(width)
        self.mlp, self.mixed = FeedForward(width), nn.LayerNorm(width)

    def forward(self, x, mask):
        x = self.attended(x + self.attention(x, mask))
        return self.mixed(x + self.mlp(x))


class Bert(nn.Module):
    """Token ids and a mask of those that count, both [batch, length], to a pooled vector."""

    def __init__(self, *, vocabulary, length, width, depth, heads):
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.places = nn.Embedding(length, width)
        self.norm = nn.LayerNorm(width)
        self.encoders = nn.ModuleList(Encoder(width, heads) for _ in range(depth))
        self.pool = nn.Linear(width, width)
        self.register_buffer("positions", torch.arange(length)[None])

    def forward(self, ids, mask):
        x = self.norm(self.words(ids) + self.places(self.positions))
        additive = (1.0 - mask.float())[:, None, None, :] * NEVER
        for encoder in self.encoders:
            x = encoder(x, additive)
        return torch.tanh(self.pool(x[:, 0]))
