"""An architecture of a certain size, and the inputs it is asked about."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

import torch
from torch import Tensor, nn

Step = dict[str, Tensor]
# Enough that the largest of their errors is no matter of chance.
SAMPLES = 8


@dataclass(frozen=True, kw_only=True)
class Architecture:
    """`steps` are predictions in a row; a model with states remembers from one to the next."""

    make: Callable[[], nn.Module]
    steps: Callable[[], list[Step]]
    stateful: bool = False

    def network(self) -> nn.Module:
        """Return the network, the same weights every time."""
        torch.manual_seed(0)
        network = self.make()
        norms = [module for module in network.modules() if isinstance(module, nn.BatchNorm2d)]
        if norms:
            self._calibrate(network, norms)
        return network.eval()

    def _calibrate(self, network: nn.Module, norms: list[nn.BatchNorm2d]) -> None:
        """Give norms the statistics of real values, or a deep network forgets its input."""
        for norm in norms:
            norm.momentum = 1.0
            nn.init.uniform_(norm.weight, 0.5, 1.5)
            nn.init.normal_(norm.bias, std=0.2)
        with torch.no_grad():
            network(torch.cat([step["x"] for step in self.steps()]))


def picture(size: int) -> Callable[[], list[Step]]:
    return lambda: [{"x": torch.rand(1, 3, size, size)} for _ in range(SAMPLES)]


def sequence(length: int, width: int) -> Callable[[], list[Step]]:
    return lambda: [{"x": torch.randn(1, length, width)} for _ in range(SAMPLES)]


def text(vocabulary: int, length: int) -> Callable[[], list[Step]]:
    """Make texts that are three quarters as long as may be."""
    mask = (torch.arange(length) < length * 3 // 4).int()[None]
    return lambda: [{"ids": _tokens(vocabulary, length), "mask": mask} for _ in range(SAMPLES)]


def dialogue(vocabulary: int, lengths: list[int]) -> Callable[[], list[Step]]:
    """Make a prompt and what follows it, so many tokens at each step."""
    turns = list(zip(lengths, accumulate(lengths), strict=True))
    return lambda: [
        {"ids": _tokens(vocabulary, length), "mask": causal(length, end)} for length, end in turns
    ]


def causal(length: int, end: int) -> Tensor:
    """Return the additive mask of the last `length` of `end` positions, [1, 1, length, end]."""
    hidden = torch.full((length, end), -1e4).triu(end - length + 1)
    return hidden[None, None]


def _tokens(vocabulary: int, length: int) -> Tensor:
    return torch.randint(vocabulary, (1, length), dtype=torch.int32)
