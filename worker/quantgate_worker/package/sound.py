"""Checked of every package before anything reads its weights or runs it."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quantgate_worker.errors import UserError

from .blobs import check_blobs
from .parts import description, function_names, functions, programs
from .specification import check_versions, operations_of
from .value_types import sizes

# 8 GiB in 32-bit floats: no model for a phone has a value as large.
MOST_ELEMENTS = 2**31


def check_sound(model_folder: Path, spec: Any) -> None:
    """Raise UserError for an unknown version, a value too large, or weights other than declared."""
    check_versions(spec)
    for stage in programs(spec):
        _check_functions(model_folder, stage)
    for name, shape in _shapes(spec):
        if min(shape, default=0) < 0 or math.prod(shape) > MOST_ELEMENTS:
            raise UserError(
                f"{model_folder}: {name!r} is declared as {shape}; "
                f"of values, none to {MOST_ELEMENTS} are read"
            )
    check_blobs(model_folder, spec)


def _check_functions(model_folder: Path, stage: Any) -> None:
    """Of several functions each is described; a single one may be described as the whole."""
    there, described = function_names(stage), sorted(f.name for f in stage.description.functions)
    if there != described and (described or len(there) > 1):
        raise UserError(
            f"{model_folder}: the program has the functions {', '.join(there)}, "
            f"its description has {', '.join(described) or 'none'}"
        )


def _shapes(spec: Any) -> Iterator[tuple[str, list[int]]]:
    for function in functions(spec):
        named = [*function.inputs, *(out for op in operations_of(function) for out in op.outputs)]
        yield from ((each.name, _sizes(each.type)) for each in named)
    described = description(spec)
    for each in (*described.input, *described.output):
        yield each.name, list(each.type.multiArrayType.shape)
        yield each.name, [each.type.imageType.height, each.type.imageType.width]


def _sizes(value_type: Any) -> list[int]:
    """Return a value's sizes, 0 where they are unknown before a prediction."""
    wrapped = value_type.stateType.wrappedType
    return sizes(wrapped if value_type.WhichOneof("type") == "stateType" else value_type)
