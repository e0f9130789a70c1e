import json
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


@pytest.mark.parametrize("kept", [0, 100, 9000])
def test_a_truncated_weight_file_is_an_error_that_names_the_package(package, kept):
    with (package / WEIGHTS).open("r+b") as file:
        file.truncate(kept)
    with pytest.raises(UserError, match=r"model\.mlpackage: the program or its weights cannot"):
        PortableModel(package)


def test_a_folder_without_a_manifest_is_not_a_package(tmp_path):
    with pytest.raises(UserError, match="not a Core ML package: it has no"):
        PortableModel(tmp_path)


@pytest.mark.parametrize("text", ["{", "[]", '{"itemInfoEntries": {"a": {}}}'])
def test_a_manifest_that_is_not_one_is_an_error_that_names_it(package, text):
    (package / "Manifest.json").write_text(text)
    with pytest.raises(UserError, match=r"Manifest\.json: not the manifest"):
        PortableModel(package)


@pytest.mark.parametrize("path", ["../../elsewhere", "/etc"])
def test_a_manifest_that_points_outside_the_package_is_refused(package, path):
    manifest = json.loads((package / "Manifest.json").read_text())
    next(iter(manifest["itemInfoEntries"].values()))["path"] = path
    (package / "Manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(UserError, match="points outside the package"):
        PortableModel(package)


def test_a_specification_that_does_not_parse_is_an_error_that_names_the_package(package):
    (package / "Data/com.apple.CoreML/model.mlmodel").write_bytes(b"\xff" * 100)
    with pytest.raises(UserError, match=r"model\.mlpackage: not a Core ML package"):
        PortableModel(package)


def test_a_custom_layer_is_refused_by_name(package):
    program = ct.models.MLModel(str(package), skip_model_load=True)
    block = next(iter(program._spec.mlProgram.functions["main"].block_specializations.values()))
    block.operations[-1].type = "custom_layer"
    with pytest.raises(UnsupportedOp, match="custom_layer: its code is not in the package"):
        PortableModel(program)


def test_a_legacy_neural_network_is_refused():
    network = ct.models.neural_network.NeuralNetworkBuilder(
        [("x", ct.models.datatypes.Array(3))], [("y", ct.models.datatypes.Array(3))]
    )
    network.add_activation("relu", "RELU", "x", "y")
    with pytest.raises(UnsupportedOp, match="neuralNetwork: the portable engine executes ML Pro"):
        PortableModel(ct.models.MLModel(network.spec, skip_model_load=True))


def test_a_package_predicts(package, weights):
    x = weights(1, 64, seed=1)
    (result,) = PortableModel(package).predict({"x": x}).values()
    np.testing.assert_allclose(result, x @ weights(64, 64).T, rtol=1e-5, atol=1e-5)
