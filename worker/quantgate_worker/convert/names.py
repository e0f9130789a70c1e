"""Names of operations and weights in a policy: coremltools ignores those that match nothing."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from coremltools.optimize.coreml import get_weights_metadata

from quantgate_worker.errors import UserError
from quantgate_worker.nearest import nearest

from .steps import Step

# What the cast to 16-bit floats appends to the names of operations and weights.
_RENAMED = ("_cast_fp16", "_to_fp16")


@dataclass(frozen=True, kw_only=True)
class Known:
    """Operations that take weights, their types, and the weights themselves."""

    names: frozenset[str]
    op_types: frozenset[str]


def known(models: list[Any]) -> Known:
    floats = [
        (name, weight)
        for model in models
        for name, weight in get_weights_metadata(model, weight_threshold=0).items()
        if np.issubdtype(weight.val.dtype, np.floating)
    ]
    takers = [taker for _, weight in floats for taker in weight.child_ops]
    return Known(
        names=frozenset(name for name, _ in floats) | {taker.name for taker in takers},
        op_types=frozenset(taker.op_type for taker in takers),
    )


def resolved(step: Step, there: Known, notes: list[str]) -> Step:
    """Return the step with the names that the model has; a name it gained by a cast is noted.

    Raises UserError, all at once, for op types and names that match nothing.
    """
    types = step.config.get("op_type_configs") or {}
    problems = [
        f"convert.{step.op}.op_type_configs: no {name!r} has weights here"
        f"{nearest(name, there.op_types)}"
        for name in types
        if name not in there.op_types
    ]
    bodies = {}
    for name, body in (step.config.get("op_name_configs") or {}).items():
        found = _found(name, there.names)
        if found is None:
            problems.append(
                f"convert.{step.op}.op_name_configs: nothing is called {name!r}"
                f"{nearest(name, map(original, there.names))}"
            )
        elif found != name:
            notes.append(f"{name} is called {found} since the cast to 16-bit floats")
        bodies[found or name] = body
    if problems:
        raise UserError("\n".join(problems))
    return Step(op=step.op, config={**step.config, "op_name_configs": bodies})


def names_something(step: Step) -> bool:
    return any(step.config.get(key) for key in ("op_type_configs", "op_name_configs"))


def _found(name: str, names: frozenset[str]) -> str | None:
    return next((n for n in (name, *(name + end for end in _RENAMED)) if n in names), None)


def original(name: str) -> str:
    """Return the name from before the cast, by which a policy may call it too."""
    for ending in _RENAMED:
        name = name.removesuffix(ending)
    return name
