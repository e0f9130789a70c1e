"""Whether a model's description is of the function that it stands beside."""

from collections.abc import Iterable, Mapping
from typing import Any

from quantgate_worker.errors import UserError
from quantgate_worker.package.classifiers import Classified

from .interface import Feature
from .states import is_state


def check_agreement(
    described: Any, outputs: tuple[Feature, ...], function: Any, made: Mapping[str, Classified]
) -> None:
    """Raise UserError where inputs, outputs or classifiers are not those of the function."""
    taken = [variable for variable in function.inputs.values() if not is_state(variable)]
    _check_names("takes", described.input, taken)
    _check_names("gives", described.output, function.outputs)
    if not function.outputs:
        raise UserError("the model is damaged: the program gives nothing")
    for output in outputs:
        role = made[output.name].role if output.name in made else None
        said = output.kind if output.kind in ("label", "probabilities") else None
        if role is None and said is not None:
            raise UserError(f"the model is damaged: no classifier gives {output.name!r}")
        if role != said:
            raise UserError(
                f"the model is damaged: {output.name!r} is the {role} of a classifier, and its "
                f"description says {said or output.kind}"
            )


def _check_names(does: str, declared: Iterable[Any], made: Iterable[Any]) -> None:
    said, found = ({each.name for each in side} for side in (declared, made))
    if said != found:
        raise UserError(
            f"the model is damaged: the program {does} {_listed(found)}, "
            f"its description says {_listed(said)}"
        )


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"
