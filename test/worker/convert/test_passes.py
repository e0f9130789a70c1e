"""Passes whose program is proven sound once, and not after each of them."""

from pathlib import Path

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Program
from coremltools.converters.mil.mil.passes.graph_pass import AbstractGraphPass
from coremltools.models import MLModel

from quantgate_worker.convert import passes


class _Breaks(AbstractGraphPass):
    """Leaves a program in which a value believes to be read once more than it is."""

    def __init__(self, times=99):
        self.seen, self.times = 0, times

    def apply(self, prog):
        self.seen += 1
        if self.seen <= self.times:
            relu = prog.functions["main"].find_ops(op_type="relu")[0]
            relu.x.add_child_op(relu)


@pytest.fixture
def model(dense):
    return MLModel(str(dense(np.ones((10, 12)))), skip_model_load=True)


@pytest.fixture
def rectified(tmp_path):
    from coremltools.converters.mil import Builder as mb  # noqa: N813 - its usual name

    @mb.program(input_specs=[mb.TensorSpec(shape=(1, 4))], opset_version=ct.target.iOS15)
    def program(x):
        return mb.relu(x=mb.relu(x=mb.add(x=x, y=1.0)), name="out")

    made = ct.convert(program, minimum_deployment_target=ct.target.iOS15, skip_model_load=True)
    made.save(str(tmp_path / "Source.mlpackage"))
    return MLModel(str(tmp_path / "Source.mlpackage"), skip_model_load=True)


def test_a_program_that_is_unsound_in_the_end_is_refused_as_coremltools_does(rectified):
    broken = _Breaks()
    with pytest.raises(Exception, match="should be consumed by op"):
        passes._made(rectified, [broken])
    # Once as it is done here, and once in coremltools' own way.
    assert broken.seen == 2


def test_what_breaks_here_alone_is_made_in_coremltools_own_way(rectified):
    broken = _Breaks(times=1)
    made = passes._made(rectified, [broken])
    assert broken.seen == 2
    assert made.get_spec().mlProgram == passes.tidied(rectified).get_spec().mlProgram


def test_what_is_made_holds_no_program_in_memory(model):
    assert passes.tidied(model)._mil_program is None


def test_what_is_made_leaves_no_package_behind(model):
    made = passes.tidied(model)
    package = Path(made.package_path)
    assert package.is_dir()
    del made
    assert not package.exists()


def test_a_program_is_proven_once(model, monkeypatch):
    proven = []
    validate = Program.validate
    monkeypatch.setattr(Program, "validate", lambda program: (proven.append(1), validate(program)))
    passes.tidied(model)
    assert len(proven) == 1
