"""coremltools made to believe that it runs on a Mac, whose Core ML is the portable engine."""

import logging
from typing import Any

# First, and with torch, which its tests compute with; the worker imports it without.
import coremltools
from comparison import as_precise_as_declared
from coremltools.converters.mil import testing_utils
from coremltools.models import model, utils
from outcomes import Outcomes

from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.errors import UnsupportedOp, WorkerError
from quantgate_worker.package.specification import operations

MACOS = (26, 0)


def redirect(outcomes: Outcomes) -> None:
    """Send every prediction to the engine, and note it; call before the tests are imported."""
    logging.getLogger("coremltools").setLevel(logging.ERROR)
    coremltools._deps._IS_MACOS = testing_utils._IS_MACOS = True
    utils._is_macos = model._is_macos = lambda: True
    utils._macos_version = model._macos_version = lambda: MACOS
    testing_utils.compare_backend = as_precise_as_declared(testing_utils.compare_backend)
    engines: dict[int, tuple[Any, PortableModel]] = {}

    def engine(mlmodel: Any) -> PortableModel:
        outcomes.predicted = True
        outcomes.ops |= {op.type for op in operations(mlmodel.get_spec())}
        if id(mlmodel) not in engines:
            engines.clear()
            engines[id(mlmodel)] = (mlmodel, PortableModel(mlmodel))
        return engines[id(mlmodel)][1]

    def predict(mlmodel: Any, data: Any, state: Any = None) -> Any:
        try:
            return engine(mlmodel).predict(data, state)
        except UnsupportedOp:
            raise
        except WorkerError as error:
            # What Core ML says of a prediction that fails, and cases that want it to fail expect.
            raise RuntimeError(f"Error computing NN outputs: {error}") from error

    model.MLModel.predict = predict
    model.MLModel.make_state = lambda self: engine(self).make_state()
