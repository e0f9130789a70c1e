import shutil
from concurrent.futures import ThreadPoolExecutor

import coremltools as ct
import numpy as np
import pytest

from quantgate_worker.engines.loaded_once import LoadedOnce
from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.engines.table import ENGINES
from quantgate_worker.errors import WorkerError

KILOBYTE = 1024
# Weights of one kilobyte in 32-bit floats.
A, B, C = (np.full((16, 16), number) for number in (1, 2, 3))


@pytest.fixture
def loads():
    """Return what loads once, and the packages that were loaded for it, in their order."""

    def build(most_bytes=3 * KILOBYTE):
        seen = []

        def load(path):
            seen.append(path)
            return object()

        return LoadedOnce(load, most_bytes), seen

    return build


def test_copies_and_packages_that_differ_in_metadata_alone_are_loaded_once(dense, loads, tmp_path):
    loaded, seen = loads()
    copy = shutil.copytree(dense(A), tmp_path / "copy.mlpackage")
    model = ct.models.MLModel(str(copy), skip_model_load=True)
    model.author = "someone"
    model.save(str(tmp_path / "signed.mlpackage"))
    one = loaded(dense(A))
    assert loaded(copy) is one
    assert loaded(tmp_path / "signed.mlpackage") is one
    assert seen == [dense(A)]


def test_a_package_that_is_let_go_of_is_loaded_anew_and_others_are_not(dense, loads):
    loaded, seen = loads()
    loaded.let_go(dense(A))
    for package in (dense(A), dense(B)):
        loaded(package)
    loaded.let_go(dense(A))
    for package in (dense(A), dense(B)):
        loaded(package)
    assert seen == [dense(A), dense(B), dense(A)]


@pytest.mark.parametrize("changed", [{"softmax": False}, {"half": True}])
def test_another_program_or_other_weights_are_loaded_by_themselves(dense, loads, changed):
    loaded, _ = loads()
    assert loaded(dense(A)) is not loaded(dense(B))
    assert loaded(dense(A)) is not loaded(dense(A, **changed))


def test_a_package_that_changes_where_it_lies_is_loaded_anew(dense, loads, tmp_path):
    loaded, _ = loads()
    place = shutil.copytree(dense(A), tmp_path / "model.mlpackage")
    before = loaded(place)
    shutil.rmtree(place)
    shutil.copytree(dense(B), place)
    assert loaded(place) is not before


def test_another_default_function_is_another_model(dense, loads, tmp_path):
    loaded, seen = loads()
    functions = ct.utils.MultiFunctionDescriptor()
    functions.add_function(str(dense(A)), "main", "one")
    functions.add_function(str(dense(B)), "main", "two")
    for name in ("one", "two"):
        functions.default_function_name = name
        ct.utils.save_multifunction(functions, str(tmp_path / f"{name}.mlpackage"))
        loaded(tmp_path / f"{name}.mlpackage")
    assert len(seen) == 2


def test_what_was_used_longest_ago_is_let_go_when_there_is_too_much(dense, loads):
    loaded, seen = loads(most_bytes=5 * KILOBYTE // 2)
    for weight in (A, B, A, C, A, B):
        loaded(dense(weight))
    assert seen == [dense(A), dense(B), dense(C), dense(B)]


def test_what_alone_is_too_much_is_not_kept(dense, loads):
    loaded, seen = loads(most_bytes=KILOBYTE // 2)
    loaded(dense(A))
    loaded(dense(A))
    assert seen == [dense(A)] * 2


def test_what_could_not_be_loaded_is_tried_again(dense):
    answers = iter([WorkerError("not now"), "a session"])

    def load(_path):
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    loaded = LoadedOnce(load)
    with pytest.raises(WorkerError, match="not now"):
        loaded(dense(A))
    assert loaded(dense(A)) == "a session"


def test_a_session_gives_threads_that_share_it_what_it_gives_one(digits):
    model = LoadedOnce(PortableModel)(digits)
    inputs = np.random.default_rng(0).normal(size=(200, 1, 1, 8, 8)).astype(np.float32)

    def probabilities(pixels):
        return list(model.predict({"pixels": pixels})["classLabel_probs"].values())

    alone = [probabilities(pixels) for pixels in inputs]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(probabilities, inputs)) == alone


def test_head_and_base_of_one_model_share_a_session(dense, tmp_path):
    load = ENGINES["portable"].load
    base = shutil.copytree(dense(A), tmp_path / "base.mlpackage")
    assert load(dense(A)) is load(base)
    assert load(dense(B)) is not load(base)
