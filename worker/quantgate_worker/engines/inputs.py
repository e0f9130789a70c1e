"""What is given to a model put beside what it takes, in the same words by every engine."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol, TypeVar

from quantgate_worker.errors import UserError
from quantgate_worker.package.shapes import Shaped, accepted, fits


class Wanted(Shaped, Protocol):
    """An input as a description declares it."""

    @property
    def name(self) -> str: ...
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
    if not fits(shape, expected):
        wanted = accepted(expected)
        raise UserError(f"input {expected.name!r} takes shape {wanted}, not {list(shape)}")
