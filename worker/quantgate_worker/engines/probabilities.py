"""A classifier's probabilities by its labels, without a dictionary made of each prediction."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

Label = str | int


class Probabilities(Mapping[Label, float]):
    """Reads as {label: probability}; `labels` and `scores` are the same in the model's order.

    The labels of one model's predictions are one and the same tuple.
    """

    __slots__ = ("_places", "labels", "scores")

    def __init__(self, labels: tuple[Label, ...], scores: np.ndarray) -> None:
        self.labels, self.scores = labels, scores
        self._places: dict[Label, int] | None = None

    @classmethod
    def of(cls, values: Mapping[Label, float]) -> "Probabilities":
        return cls(tuple(values), np.fromiter(values.values(), np.float64, len(values)))

    def __getitem__(self, label: Label) -> float:
        if self._places is None:
            self._places = {each: place for place, each in enumerate(self.labels)}
        return float(self.scores[self._places[label]])

    def __iter__(self) -> Iterator[Label]:
        return iter(self.labels)

    def __len__(self) -> int:
        return len(self.labels)

    def __repr__(self) -> str:
        return repr(dict(self))


def plain(outputs: Mapping[str, Any]) -> dict[str, Any]:
    """Return outputs with their probabilities as dictionaries, as Core ML gives them."""
    return {
        name: dict(value) if isinstance(value, Probabilities) else value
        for name, value in outputs.items()
    }
