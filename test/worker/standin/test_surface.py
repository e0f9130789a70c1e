"""The stand-in has every name that coremltools takes from its native module, in two releases."""

import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from coreml_standin.native import NATIVE
from surface import taken

NEXT = "9.1.dev1"
SECONDS = 60


@pytest.fixture(scope="module")
def next_release(tmp_path_factory):
    """The sources of the release that comes, from where packages come from."""
    folder = tmp_path_factory.mktemp("next")
    command = ["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
    wanted = [*command, "--dest", str(folder), f"coremltools=={NEXT}"]
    try:
        said = subprocess.run(  # noqa: S603 - fixed words
            [sys.executable, *wanted], capture_output=True, text=True, check=False, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        pytest.skip(f"coremltools {NEXT} could not be downloaded within {SECONDS} s")
    wheels = list(folder.glob("*.whl"))
    if not wheels:
        pytest.skip(f"coremltools {NEXT} cannot be had here: {said.stderr.strip()}")
    with zipfile.ZipFile(wheels[0]) as wheel:
        wheel.extractall(folder)
    return folder / "coremltools"


def lacking(found):
    return [f"{each.name} ({each.where})" for each in found if not is_there(each.name)]


def is_there(name):
    first, _, attribute = name.partition(".")
    return first in NATIVE and (not attribute or hasattr(NATIVE[first], attribute))


def installed():
    return Path(find_spec("coremltools").origin).parent


def test_it_has_all_that_the_locked_release_takes():
    found = taken(installed())
    assert lacking(found) == []
    # That the list is one: what every Mac needs is on it, with the line.
    names = {each.name for each in found}
    assert names >= {
        "_MLModelProxy",
        "_MLModelProxy.get_compute_plan",
        "_MLModelProxy.batchPredict",
        "_MLModelProxy.get_last_predict_duration_in_nano_seconds",
        "_MLComputePlanProxy.model_structure",
        "_MLComputePlanProxy.__init__",
        "_MLNeuralEngineComputeDeviceProxy.get_total_core_count",
        "_State.write_state",
    }
    assert all(each.where.startswith("coremltools/") for each in found)


def test_it_has_all_that_the_next_release_takes(next_release):
    found = taken(next_release)
    assert lacking(found) == []
    assert {each.name for each in found} >= {each.name for each in taken(installed())}


def test_what_coremltools_subclasses_can_be_made_of_nothing():
    subclassed = {name for name in (each.name for each in taken(installed())) if "__init__" in name}
    assert len(subclassed) == 4
    for name in subclassed:
        NATIVE[name.partition(".")[0]]()


def test_a_name_that_is_not_there_is_told_with_file_and_line(tmp_path):
    package = tmp_path / "coremltools"
    package.mkdir()
    (package / "model.py").write_text(
        "from .libcoremlpython import _MLModelProxy, _New\n_MLModelProxy.also()\n"
        "class MLState:\n    def f(self):\n        return self.__proxy__.forget()\n"
    )
    assert lacking(taken(package)) == [
        "_MLModelProxy.also (coremltools/model.py:2)",
        "_New (coremltools/model.py:1)",
        "_State.forget (coremltools/model.py:5)",
    ]
