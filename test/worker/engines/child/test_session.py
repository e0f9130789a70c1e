import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - its usual name
from coremltools.converters.mil.mil import types
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as some
from PIL import Image

from quantgate_worker.engines.child.blocks import Block
from quantgate_worker.engines.child.bounds import Bounds
from quantgate_worker.engines.child.packing import Packer, Unpacker
from quantgate_worker.engines.portable import PortableModel
from quantgate_worker.engines.table import ENGINES
from quantgate_worker.errors import SessionLost, UnsupportedOp, UserError, WorkerError

PORTABLE = ENGINES["portable"]
WORKER = Path(__file__).parents[4] / "worker"


def gone(process):
    """Whether a process has ended, or will; what is killed takes its time on a busy machine."""
    for _ in range(6000):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_a_child_gives_what_the_engine_gives_here(child, digits):
    there, here = child(PORTABLE.load, digits), PORTABLE.load(digits)
    for pixels in np.random.default_rng(0).normal(size=(20, 1, 1, 8, 8)).astype(np.float32):
        assert there.predict({"pixels": pixels}) == here.predict({"pixels": pixels})


def test_pictures_cross_as_they_are(child, picture_model):
    package = picture_model(6, 5)
    pixels = np.random.default_rng(0).integers(0, 256, (5, 6, 3), np.uint8)
    picture = {"picture": Image.fromarray(pixels)}
    given = child(PORTABLE.load, package).predict(picture)
    np.testing.assert_array_equal(given["means"], PORTABLE.load(package).predict(picture)["means"])


def test_states_lie_in_the_child_each_sequence_with_its_own(child, saved):
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
    session = child(PORTABLE.load, saved(model))

    def total(x, state):
        (result,) = session.predict({"x": np.array(x)}, state).values()
        return result.tolist()

    first, second = session.make_state(), session.make_state()
    assert total([1, 2], first) == [1, 2]
    assert total([10, 20], first) == [11, 22]
    del first
    assert total([5, 5], second) == [5, 5]


def test_a_watched_child_tells_its_ranges_and_culprits(child, digits):
    there = child(PORTABLE.audit, digits, trace=True)
    here = PortableModel(digits, audit=True, trace=True)
    pixels = {"pixels": np.full((1, 1, 8, 8), np.inf, np.float32)}
    for session in (there, here):
        session.predict(pixels)
    assert there.ranges == here.ranges
    assert there.culprit("classLabel_probs") == here.culprit("classLabel_probs") is not None


@pytest.mark.parametrize(
    ("word", "signal_", "said"),
    [
        ("kill", "SIGKILL", "killed by SIGKILL"),
        ("fault", "SIGSEGV", "killed by SIGSEGV"),
        ("leave", None, "ended with status 3"),
    ],
)
def test_a_child_that_ends_is_a_session_that_is_lost(child, scripted, word, signal_, said):
    session = child(scripted)
    with pytest.raises(SessionLost, match=said) as lost:
        session.predict({"word": word})
    assert (lost.value.cause, lost.value.signal) == ("killed", signal_)


def test_a_prediction_without_end_has_a_limit_and_its_child_is_gone(child, scripted):
    session = child(scripted, bounds=Bounds(predict_seconds=3))
    with pytest.raises(SessionLost, match=r"longer than 3 s to predict") as lost:
        session.predict({"word": "hang"})
    assert lost.value.cause == "hung"
    assert gone(session.process)


def test_a_child_that_outgrows_its_bound_is_ended_while_it_predicts(child, scripted):
    session = child(scripted, bounds=Bounds(bytes=400 * 2**20))
    with pytest.raises(SessionLost, match=r"it held \d+ bytes, and 419430400 are allowed") as lost:
        session.predict({"word": "grow"})
    assert lost.value.cause == "memory"
    assert gone(session.process)


@pytest.mark.parametrize(("name", "cause"), [("kill", "killed"), ("hang", "hung")])
def test_a_load_that_kills_or_hangs_is_lost_too(child, scripted, tmp_path, name, cause):
    with pytest.raises(SessionLost) as lost:
        child(scripted, tmp_path / name, Bounds(load_seconds=900 if name == "kill" else 2))
    assert lost.value.cause == cause


def test_what_an_engine_raises_is_raised_here_and_the_child_goes_on(child, scripted):
    session = child(scripted)
    for word, kind, said in [
        ("user", UserError, "what you wrote"),
        ("unsupported", UnsupportedOp, "conv_9d: nobody has so many"),
        ("failed", WorkerError, "only here"),
        ("raise", Exception, "'lost'"),
    ]:
        with pytest.raises(kind) as raised:
            session.predict({"word": word})
        assert str(raised.value) == said
    assert session.predict({"word": "again"}) == {"word": "again"}


