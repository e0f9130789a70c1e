"""Values whose number of dimensions is unknown before a prediction, and the ops they may meet."""

from collections.abc import Iterable
from typing import Any

from coremltools.converters.mil.frontend.milproto import helper
from coremltools.converters.mil.mil import get_new_variadic_symbol

from .ops import ELEMENTWISE

WHY = "a number of dimensions that is unknown before a prediction"

# Lowered without a look at the number of dimensions of what they take, and of what they give.
TAKERS = ELEMENTWISE | {"shape"}
GIVERS = ELEMENTWISE | {"fill", "reshape"}


def met_unranked(operations: Iterable[Any]) -> set[str]:
    """Name the ops of a serialised program that take or give such a value and cannot."""
    met, unranked = set(), set()
    every = list(operations)
    for op in every:
        if names := {output.name for output in op.outputs if _is_unranked(output)}:
            unranked |= names
            met |= {op.type} - GIVERS
    takers = {op.type for op in every if not unranked.isdisjoint(_taken(op))}
    return met | (takers - TAKERS)


def read_unranked() -> None:
    """Make coremltools' loader, which gives up on such a value, read it as the converter has it."""
    known = helper.get_proto_dim

    def dimension(size: Any) -> Any:
        return get_new_variadic_symbol() if size.unknown.variadic else known(size)

    helper.get_proto_dim = dimension


def _is_unranked(output: Any) -> bool:
    return any(size.unknown.variadic for size in output.type.tensorType.dimensions)


def _taken(op: Any) -> Iterable[str]:
    return (each.name for argument in op.inputs.values() for each in argument.arguments)
