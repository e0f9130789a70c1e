"""How many tokens a program has embeddings for."""

from typing import Any

from .classifiers import taken
from .parts import executed

_FROM_INDICES = ("x", "y", "a", "b", "cond", "indices", "values")


def embedding_rows(spec: Any, ids: str) -> int | None:
    """Return the rows of the table that is looked into by the input `ids`.

    None where no such lookup is found; of several, the shortest table.
    """
    found = [rows for function in executed(spec) for rows in _tables(function, ids)]
    return min(found, default=None)


def _tables(function: Any, ids: str) -> list[int]:
    """List the rows of each table that a function looks into by what comes of an input."""
    if function.opset not in function.block_specializations:
        return []
    reached, found = {ids}, list[int]()
    for op in function.block_specializations[function.opset].operations:
        given = {taken(op, key) for key in _FROM_INDICES}
        if op.type == "gather" and taken(op, "indices") in reached:
            rows = _rows(function, taken(op, "x"))
            found += [rows] if rows is not None else []
        # What is looked up are no ids any more.
        elif op.type in _KEEPS_IDS and given & reached:
            reached |= {output.name for output in op.outputs}
    return found


# What programs do to ids before they look them up: types and shapes, and indices below 0.
_KEEPS_IDS = frozenset(
    {"add", "cast", "clip", "expand_dims", "identity", "maximum", "minimum", "reshape", "select"}
    | {"squeeze", "slice_by_index"}
)


def _rows(function: Any, name: str) -> int | None:
    """Return the first dimension of a matrix that an op makes, whatever it is stored as."""
    block = function.block_specializations[function.opset]
    for op in block.operations:
        for output in op.outputs:
            if output.name == name:
                dimensions = output.type.tensorType.dimensions
                sizes = [each.constant.size for each in dimensions]
                return int(sizes[0]) if len(sizes) > 1 and sizes[0] > 0 else None
    return None
