"""Every engine opened as an evaluation opens it, over packages that are made on the spot."""

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - its usual name
from coremltools.converters.mil.mil import get_new_symbol, types

from quantgate_worker.engines.child.bounds import Bounds
from quantgate_worker.engines.table import ENGINES
from quantgate_worker.evaluation.opening import Opening
from quantgate_worker.package.interface import MODEL

TARGETS = ("portable", "coreml-cpu")


@pytest.fixture(params=TARGETS)
def target(request):
    return request.param


@pytest.fixture
def engine(target, request):
    """Open a package on an engine; what it runs in ends with the test."""
    if target != "portable":
        request.getfixturevalue("children_on_mac")
    opened = []

    def open_session(package):
        sessions = Opening(ENGINES[target], Bounds(), None, None).open({MODEL: package})
        opened.append(sessions)
        return sessions.by_part[MODEL]

    yield open_session
    for sessions in opened:
        sessions.closing.close()


@pytest.fixture
def doubled(convert, saved):
    """x of [2, 3] floats, and y twice as much."""
    return saved(convert(lambda x: mb.mul(x=x, y=2.0, name="y"), (2, 3)))


@pytest.fixture
def halves(saved):
    """16-bit floats in and out, and an output of integers; the outputs in no order of letters."""

    @mb.program(input_specs=[mb.TensorSpec((4,), dtype=types.fp16)], opset_version=ct.target.iOS16)
    def program(x):
        return mb.mul(x=x, y=np.float16(2), name="z"), mb.cast(x=x, dtype="int32", name="a")

    target = ct.target.iOS16
    return saved(
        ct.convert(
            program,
            convert_to="mlprogram",
            minimum_deployment_target=target,
            inputs=[ct.TensorType(name="x", shape=(4,), dtype=np.float16)],
            outputs=[
                ct.TensorType(name="z", dtype=np.float16),
                ct.TensorType(name="a", dtype=np.int32),
            ],
            skip_model_load=True,
        )
    )


@pytest.fixture
def whole_numbers(saved):
    """x of 3 integers, and y one more."""

    @mb.program(input_specs=[mb.TensorSpec((3,), dtype=types.int32)], opset_version=ct.target.iOS16)
    def program(x):
        return mb.add(x=x, y=np.int32(1), name="y")

    target = ct.target.iOS16
    return saved(
        ct.convert(
            program,
            convert_to="mlprogram",
            minimum_deployment_target=target,
            skip_model_load=True,
        )
    )


@pytest.fixture
def brighter(saved):
    """Build a model that takes an image of 3 x 2 and gives one that is twice as bright."""

    def build(color):
        channels = 1 if "GRAY" in color else 3
        shape = (1, channels, 2, 3)

        @mb.program(input_specs=[mb.TensorSpec(shape)], opset_version=ct.target.iOS16)
        def program(picture):
            return mb.mul(x=picture, y=np.float32(2), name="brighter")

        layout = ct.colorlayout[color]
        model = ct.convert(
            program,
            inputs=[ct.ImageType(name="picture", shape=shape, color_layout=layout)],
            convert_to="mlprogram",
            minimum_deployment_target=ct.target.iOS16,
            compute_precision=ct.precision.FLOAT32,
            skip_model_load=True,
        )
        image = model._spec.description.output[0].type.imageType
        image.colorSpace = model._spec.description.input[0].type.imageType.colorSpace
        image.height, image.width = shape[2:]
        return saved(model, color)

    return build


@pytest.fixture
def flexible(convert, saved):
    """x of 1 to 4 rows, or left out: then it is two rows of 5."""
    rows = ct.RangeDim(1, 4, default=2)
    inputs = [ct.TensorType(name="x", shape=ct.Shape((rows, 3)))]
    model = convert(lambda x: mb.add(x=x, y=1.0, name="y"), (get_new_symbol(), 3), inputs=inputs)
    given = model._spec.description.input[0].type
    given.isOptional = True
    given.multiArrayType.floatDefaultValue = 5.0
    return saved(model)


@pytest.fixture
def counter(saved):
    """Adds each input to a state, and gives the sum."""

    @mb.program(
        input_specs=[
            mb.TensorSpec((2,), dtype=types.fp16),
            mb.StateTensorSpec((2,), dtype=types.fp16),
        ],
        opset_version=ct.target.iOS18,
    )
    def program(x, state):
        total = mb.add(x=mb.read_state(input=state), y=x)
        return mb.coreml_update_state(state=state, value=total)

    return saved(
        ct.convert(
            program,
            convert_to="mlprogram",
            minimum_deployment_target=ct.target.iOS18,
            skip_model_load=True,
        )
    )


@pytest.fixture
def two_functions(convert, tmp_path):
    """`doubled` and `tripled`, of which the second is the default."""
    functions = ct.utils.MultiFunctionDescriptor()
    for name, factor in (("doubled", 2.0), ("tripled", 3.0)):
        path = str(tmp_path / f"{name}.mlpackage")
        model = convert(_scaling(factor), (3,), target=ct.target.iOS18)
        model.save(path)
        functions.add_function(path, "main", name)
    functions.default_function_name = "tripled"
    ct.utils.save_multifunction(functions, str(tmp_path / "both.mlpackage"))
    return tmp_path / "both.mlpackage"


def _scaling(factor):
    return lambda x: mb.mul(x=x, y=factor, name="y")
