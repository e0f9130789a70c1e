"""What a policy says of how a model's outputs become boxes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from quantgate_worker.datasets.geometry import Size
from quantgate_worker.datasets.parts import Options
from quantgate_worker.errors import ProtocolError, UserError

from .found import ORDERS, UNITS, Found, corners

# As people evaluate detectors: nearly all boxes, since average precision needs the doubtful ones.
CONFIDENCE, OVERLAP = 0.001, 0.7


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The policy's `decode`; what it leaves out is as usual with outputs of the `form`.

    `confidence` and `iou` are what a box needs to be kept and to suppress another, None where the
    policy leaves them out. `classes` are the names in the model's order.
    """

    form: str
    order: str | None = None
    unit: str | None = None
    activation: str | None = None
    confidence: float | None = None
    iou: float | None = None
    classes: tuple[str, ...] | None = None

    @property
    def least(self) -> float:
        return CONFIDENCE if self.confidence is None else self.confidence

    @property
    def overlap(self) -> float:
        return OVERLAP if self.iou is None else self.iou


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The order of a box's four numbers, and whether they are pixels or shares of the sides."""

    order: str
    unit: str

    def told(self, settings: Settings) -> "Layout":
        """Return what a policy says instead, as far as it says anything."""
        return Layout(order=settings.order or self.order, unit=settings.unit or self.unit)

    def found(
        self, numbers: np.ndarray, scores: np.ndarray, classes: np.ndarray, fitted: Size
    ) -> Found:
        """Return boxes that are told by these numbers [n, 4] of a picture of this size."""
        boxes = corners(numbers, self.order)
        if self.unit == "normalized":
            boxes = boxes * np.array([*fitted, *fitted], float)
        return Found(boxes=boxes, numbers=numbers, scores=scores, classes=classes)


def settings_of(options: Options) -> Settings:
    """Read the task's `decode`; raises UserError where there is none."""
    written = options.get("decode")
    if not isinstance(written, Mapping):
        raise UserError("data: object-detection needs `decode`: how the outputs become boxes")
    form = written.get("form")
    if not isinstance(form, str):
        raise UserError("decode: say its `form`")
    classes = written.get("classes")
    return Settings(
        form=form,
        order=_among("order", written.get("order"), ORDERS),
        unit=_among("unit", written.get("unit"), UNITS),
        activation=_among("activation", written.get("activation"), ("none", "sigmoid", "softmax")),
        confidence=_share("confidence", written.get("confidence")),
        iou=_share("iou", written.get("iou")),
        classes=None if classes is None else tuple(map(str, classes)),
    )


def _among(key: str, word: Any, words: tuple[str, ...]) -> str | None:
    if word is None or word in words:
        return None if word is None else str(word)
    raise ProtocolError(f"decode: {key} {word!r} is none of {', '.join(words)}")


def _share(key: str, written: Any) -> float | None:
    if written is None:
        return None
    if isinstance(written, bool) or not isinstance(written, int | float) or not 0 <= written <= 1:
        raise ProtocolError(f"decode: {key} {written!r} is not between 0 and 1")
    return float(written)
