import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it
from coremltools.converters.mil.mil import types

from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.engines.portable.states import PortableState
from quantgate_worker.errors import UserError


@pytest.fixture
def counter():
    """Add each input to a state and give the sum."""

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

    model = ct.convert(
        program,
        convert_to="mlprogram",
        minimum_deployment_target=ct.target.iOS18,
        skip_model_load=True,
    )
    return PortableModel(model)


def total(model, x, state):
    (result,) = model.predict({"x": np.array(x)}, state).values()
    return result.tolist()


def test_a_state_carries_from_one_prediction_to_the_next(counter):
    state = counter.make_state()
    assert total(counter, [1, 2], state) == [1, 2]
    assert total(counter, [10, 20], state) == [11, 22]


def test_every_state_starts_at_zero_on_its_own(counter):
    first, second = counter.make_state(), counter.make_state()
    total(counter, [1, 2], first)
    assert total(counter, [5, 5], second) == [5, 5]


def test_a_stateful_model_without_a_state_is_an_error(counter):
    with pytest.raises(UserError, match=r"pass what its make_state\(\) returned"):
        counter.predict({"x": np.zeros(2)})


@pytest.mark.parametrize(
    "state",
    [
        {"state_workaround": np.zeros(2)},
        PortableState({}),
        PortableState({"state_workaround": np.zeros(3)}),
        PortableState({"another": np.zeros(2)}),
    ],
    ids=["no state", "an empty one", "one of another shape", "one of another name"],
)
def test_a_state_of_another_model_is_an_error(counter, state):
    with pytest.raises(UserError, match=r"the model's states: state_workaround; pass what its"):
        counter.predict({"x": np.zeros(2)}, state)


def test_a_state_for_a_model_that_has_none_is_an_error(convert):
    model = PortableModel(convert(lambda x: mb.relu(x=x), (1,)))
    with pytest.raises(UserError, match="the model's states: none; "):
        model.predict({"x": np.zeros(1)}, PortableState({}))


def test_a_model_without_states_makes_none(convert):
    with pytest.raises(UserError, match="the model has no state"):
        PortableModel(convert(lambda x: mb.relu(x=x), (1,))).make_state()
