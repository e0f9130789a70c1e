from pathlib import Path

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it

from quantgate_worker.engines.portable import PortableModel, UnsupportedOp
from quantgate_worker.errors import UserError

WEIGHTS = Path("Data/com.apple.CoreML/weights/weight.bin")


@pytest.fixture
def package(convert, weights, tmp_path):
    path = tmp_path / "model.mlpackage"
    convert(lambda x: mb.linear(x=x, weight=weights(64, 64)), (1, 64)).save(str(path))
    return path


def test_a_model_in_memory_is_looked_at_as_carefully_as_one_on_disk(package):
    model = ct.models.MLModel(str(package), skip_model_load=True)
    with (package / WEIGHTS).open("r+b") as file:
        file.truncate(9000)
    with pytest.raises(UserError, match=r"weight\.bin: cut short: 9000 bytes"):
        PortableModel(model)


def test_a_legacy_neural_network_is_refused():
    network = ct.models.neural_network.NeuralNetworkBuilder(
        [("x", ct.models.datatypes.Array(3))], [("y", ct.models.datatypes.Array(3))]
    )
    network.add_activation("relu", "RELU", "x", "y")
    with pytest.raises(
        UnsupportedOp, match="neuralNetwork: the portable engine executes ML Programs"
    ):
        PortableModel(ct.models.MLModel(network.spec, skip_model_load=True))


def test_a_package_predicts(package, weights):
    x = weights(1, 64, seed=1)
    (result,) = PortableModel(package).predict({"x": x}).values()
    np.testing.assert_allclose(result, x @ weights(64, 64).T, rtol=1e-5, atol=1e-5)