def test_what_an_engine_prints_is_not_taken_for_an_answer(child, scripted):
    assert child(scripted).predict({"word": "print"}) == {"word": "print"}


def test_a_child_imports_its_engine_and_no_other(child, scripted):
    loaded = set(child(scripted).predict({"word": "modules"})["modules"].split())
    assert "scripted_engine" in loaded
    strangers = {"coremltools", "onnxruntime", "torch", "quantgate_worker.engines.portable"}
    assert loaded & strangers == set()


@pytest.mark.usefixtures("scripted")
def test_a_child_ends_with_its_parent_whatever_it_is_at(tmp_path):
    code = f"""
        import sys, threading, time
        sys.path[:0] = [{str(WORKER)!r}, {str(tmp_path)!r}]
        from pathlib import Path
        from quantgate_worker.engines.child.bounds import Bounds
        from quantgate_worker.engines.child.session import ChildSession
        from quantgate_worker.engines.engine import Imported
        session = ChildSession(Imported("scripted_engine", "load"), Path("/"), Bounds(), {{}})
        threading.Thread(target=session.predict, args=({{"word": "hang"}},)).start()
        time.sleep(0.2)
        print(session.process, flush=True)
    """
    parent = subprocess.Popen(  # noqa: S603 - the worker's own code
        [sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE
    )
    child = int(parent.stdout.readline())
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    assert gone(child)


def test_what_is_no_number_picture_or_label_does_not_cross(child, scripted):
    session = child(scripted)
    for value in (object(), np.array([object()]), b"bytes", None):
        with pytest.raises(TypeError, match="does not cross to a process"):
            session.predict({"word": value})


@pytest.fixture(scope="module")
def crossed():
    """Pack values into a block and unpack them from another mapping of it."""
    ours = Block()
    packer, unpacker = Packer(ours), Unpacker(Block(os.dup(ours.descriptor)))
    return lambda values: unpacker.unpack(packer.pack(values))


ARRAYS = some.arrays(
    st.sampled_from(["<f4", "<f8", "<f2", "|u1", "<i4", "<i8", "|b1"]),
    some.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=9),
)


@settings(deadline=None)
@given(st.dictionaries(st.text(), ARRAYS, max_size=4))
def test_arrays_of_every_type_and_shape_cross_as_they_are(crossed, values):
    found = crossed(values)
    assert list(found) == list(values)
    for name, array in values.items():
        assert (found[name].dtype, found[name].shape) == (array.dtype, array.shape)
        assert found[name].tobytes() == np.ascontiguousarray(array).tobytes()


@settings(deadline=None)
@given(
    st.dictionaries(
        st.one_of(st.text(), st.integers(-(2**62), 2**62)), st.floats(allow_nan=False), max_size=9
    ),
    st.one_of(st.text(), st.integers(-(2**62), 2**62), st.floats(allow_nan=False)),
)
def test_probabilities_and_labels_cross_with_their_types(crossed, probabilities, label):
    values = {"probabilities": probabilities, "label": label}
    for _ in range(2):
        found = crossed(values)
        assert found == values
        assert list(found["probabilities"]) == list(probabilities)
        assert [type(one) for one in found["probabilities"]] == [type(one) for one in probabilities]


def test_labels_of_what_did_not_cross_are_told_again(crossed):
    crossed({"probabilities": {"cat": 0.5, "dog": 0.25}})
    other = {"bird": 0.5, "fish": 0.25}
    with pytest.raises(TypeError, match="does not cross"):
        crossed({"probabilities": other, "more": object()})
    assert crossed({"probabilities": other}) == {"probabilities": other}


def test_a_turned_array_crosses_too(crossed):
    array = np.arange(24, dtype=np.float32).reshape(2, 3, 4)[:, ::-1].transpose(2, 0, 1)
    np.testing.assert_array_equal(crossed({"x": array})["x"], array)


@pytest.mark.parametrize("mode", ["RGB", "L", "F", "RGBA"])
def test_pictures_of_every_mode_cross(crossed, mode):
    noise = np.random.default_rng(0).integers(0, 256, (7, 5, 4), np.uint8)
    picture = Image.fromarray(noise, "RGBA").convert(mode)
    found = crossed({"picture": picture})["picture"]
    assert (found.mode, found.size, found.tobytes()) == (mode, (5, 7), picture.tobytes())
