"""A package that is loaded for its times, in a process that has run nothing before."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from quantgate_worker.lightly import import_coremltools

from .units import Units

import_coremltools()

from .model import CoreMLModel  # noqa: E402


def load(units: Units, package: Path) -> "TimedModel":
    return TimedModel(CoreMLModel(package, units=units))


class TimedModel:
    """Times are Core ML's own: of loading without compiling, and of a prediction alone."""

    def __init__(self, model: CoreMLModel) -> None:
        self._model = model

    @property
    def load_ms(self) -> float:
        return self._model.load_ms

    def predict(self, inputs: Mapping[str, Any]) -> float:
        state = self._model.make_state() if self._model.is_stateful else None
        self._model.predict(inputs, state)
        return self._model.predict_ms
