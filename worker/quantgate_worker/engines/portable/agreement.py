"""Whether a model's description is of the function that it stands beside."""

from collections.abc import Iterable
from typing import Any

from quantgate_worker.errors import UserError

from .interface import Feature
from .states import is_state


def check_agreement(described: Any, outputs: tuple[Feature, ...], function: Any) -> None:
    """Raise UserError where inputs, outputs or the classifier are not those of the function."""
    taken = [variable for variable in function.inputs.values() if not is_state(variable)]
    _check_names("takes", described.input, taken)
    _check_names("gives", described.output, function.outputs)
    if not function.outputs:
        raise UserError("the model is damaged: the program gives nothing")
    classified: set[str] = set()
    if any(op.op_type == "classify" for op in function.operations):
        classified = {described.predictedFeatureName, described.predictedProbabilitiesName}
    for output in outputs:
        if output.kind in ("label", "probabilities") and output.name not in classified:
            raise UserError(f"the model is damaged: no classifier gives {output.name!r}")


def _check_names(does: str, declared: Iterable[Any], made: Iterable[Any]) -> None:
    said, found = ({each.name for each in side} for side in (declared, made))
    if said != found:
        raise UserError(
            f"the model is damaged: the program {does} {_listed(found)}, "
            f"its description says {_listed(said)}"
        )


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"
