"""What an engine can tell of the values inside of a program that it runs."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

Gives = Literal["nan", "infinite"]


@dataclass(frozen=True, kw_only=True)
class Reach:
    """How far an op's values reach: `largest` of those that are finite and beyond the limit, or 0.

    `examples` counts the predictions in which any was beyond it.
    """

    op: str
    name: str
    largest: float
    infinite: bool
    examples: int


@dataclass(frozen=True, kw_only=True)
class Ranges:
    """What an audit found in so many `examples`.

    Audited are the 16-bit floats that the program stores, or, where it stores none (`halves` is
    false), all its floats, as a cast to 16 bits would store them.

    `overflows`: the ops with values past 65,504, the largest that 16 bits hold, and `products`: the
    matrix products that take or give values past 32,768, both the largest first and what is only
    infinite last; `nan`: the ops that give what is not a number, in the order of the program;
    `unseen`: the ops, by type and name, inside of which values could not be seen.
    """

    halves: bool
    examples: int
    overflows: tuple[Reach, ...]
    products: tuple[Reach, ...]
    nan: tuple[Reach, ...]
    unseen: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Culprit:
    """The op that makes of finite values what is not, by its type and the name of its result.

    An input of the model that is not finite is one too, by the type `input`. `constant`: what the
    op is given by the program itself is not finite.
    """

    op: str
    name: str
    gives: Gives
    constant: bool


def joined(parts: Sequence[Ranges]) -> Ranges | None:
    """Join what was found in the programs of one model, None where none was audited."""
    if not parts:
        return None
    return Ranges(
        halves=any(each.halves for each in parts),
        examples=max(each.examples for each in parts),
        overflows=largest_first(reach for each in parts for reach in each.overflows),
        products=largest_first(reach for each in parts for reach in each.products),
        nan=tuple(reach for each in parts for reach in each.nan),
        unseen=tuple(op for each in parts for op in each.unseen),
    )


def largest_first(found: Iterable[Reach]) -> tuple[Reach, ...]:
    return tuple(sorted(found, key=lambda reach: -reach.largest))


def described_plainly(found: Ranges | Culprit | None) -> dict[str, Any] | None:
    """Return what was found as plain values, for another process."""
    return None if found is None else asdict(found)


def ranges_of(plain: dict[str, Any] | None) -> Ranges | None:
    """Read ranges back from plain values."""
    if plain is None:
        return None
    reaches = {key: tuple(Reach(**each) for each in plain[key]) for key in _REACHES}
    unseen = tuple((op, name) for op, name in plain["unseen"])
    return Ranges(halves=plain["halves"], examples=plain["examples"], unseen=unseen, **reaches)


def culprit_of(plain: dict[str, Any] | None) -> Culprit | None:
    """Read a culprit back from plain values."""
    return None if plain is None else Culprit(**plain)


_REACHES = ("overflows", "products", "nan")
