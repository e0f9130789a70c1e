import numpy as np
import pytest
from coremltools.models import MLModel
from coremltools.optimize.coreml import get_weights_metadata

from quantgate_worker.convert.recipes import make
from quantgate_worker.convert.source import Source
from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.errors import WorkerError
from quantgate_worker.verbs.inspect import inspect

PIXELS = {"pixels": np.ones((1, 1, 8, 8), np.float32)}


@pytest.fixture
def damaged(tmp_path):
    def make_one(package, strength, seed=0):
        recipe = {"kind": "damage", "strength": strength, "seed": seed}
        return make(Source(package), recipe, tmp_path / f"{strength}-{seed}.mlpackage")

    return make_one


def weights(package):
    model = MLModel(str(package), skip_model_load=True)
    found = get_weights_metadata(model, weight_threshold=0)
    return {name: np.asarray(weight.val, np.float64) for name, weight in found.items()}


def test_the_noise_is_as_wide_as_asked_in_every_tensor_of_two_dimensions_or_more(digits, damaged):
    before, after = weights(digits), weights(damaged(digits, 0.1).path)
    assert before.keys() == after.keys()
    for name, values in before.items():
        difference = after[name] - values
        if values.ndim < 2:
            assert not difference.any()
        else:
            assert difference.std() / values.std() == pytest.approx(0.1, rel=0.25)
            assert abs(difference.mean()) < 0.05 * values.std()


def test_a_seed_gives_the_same_package_and_another_gives_another(digits, damaged, tmp_path):
    first = inspect(damaged(digits, 0.1, seed=1).path)["weightsDigest"]
    (tmp_path / "0.1-1.mlpackage").rename(tmp_path / "earlier.mlpackage")
    assert inspect(damaged(digits, 0.1, seed=1).path)["weightsDigest"] == first
    assert inspect(damaged(digits, 0.1, seed=2).path)["weightsDigest"] != first


def test_the_source_stays_as_it_is_and_the_size_does_not_change(digits, damaged):
    before = inspect(digits)
    after = inspect(damaged(digits, 0.5).path)
    assert inspect(digits) == before
    assert after["bytes"] == before["bytes"]
    assert after["weightsDigest"] != before["weightsDigest"]


def test_a_damaged_model_runs_and_answers_differently_the_more_the_stronger(digits, damaged):
    def scores(package):
        answer = PortableModel(package).predict(PIXELS)["classLabel_probs"]
        return np.array([answer[label] for label in sorted(answer)])

    sound = scores(digits)
    slightly, badly = (np.abs(scores(damaged(digits, s).path) - sound).max() for s in (0.001, 0.5))
    assert 0 < slightly < badly


def test_16_bit_weights_stay_16_bits_and_finite(dense, damaged):
    source = dense(np.full((40, 64), 60_000.0) * np.linspace(-1, 1, 64), half=True)
    after = inspect(damaged(source, 5.0).path)
    assert after["weights"]["byKind"]["float16"] == inspect(source)["weights"]["byKind"]["float16"]
    assert all(np.isfinite(values).all() for values in weights(damaged(source, 4.0).path).values())


def test_a_model_without_plain_floats_says_that_there_is_nothing_to_damage(saved, digits_model):
    spec = digits_model.get_spec()
    for function in spec.mlProgram.functions.values():
        for block in function.block_specializations.values():
            del block.operations[:]
    path = saved(digits_model, "whole")
    source = Source(path)
    source.spec = spec
    with pytest.raises(WorkerError, match="nothing to damage"):
        make(source, {"kind": "damage", "strength": 1.0, "seed": 0}, path.with_name("x.mlpackage"))


def test_what_it_did_is_told(digits, damaged):
    assert damaged(digits, 0.2).notes[0].startswith("noise of 0.2 of the deviation in 4 tensors")
