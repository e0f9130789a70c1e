"""What is lost by storing every number in fp16 and computing in fp32."""

import torch
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_map


def round_weights(network):
    for values in [*network.parameters(), *network.buffers()]:
        values.data = half(values.data)


class Rounding(TorchDispatchMode):
    """While it is active the result of every aten op is rounded."""

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        return tree_map(half, func(*args, **(kwargs or {})))


def half(value):
    is_float = isinstance(value, torch.Tensor) and value.dtype == torch.float32
    return value.half().float() if is_float else value
