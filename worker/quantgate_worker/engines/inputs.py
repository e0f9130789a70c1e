"""What is given to a model put beside what it takes, in the same words by every engine."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from quantgate_worker.errors import UserError
from quantgate_worker.package.feature import Range


class Wanted(Protocol):
    """An input as a description declares it; `ranges` and `choices` where `shape` is not all."""

    @property
    def name(self) -> str: ...
    @property
    def shape(self) -> tuple[int, ...]: ...
    @property
    def ranges(self) -> tuple[Range, ...]: ...
    @property
    def choices(self) -> tuple[tuple[int, ...], ...]: ...
    @property
    def optional(self) -> bool: ...


Feature = TypeVar("Feature", bound=Wanted)
Value = TypeVar("Value")


def each_input(
    features: Sequence[Feature],
    inputs: Mapping[str, Any],
    value_of: Callable[[Feature, Any], Value],
) -> dict[str, Value]:
    """Return what `value_of` makes of each input, of one left out too, which is None.

    Raises UserError, all problems at once, for a name that the model does not have, and for what
    `value_of` refuses.
    """
    strangers, wrong = unknown(features, inputs), list[str]()
    found = dict[str, Value]()
    for expected in features:
        try:
            found[expected.name] = value_of(expected, inputs.get(expected.name))
        except UserError as problem:  # noqa: PERF203 - all problems are told at once
            wrong.append(str(problem))
    if problems := [*wrong, *strangers]:
        raise UserError("; ".join(problems))
    return found


def unknown(features: Sequence[Wanted], inputs: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with the names of some inputs: those that the model does not have.

    Raises UserError for inputs that have no names at all.
    """
    if not isinstance(inputs, Mapping):
        raise UserError(f"inputs are given by their names, in a dictionary, not {type(inputs)}")
    names = [expected.name for expected in features]
    strangers = [name for name in inputs if name not in names]
    return [f"input {name!r} is unknown: the model takes {', '.join(names)}" for name in strangers]


def check_there(expected: Wanted) -> None:
    """Raise UserError for an input that was left out and is needed."""
    if not expected.optional:
        raise UserError(f"input {expected.name!r} is missing")


def check_shape(expected: Wanted, shape: tuple[int, ...]) -> None:
    """Raise UserError for a shape that an input does not take."""
    if expected.choices:
        fits, wanted = shape in expected.choices, " or ".join(map(_text, expected.choices))
    elif expected.ranges:
        fits, wanted = _within(expected.ranges, shape), " x ".join(map(_bounds, expected.ranges))
    else:
        fits, wanted = not expected.shape or shape == expected.shape, _text(expected.shape)
    if not fits:
        raise UserError(f"input {expected.name!r} takes shape {wanted}, not {_text(shape)}")


def _within(ranges: tuple[Range, ...], shape: tuple[int, ...]) -> bool:
    return len(ranges) == len(shape) and all(
        low <= size and (high is None or size <= high)
        for (low, high), size in zip(ranges, shape, strict=True)
    )


def _bounds(bounds: Range) -> str:
    low, high = bounds
    return str(low) if low == high else f"{low}..{'' if high is None else high}"


def _text(shape: tuple[int, ...]) -> str:
    return str(list(shape))
