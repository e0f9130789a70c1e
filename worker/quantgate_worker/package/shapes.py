"""Which shapes an input accepts: one, some that are listed, or any within ranges."""

from typing import Protocol

from .feature import Range


class Shaped(Protocol):
    """An input as a description declares it; `ranges` and `choices` where `shape` is not all."""

    @property
    def shape(self) -> tuple[int, ...]: ...
    @property
    def ranges(self) -> tuple[Range, ...]: ...
    @property
    def choices(self) -> tuple[tuple[int, ...], ...]: ...


def fits(shape: tuple[int, ...], taken: Shaped) -> bool:
    if taken.choices:
        return shape in taken.choices
    if taken.ranges:
        return len(shape) == len(taken.ranges) and all(
            low <= size and (high is None or size <= high)
            for size, (low, high) in zip(shape, taken.ranges, strict=True)
        )
    return not taken.shape or shape == taken.shape


def accepted(taken: Shaped) -> str:
    """Say in words which shapes an input accepts."""
    if taken.choices:
        return " or ".join(str(list(each)) for each in taken.choices)
    if taken.ranges:
        return f"[{', '.join(_between(low, high) for low, high in taken.ranges)}]"
    return str(list(taken.shape)) if taken.shape else "any shape"


def _between(low: int, high: int | None) -> str:
    if low == high:
        return str(low)
    return f"{low} or more" if high is None else f"{low} to {high}"
