"""A decoder-only language model that remembers keys and values in its state."""

import torch
from torch import nn


class RmsNorm(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.gain = nn.Parameter(torch.rand(width) + 0.5)

    def forward(self, x):
        return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 1e-5) * self.gain


class Attention(nn.Module):
    """Several query heads share each head of keys and values."""

    def __init__(self, width, heads, shared):
        super().__init__()
        self.heads, self.shared, self.size = heads, shared, width // heads
        self.query = nn.Linear(width, width, bias=False)
        self.key = nn.Linear(width, shared * self.size, bias=False)
        self.value = nn.Linear(width, shared * self.size, bias=False)
        self.out = nn.Linear(width, width, bias=False)

    def forward(self, x, mask, turn, remember):
        length = x.shape[1]
        query = _rotated(self._split(self.query(x), self.heads), turn)
        key = _rotated(self._split(self.key(x), self.shared), turn)
        keys, values = remember(key, self._split(self.value(x), self.shared))
        keys, values = (_repeated(kept, self.heads // self.shared) for kept in (keys, values))
        likeness = query @ keys.transpose(-2, -1) * self.size**-0.5 + mask
        mixed = torch.softmax(likeness, dim=-1) @ values
        return self.out(mixed.transpose(1, 2).reshape(1, length, self.heads * self.size))

    def _split(self, x, heads):
        return x.view(1, x.shape[1], heads, self.size).transpose(1, 2)


class Layer(nn.Module):
    def __init__(self, width, heads, shared):
        super().__init__()
        self.before, self.after = RmsNorm(width), RmsNorm(width)
        self.attention = Attention(width, heads, shared)
        self.gate = nn.Linear(width, 3 * width, bias=False)
        self.up = nn.Linear(width, 3 * width, bias=False)
        self.down = nn.Linear(3 * width, width, bias=False)

    def forward(self, x, mask, turn, remember):
        x = x + self.attention(self.before(x), mask, turn, remember)
        wide = self.after(x)
        return x + self.down(nn.functional.silu(self.gate(wide)) * self.up(wide))


class Decoder(nn.Module):
    """Token ids [1, n] and an additive mask [1, 1, n, all so far] to logits [1, n, vocabulary].

    The mask's last size says how many positions are known after the step. The buffers `keys` and
    `values` are the state, [depth, 1, shared, context, width / heads].
    """

    def __init__(  # noqa: PLR0913 - what a model is made of
        self, *, vocabulary, context, width, depth, heads, shared
    ):
        super().__init__()
        self.words = nn.Embedding(vocabulary, width)
        self.layers = nn.ModuleList(Layer(width, heads, shared) for _ in range(depth))
        self.norm, self.score = RmsNorm(width), nn.Linear(width, vocabulary, bias=False)
        size = width // heads
        for name, table in zip(("cosines", "sines"), _turns(context, size), strict=True):
            self.register_buffer(name, table)
        for name in ("keys", "values"):
            self.register_buffer(name, torch.zeros(depth, 1, shared, context, size))

    def forward(self, ids, mask):
        end = mask.shape[-1]
        begin = end - ids.shape[-1]
        turn = self.cosines[begin:end], self.sines[begin:end]
        x = self.words(ids)
        for index, layer in enumerate(self.layers):
            x = layer(x, mask, turn, self._remembering(index, begin, end))
        return self.score(self.norm(x))

    def _remembering(self, layer, begin, end):
        def remember(key, value):
            self.keys[layer, :, :, begin:end] = key
            self.values[layer, :, :, begin:end] = value
            # A state is kept in halves, whatever the model computes in.
            known = (state[layer, :, :, :end].to(key.dtype) for state in (self.keys, self.values))
            return tuple(known)

        return remember


def _turns(context, size):
    speeds = 10000.0 ** (-torch.arange(0, size, 2) / size)
    angles = torch.outer(torch.arange(context).float(), torch.cat([speeds, speeds]))
    return angles.cos(), angles.sin()


def _rotated(x, turn):
    cosines, sines = turn
    first, second = x.chunk(2, dim=-1)
    return x * cosines + torch.cat([-second, first], dim=-1) * sines


def _repeated(x, times):
    _, heads, length, size = x.shape
    return x[:, :, None].expand(1, heads, times, length, size).reshape(1, -1, length, size)
