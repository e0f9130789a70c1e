import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it

from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.errors import UserError

FACTORS = {"doubled": 2.0, "tripled": 3.0}
WIDTHS = {"doubled": 3, "tripled": 4}


@pytest.fixture
def package(convert, tmp_path):
    functions = ct.utils.MultiFunctionDescriptor()
    for name, factor in FACTORS.items():
        path = str(tmp_path / f"{name}.mlpackage")
        scaled = convert(scaling(factor), (WIDTHS[name],), target=ct.target.iOS18)
        scaled.save(path)
        functions.add_function(path, "main", name)
    functions.default_function_name = "tripled"
    ct.utils.save_multifunction(functions, str(tmp_path / "both.mlpackage"))
    return tmp_path / "both.mlpackage"


def scaling(factor):
    def body(x):
        return mb.mul(x=x, y=factor, name="y")

    return body


@pytest.mark.parametrize(("asked", "run"), [("doubled", "doubled"), (None, "tripled")])
def test_the_function_asked_for_is_run_or_else_the_default(package, asked, run):
    model = PortableModel(package, function_name=asked)
    assert model.inputs[0].shape == (WIDTHS[run],)
    result = model.predict({"x": np.ones(WIDTHS[run])})
    assert result["y"].tolist() == [FACTORS[run]] * WIDTHS[run]


def test_the_function_of_a_model_in_memory_is_run(package):
    loaded = ct.models.MLModel(str(package), skip_model_load=True, function_name="doubled")
    assert PortableModel(loaded).predict({"x": np.ones(3)})["y"].tolist() == [2.0] * 3


def test_a_function_that_there_is_not_is_named_with_those_there_are(package):
    with pytest.raises(UserError, match="no function 'halved'; it has: doubled, tripled"):
        PortableModel(package, function_name="halved")
