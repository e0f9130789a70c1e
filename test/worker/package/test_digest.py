import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
from coremltools.models import MLModel
from coremltools.proto import Model_pb2

from quantgate_worker.package.blobs import blob_values
from quantgate_worker.verbs.inspect import inspect

WORKER = Path(__file__).parents[3] / "worker"
FOLDER = "Data/com.apple.CoreML"
CONVERT = """
import sys
from pathlib import Path
from quantgate_worker.lightly import import_coremltools
import_coremltools()
from quantgate_worker.convert.recipes import make
from quantgate_worker.convert.source import Source
from quantgate_worker.verbs.inspect import inspect
source, folder = Source(Path(sys.argv[1])), Path(sys.argv[2])
for name in ("fp16", "int8", "int4", "pal2"):
    made = make(source, {"kind": "preset", "preset": name}, folder / f"{name}.mlpackage")
    print(inspect(made.path)["weightsDigest"])
"""


def digests_of_conversions(source, folder):
    folder.mkdir()
    command = [sys.executable, "-c", CONVERT, str(source), str(folder)]
    ran = subprocess.run(command, cwd=WORKER, capture_output=True, text=True, check=True)  # noqa: S603
    return ran.stdout.split()


def test_two_processes_that_convert_alike_get_the_same_digests(digits, tmp_path):
    first = digests_of_conversions(digits, tmp_path / "first")
    assert len(set(first)) == 4
    assert digests_of_conversions(digits, tmp_path / "second") == first


def test_one_changed_weight_changes_the_digest(dense):
    weight = np.ones((4, 4))
    before = inspect(dense(weight))["weightsDigest"]
    weight[3, 3] = 1.0001
    assert inspect(dense(weight))["weightsDigest"] != before


def test_metadata_and_dates_do_not_change_the_digest(digits, saved):
    model = MLModel(str(digits), skip_model_load=True)
    model.author = "someone else"
    model.user_defined_metadata["com.github.apple.coremltools.conversion_date"] = "1999-12-31"
    assert inspect(saved(model))["weightsDigest"] == inspect(digits)["weightsDigest"]


def test_weights_count_whatever_their_file_is_called(digits, tmp_path):
    package = shutil.copytree(digits, tmp_path / "model.mlpackage")
    weights = (package / FOLDER / "weights/weight.bin").rename(
        package / FOLDER / "weights/Manifest.json"
    )
    spec = Model_pb2.Model.FromString((package / FOLDER / "model.mlmodel").read_bytes())
    for value in blob_values(spec):
        value.blobFileValue.fileName = "@model_path/weights/Manifest.json"
    (package / FOLDER / "model.mlmodel").write_bytes(spec.SerializeToString())
    before = inspect(package)["weightsDigest"]
    weights.write_bytes(flipped(weights.read_bytes()))
    assert inspect(package)["weightsDigest"] != before


def test_a_model_beside_other_weights_of_the_package_has_another_digest(digits, tmp_path):
    package = shutil.copytree(digits, tmp_path / "model.mlpackage")
    other = shutil.copytree(package / FOLDER / "weights", package / "Data/other/weights")
    (other / "weight.bin").write_bytes(flipped((other / "weight.bin").read_bytes()))
    before = inspect(package)["weightsDigest"]
    (package / FOLDER / "model.mlmodel").rename(package / "Data/other/model.mlmodel")
    manifest = (package / "Manifest.json").read_text().replace("com.apple.CoreML/", "other/")
    (package / "Manifest.json").write_text(manifest)
    assert inspect(package)["weightsDigest"] != before


def flipped(content):
    """Change the last weight."""
    return content[:-1] + bytes([content[-1] ^ 1])
