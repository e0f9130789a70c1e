"""coremltools' passes over a model: what every conversion is made of."""

from collections.abc import Sequence
from shutil import rmtree
from typing import Any
from weakref import finalize

import coremltools as ct
from coremltools.converters.mil import Program
from coremltools.converters.mil.frontend.milproto.load import load
from coremltools.converters.mil.mil.passes.graph_pass import PassOption
from coremltools.converters.mil.mil.passes.pass_registry import PASS_REGISTRY
from coremltools.models import MLModel
from coremltools.models.utils import _apply_graph_pass


def cast_to_half(model: MLModel) -> MLModel:
    """Compute in 16-bit floats; inputs, outputs and minimum iOS stay as they are.

    Operations with constants beyond 65504 stay in 32-bit floats, as coremltools has it.
    """
    return _made(model, [ct.transform.FP16ComputePrecision()])


def tidied(model: MLModel, version: int = 0) -> MLModel:
    """Return what coremltools' own passes make of a program that nothing is asked for.

    Every conversion runs them: they fold constants of a program that was not made by them. The
    model has at least this version of the specification.
    """
    return _made(model, [], version)


def compressed(model: MLModel, name: str, config: Any, same: Any, *, joint: bool) -> MLModel:
    """Have the pass of this name compress weights, as functions of `coremltools.optimize` do.

    `same` is a configuration that comes to the same sooner.
    """
    options = {"joint_compression": joint}
    passes = [_pass(name, config=each, **options) for each in (same, config)]
    return _made(model, passes[:1], ct.target.iOS16.value, plainly=passes[1:])


def _pass(name: str, **options: Any) -> Any:
    compression = PASS_REGISTRY[f"compression::{name}"]
    compression.set_options([PassOption(option, value) for option, value in options.items()])
    return compression


def _made(
    model: MLModel, passes: Sequence[Any], version: int = 0, plainly: Sequence[Any] | None = None
) -> MLModel:
    """Run passes, and all of coremltools' own after them.

    coremltools proves after each of a hundred passes that the program is sound, which takes half of
    the time: here it is proven once, when all have run. Where anything breaks, coremltools is asked
    again in its own way, for what that says.
    """
    version = max(version, model.get_spec().specificationVersion)
    opened = []

    def opening(**given: Any) -> Program:
        opened.append(_ProvenOnce(load(**given)))
        return opened[-1]

    try:
        made = _apply_graph_pass(model, passes, spec_version=version, pymil_load_func=opening)
        for program in opened:
            program.prove()
    except Exception:  # noqa: BLE001 - whatever it is, coremltools' own words are told
        made = _apply_graph_pass(model, plainly or passes, spec_version=version)
    # Opened anew: the model that was made would hold all weights of its program in memory. Its
    # package goes with it, and not only when Python ends.
    anew = MLModel(made.package_path, skip_model_load=True)
    finalize(anew, rmtree, made.package_path, ignore_errors=True)
    return anew


class _ProvenOnce(Program):  # type: ignore[misc]
    """A program that is proven sound when that is asked of it, not after each pass."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.__dict__.update(vars(program))

    def validate(self, check_essential_scope: bool | None = False) -> None:  # noqa: FBT001, FBT002
        """Put it off."""

    def prove(self) -> None:
        super().validate()

    def __str__(self, _print_attr: bool | None = False) -> str:  # noqa: FBT001, FBT002
        """Say nothing of it: coremltools writes all of it into a log that nobody reads."""
        return ""
