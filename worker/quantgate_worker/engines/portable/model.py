from pathlib import Path
from typing import Any

from coremltools.models import MLModel

from quantgate_worker.engines.probabilities import plain
from quantgate_worker.engines.ranges import Culprit, Ranges
from quantgate_worker.errors import UnsupportedOp
from quantgate_worker.package.parts import stage_kind

from .alive import refuse_too_large
from .interface import Feature
from .package import Package, opened
from .pipeline import PIPELINES, Pipeline
from .program import Inputs, Program
from .results import Labels, check_distinct
from .states import PortableState


class PortableModel:
    """An ML Program, or a pipeline of them, on ONNX Runtime, in the shape of Core ML's own model.

    It reports ideal semantics: float32 arithmetic, and where the program says fp16 every op's
    result rounded to what fp16 stores. Of several functions, it runs the one named or the default.
    With `audit` it also remembers how far the values of each op reach: what is watched cannot be
    fused with what follows it, so predictions then take longer, and their last bits may differ.
    With `trace` it finds the op that made an output not finite, at the same price.
    With `lazily` a classifier's probabilities are a mapping that makes no dictionary.

    Raises UnsupportedOp at once, naming every op or stage that cannot be executed, and UserError
    for a package that cannot be read.
    """

    def __init__(  # noqa: PLR0913 - each has a name
        self,
        source: str | Path | MLModel,
        *,
        function_name: str | None = None,
        threads: int = 1,
        audit: bool = False,
        trace: bool = False,
        lazily: bool = False,
    ) -> None:
        package = opened(source, function_name)
        self._given = (lambda outputs: outputs) if lazily else plain
        self._runner = _runner(package, threads, audit=audit, trace=trace)
        if not lazily:
            check_distinct(self._runner.labels or ())

    @property
    def inputs(self) -> tuple[Feature, ...]:
        return self._runner.inputs

    @property
    def outputs(self) -> tuple[Feature, ...]:
        return self._runner.outputs

    @property
    def labels(self) -> Labels | None:
        """A classifier's labels in the order of its probabilities, None for other models."""
        return self._runner.labels

    @property
    def ranges(self) -> Ranges | None:
        """What the audit found in all predictions so far, None where none was asked for."""
        return self._runner.ranges

    def culprit(self, output: str) -> Culprit | None:
        """Return the op that made an output of the latest prediction not finite.

        None where the output is finite, and where no trace was asked for.
        """
        return self._runner.culprit(output)

    def predict(self, inputs: Inputs | list[Inputs], state: PortableState | None = None) -> Any:
        """Return the outputs by name, as numpy arrays; of a list of inputs, a list.

        A classifier gives its label, and its probabilities as {label: probability}.
        Raises UserError for inputs whose name, shape or type does not fit, and WorkerError
        naming the op that fails on them.
        """
        if isinstance(inputs, list):
            return [self._given(self._runner.predict(each, state)) for each in inputs]
        return self._given(self._runner.predict(inputs, state))

    def make_state(self) -> PortableState:
        """Return new states, all 0, for a sequence of predictions."""
        return self._runner.make_state()


def _runner(package: Package, threads: int, **seeing: bool) -> Program | Pipeline:
    kind = stage_kind(package.spec)
    refuse_too_large(package)
    if kind == "mlProgram":
        return Program(package, threads, **seeing)
    if kind in PIPELINES:
        return Pipeline(package, threads, **seeing)
    raise UnsupportedOp(kind, "the portable engine executes ML Programs and pipelines of them")
