"""What a detector found in one picture, however its outputs told it."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from quantgate_worker.errors import WorkerError


@dataclass(frozen=True, kw_only=True)
class Found:
    """Boxes [n, 4] (left, top, right, bottom) in pixels of the fitted picture, best first.

    Of each its score, the number of its class, and the four `numbers` by which the model told it.
    """

    boxes: np.ndarray
    numbers: np.ndarray
    scores: np.ndarray
    classes: np.ndarray

    def only(self, which: np.ndarray) -> "Found":
        """Return some of them, by a mask or by their places."""
        return Found(
            boxes=self.boxes[which],
            numbers=self.numbers[which],
            scores=self.scores[which],
            classes=self.classes[which],
        )

    def best_first(self) -> "Found":
        """Return them by their scores; of equal ones the model's order stays."""
        return self.only(np.argsort(-self.scores, kind="stable"))


class NotFiniteError(WorkerError):
    """An output of a model has a number that is none."""

    def __init__(self, output: str) -> None:
        super().__init__(f"the model's output {output!r} is not finite")
        self.output = output


def finite(name: str, output: Any) -> np.ndarray:
    """Return an output in 64-bit floats; raises NotFiniteError where it has other numbers."""
    array = np.asarray(output, np.float64)
    if not np.isfinite(array).all():
        raise NotFiniteError(name)
    return array


def corners(boxes: np.ndarray, order: str) -> np.ndarray:
    """Return boxes as (left, top, right, bottom); `order` is one of ORDERS."""
    one, other = boxes[:, :2], boxes[:, 2:]
    if order == "cxcywh":
        one, other = one - other / 2, one + other / 2
    elif order == "xywh":
        other = one + other
    elif order == "yxyx":
        one, other = one[:, ::-1], other[:, ::-1]
    return np.concatenate([one, np.maximum(one, other)], axis=1)


# Middle and size; a corner and size; two corners; two corners with the height first.
ORDERS = ("cxcywh", "xywh", "xyxy", "yxyx")
# Whether sides are in pixels of the picture that the model is shown, or in shares of it.
UNITS = ("pixels", "normalized")
