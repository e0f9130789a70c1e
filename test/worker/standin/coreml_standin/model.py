"""A loaded model, as the binding has it."""

import shutil
import time
import weakref
from pathlib import Path
from typing import Any

import numpy as np

from . import assets, devices, worker
from .compiled import compile_model, is_compiled, op_types, package_in, quietly, spec_in
from .errors import refusal
from .faults import Scene, count_load, faults
from .numbers import altered
from .plan import plan
from .setting import setting
from .structure import structure
from .values import checked, given, taken

# The newest that the wheel knows, whatever the system runs.
_NEWEST_SPECIFICATION = 10
_FUNCTIONS_SINCE = _STATES_SINCE = (15, 0)
_NANOSECONDS = 1_000_000_000


class Model:
    """Compiles what is not compiled, loads it, and predicts; what it compiled goes with it."""

    def __init__(
        self,
        url: str,
        units: str,
        function: str,
        hints: dict[str, str],
        asset: assets.Asset | None = None,
    ) -> None:
        _check_types(url, units, function, hints, asset)
        if function and setting().macos < _FUNCTIONS_SINCE:
            raise RuntimeError("MLModelConfiguration.functionName is only available on macOS >= 15")
        self._units = units
        self._path = self._compiled(url, asset)
        self._load(function)

    def _compiled(self, url: str, asset: assets.Asset | None) -> Path:
        if asset is not None:
            return asset.folder
        if is_compiled(url):
            return Path(url)
        with quietly():
            folder = compile_model(url)
        weakref.finalize(self, shutil.rmtree, folder.parent, ignore_errors=True)
        return folder

    def _load(self, function: str) -> None:
        began = time.perf_counter_ns()
        try:
            ops = op_types(spec_in(self._path))
        except (OSError, ValueError, worker.WorkerError) as error:
            raise refusal(f"{self._path} is not a valid .mlmodelc file: {error}") from error
        self._scene = Scene(units=self._units, ops=ops, number=count_load())
        happened = faults("load", self._scene)
        try:
            self._model = worker.PortableModel(
                package_in(self._path), function_name=function or None, threads=1
            )
        except worker.WorkerError as error:
            raise refusal(f"Failed to build the model execution plan: {error}") from error
        self._load_ns = time.perf_counter_ns() - began
        self._predict_ns: int | None = None
        self._done = 0
        if any(row["does"] == "vanishes" for row in happened):
            shutil.rmtree(self._path)

    def predict(self, inputs: dict[str, Any], state: "State | None" = None) -> dict[str, Any]:
        if not isinstance(inputs, dict):
            raise TypeError("predict(): incompatible function arguments")
        features = self._features(inputs)
        began = time.perf_counter_ns()
        outputs = self._predicted(features, state)
        self._predict_ns = time.perf_counter_ns() - began
        return outputs

    def batchPredict(self, batch: list[dict[str, Any]]) -> list[dict[str, Any]]:  # noqa: N802
        features = [self._features(inputs) for inputs in batch]
        began = time.perf_counter_ns()
        outputs = [self._predicted(each, None) for each in features]
        self._predict_ns = time.perf_counter_ns() - began
        return outputs

    def newState(self) -> "State":  # noqa: N802
        if setting().macos < _STATES_SINCE:
            raise RuntimeError("State is only available on macOS >= 15")
        return State(self._model)

    def get_compiled_model_path(self) -> str:
        return str(self._path)

    def get_load_duration_in_nano_seconds(self) -> int:
        return self._load_ns

    def get_last_predict_duration_in_nano_seconds(self) -> int | None:
        return self._predict_ns

    @staticmethod
    def maximum_supported_specification_version() -> int:
        return _NEWEST_SPECIFICATION

    @staticmethod
    def auto_set_specification_version(spec: bytes) -> bytes:
        if not isinstance(spec, bytes):
            raise TypeError("auto_set_specification_version(): incompatible function arguments")
        return spec

    @staticmethod
    def compileModel(path: str) -> str:  # noqa: N802
        return str(compile_model(path))

    @staticmethod
    def get_model_structure(path: str) -> Any:
        return structure(path)

    @staticmethod
    def get_compute_plan(path: str, units: str) -> Any:
        return plan(path, units)

    @staticmethod
    def get_available_compute_devices() -> list[Any]:
        return devices.available()

    @staticmethod
    def get_all_compute_devices() -> list[Any]:
        return devices.available()

    @staticmethod
    def create_model_asset_from_path(path: str) -> Any:
        return assets.from_path(path)

    @staticmethod
    def create_model_asset_from_memory(spec: bytes, blobs: dict[str, bytes]) -> Any:
        return assets.from_memory(spec, blobs)

    def _features(self, inputs: dict[str, Any]) -> dict[str, Any]:
        """Convert all that is given; what the model does not take is left out, unsaid."""
        values = {name: taken(value) for name, value in inputs.items()}
        return {
            each.name: checked(each, values[each.name])
            for each in self._model.inputs
            if each.name in values
        }

    def _predicted(self, features: dict[str, Any], state: "State | None") -> dict[str, Any]:
        scene = Scene(
            units=self._units, ops=self._scene.ops, number=self._scene.number, done=self._done
        )
        happened = faults("predict", scene)
        more = () if state is None else (state.portable,)
        try:
            outputs = self._model.predict(features, *more)
        except worker.WorkerError as error:
            raise refusal(f"Failed to predict. {error}") from error
        self._done += 1
        described = {each.name: each for each in self._model.outputs}
        return altered(given(described, outputs), happened)


class State:
    """States of a sequence of predictions; they lie in 16 bits and are read as 32."""

    def __init__(self, model: Any) -> None:
        self.portable = model.make_state()

    def read_state(self, name: str) -> np.ndarray:
        return np.asarray(self._of(name), np.float32)

    def write_state(self, name: str, value: np.ndarray) -> None:
        if not isinstance(value, np.ndarray):
            raise TypeError("write_state(): incompatible function arguments")
        there = self._of(name)
        if value.shape != there.shape:
            raise refusal(f"The shape of state '{name}' does not match.")
        self.portable.values[name] = value.astype(there.dtype)

    def _of(self, name: str) -> np.ndarray:
        if name not in self.portable.values:
            raise RuntimeError(f"The model has no state named '{name}'.")
        return self.portable.values[name]


def _check_types(url: Any, units: Any, function: Any, hints: Any, asset: Any) -> None:
    """Refuse what the binding's signature refuses."""
    words = all(isinstance(each, str) for each in (url, units, function))
    pairs = isinstance(hints, dict) and all(isinstance(each, str) for each in hints.values())
    if not words or not pairs or not isinstance(asset, assets.Asset | None):
        raise TypeError("__init__(): incompatible constructor arguments")
