"""A package on Core ML."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import coremltools as ct
from coremltools.models import CompiledMLModel

from quantgate_worker.package.classifiers import labels_of
from quantgate_worker.package.feature import read_feature
from quantgate_worker.package.features import inputs, outputs
from quantgate_worker.package.files import package_files
from quantgate_worker.package.parts import chosen, description, is_multifunction
from quantgate_worker.package.specification import specification

from .compiling import compiled
from .failures import not_loaded, not_predicted
from .given import given
from .taken import taken
from .units import Units

_MS = 1e-6


class CoreMLModel:
    """A package that Core ML runs on some units, in the shape of Core ML's own model.

    Of several functions, it runs the one named or the default. Raises UserError for a package that
    cannot be read, and WorkerError, saying which step failed, for one that Core ML does not compile
    or does not load.
    """

    def __init__(
        self, source: str | Path, *, units: Units = "CPU_ONLY", function_name: str | None = None
    ) -> None:
        package = Path(source)
        spec = specification(package_files(package))
        self._features(spec, function_name)
        self._stateful = len(description(spec, function_name).state) > 0
        self.compiled = compiled(package)
        """Where the compiled model lies."""
        try:
            self._model = CompiledMLModel(
                str(self.compiled), ct.ComputeUnit[units], function_name=function_name
            )
        except Exception as error:
            raise not_loaded(error) from error

    def _features(self, spec: Any, function_name: str | None) -> None:
        if is_multifunction(spec):
            # Another name than it has would be Core ML's to refuse, which it does in other words.
            chosen(spec, function_name)
        if function_name is None:
            self._inputs, self._outputs = inputs(spec), outputs(spec)
            self._labels = labels_of(spec)
            return
        described = description(spec, function_name)
        self._inputs = [read_feature(each) for each in described.input]
        self._outputs = [read_feature(each) for each in described.output]
        self._labels = None

    @property
    def is_stateful(self) -> bool:
        """Whether a prediction needs a state."""
        return self._stateful

    @property
    def load_ms(self) -> float:
        """What loading took, without compiling, as Core ML measured it."""
        return float(self._model._proxy.get_load_duration_in_nano_seconds() * _MS)  # noqa: SLF001

    @property
    def predict_ms(self) -> float:
        """What the latest prediction took, without what goes in and comes out of it."""
        return float(self._model._proxy.get_last_predict_duration_in_nano_seconds() * _MS)  # noqa: SLF001

    def predict(self, inputs: Mapping[str, Any] | list[Any], state: Any = None) -> Any:
        """Return the outputs by name, as numpy arrays; of a list of inputs, a list.

        A classifier gives its label, and its probabilities as {label: probability}. Raises
        UserError for inputs whose name, shape or type does not fit, and WorkerError where Core ML
        does not predict, or gives what was not declared.
        """
        if isinstance(inputs, list):
            if state is not None:
                return [self.predict(each, state) for each in inputs]
            ready = [given(self._inputs, each) for each in inputs]
            return [self._taken(each) for each in self._predicted(ready, None)] if ready else []
        return self._taken(self._predicted(given(self._inputs, inputs), state))

    def make_state(self) -> Any:
        """Return new states, all 0, for a sequence of predictions."""
        try:
            return self._model.make_state()
        except Exception as error:
            raise not_predicted(error) from error

    def _predicted(self, ready: Any, state: Any) -> Any:
        try:
            return self._model.predict(ready, state)
        except Exception as error:
            raise not_predicted(error) from error

    def _taken(self, outputs: Mapping[str, Any]) -> dict[str, Any]:
        return taken(self._outputs, self._labels, outputs)
