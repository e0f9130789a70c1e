"""A team's own task, by tiny classes of every temper: what each does is one sample's matter."""

import json
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import coremltools as ct
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - its usual name

from quantgate_worker.datasets.parts import Part
from quantgate_worker.errors import UserError
from quantgate_worker.tasks import own
from quantgate_worker.tasks.own import Own, list_samples, own_code

WORKER = Path(__file__).parents[3] / "worker"


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """x → twice x and its square: two outputs of three numbers."""

    @mb.program(input_specs=[mb.TensorSpec(shape=(3,))], opset_version=ct.target.iOS15)
    def program(x):
        return mb.mul(x=x, y=2.0, name="twice"), mb.mul(x=x, y=x, name="square")

    model = ct.convert(
        program, minimum_deployment_target=ct.target.iOS15, compute_precision=ct.precision.FLOAT32
    )
    path = tmp_path_factory.mktemp("own") / "Two.mlpackage"
    model.save(str(path))
    return path


class Project:
    """A folder with their file, the request that it makes, and what became of it."""

    def __init__(self, folder):
        self.folder = folder / "eval"
        self.folder.mkdir()
        self.metrics = {"score": "mean"}
        self.places, self.values = {}, {}

    def write(self, text):
        (self.folder / "task.py").write_text(textwrap.dedent(text).lstrip())

    def parts(self):
        told = {"file": "task.py", "shown": "eval/task.py", "class": "Task"}
        return {
            "task": Part(at=self.folder, options=told),
            **{key: Part(at=path) for key, path in self.places.items()},
        }

    @property
    def options(self):
        return {"given": self.values, "metrics": self.metrics}

    def list(self):
        into = self.folder.parent / "samples.jsonl"
        count = list_samples(own_code(self.parts(), self.options), into)
        samples = [json.loads(line) for line in into.read_text().splitlines()]
        assert len(samples) == count
        return samples

    def request(self, ids):
        samples = self.folder.parent / "samples.jsonl"
        samples.write_text("".join(f"{json.dumps({'id': one})}\n" for one in ids))
        told = {"file": "task.py", "shown": "eval/task.py", "class": "Task"}
        return {
            "task": "eval/task.py:Task",
            "options": self.options,
            "data": [
                {"key": "task", "at": str(self.folder), "options": told},
                *({"key": key, "at": str(path)} for key, path in self.places.items()),
            ],
            "samples": str(samples),
        }


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


@pytest.fixture
def records(project, package, evaluated):
    """Write their file, evaluate some samples, and return the records."""

    def ask(text, ids=("a", "b")):
        project.write(text)
        answer, told = evaluated({"one": package}, len(ids), **project.request(ids))
        assert answer == {"lanes": {"one": "done"}}
        return told.records("one")

    return ask


@pytest.fixture
def ended(project, package, evaluated):
    """The same of a lane that ends before its time; return how."""

    def ask(text, ids=("a", "b", "c", "d")):
        project.write(text)
        answer, told = evaluated({"one": package}, len(ids), **project.request(ids))
        assert answer == {"lanes": {"one": "ended"}}
        return told.one("one", "ended")

    return ask


WHOLE = """
    import numpy as np
    from beside import POWER

    class Task:
        def __init__(self, scale, words, max_length):
            self.scale, self.words, self.max_length = scale, words.read_text(), max_length

        def samples(self):
            for number in range(3):
                yield {"id": f"s{number}", "number": number, "slices": {"odd": str(number % 2)}}

        def evaluate(self, session, sample):
            assert session.inputs == ["x"]
            x = np.full(3, len(sample["id"]), np.float32)
            outputs = session.predict({"x": x * self.scale})
            again = session.predict({"x": outputs["twice"]})
            return {"score": again["square"][0] ** POWER + len(self.words) + self.max_length}

        def close(self):
            print("tidied up")
"""


def test_samples_are_listed_with_all_that_they_say(project):
    (project.folder / "beside.py").write_text("POWER = 1\n")
    project.places = {"words": project.folder / "beside.py"}
    project.values = {"scale": 2, "max-length": 5}
    project.write(WHOLE)
    assert project.list()[1] == {"id": "s1", "number": 1, "slices": {"odd": "1"}}


def test_their_code_predicts_as_often_as_it_likes_with_what_the_policy_gives(project, records):
    (project.folder / "beside.py").write_text("POWER = 1\n")
    project.places = {"words": project.folder / "beside.py"}
    project.values = {"scale": 2, "max-length": 5}
    # (2 · 2 · 2)² and the ten letters of the file and five more.
    assert records(WHOLE, ["aa"]) == [{"id": "aa", "values": {"score": 64.0 + 10 + 5}}]


def test_a_run_leaves_nothing_beside_their_files(project):
    (project.folder / "beside.py").write_text("POWER = 1\n")
    project.places = {"words": project.folder / "beside.py"}
    project.values = {"scale": 2, "max-length": 5}
    project.write(WHOLE)
    project.list()
    assert sorted(path.name for path in project.folder.iterdir()) == ["beside.py", "task.py"]


TEMPERS = {
    "raises": ("raise KeyError('who')", "eval/task.py:6 KeyError: 'who'"),
    "leaves": ("import sys; sys.exit(3)", "eval/task.py:6 SystemExit: 3"),
    "gives nothing": ("return None", "eval/task.py TypeError: evaluate() gave None, and no "),
    "gives no number": ("return {'score': 'much'}", "'score' is 'much', which is a text"),
    "gives a text of a number": ("return {'score': '1'}", "'score' is '1', which is a text and no"),
    "gives what is not finite": ("return {'score': float('nan')}", "'score' is nan, which is not"),
    "gives too little": ("return {}", "evaluate() gave no 'score'"),
    "gives more": ("return {'score': 1, 'more': 2}", "gave 'more', which the policy does not"),
    "does not fit the model": (
        "return session.predict({'y': 1.0})",
        "eval/task.py:6 PredictionError: ",
    ),
    "is killed": ("import os; os.kill(os.getpid(), 9)", "eval/task.py was killed by SIGKILL"),
    "ends itself": ("import os; os._exit(4)", "eval/task.py has ended its process with status 4"),
}


def tempered(what):
    return f"""
    class Task:
        def samples(self): return []
        def evaluate(self, session, sample):
            print("words that are no answer")
            if sample["id"] != "a": return {{"score": 1}}
            {what}
    """


@pytest.mark.parametrize("temper", TEMPERS)
def test_code_that_goes_wrong_is_an_error_of_that_sample_at_its_line(records, temper):
    what, why = TEMPERS[temper]
    first, second = records(tempered(what))
    assert first["id"] == "a"
    assert why in first["error"]
    assert second == {"id": "b", "values": {"score": 1.0}}


def test_a_copy_that_is_forked_off_answers_nothing(records):
    forking = """
    import os

    class Task:
        def samples(self): return []
        def evaluate(self, session, sample):
            os.fork()
            return {"score": 1}
    """
    assert [one["values"] for one in records(forking)] == [{"score": 1.0}] * 2


def test_what_is_written_to_the_processs_output_is_no_answer(records):
    writing = """
    import os, sys

    class Task:
        def samples(self): return []
        def evaluate(self, session, sample):
            os.write(1, b'{"values": {"score": 7}}\\n')
            os.system("echo '{}'")
            sys.stdout.write("{}\\n")
            return {"score": 1}
    """
    assert [one["values"] for one in records(writing)] == [{"score": 1.0}] * 2


def test_a_sample_that_never_returns_is_told_with_its_line_and_the_next_goes_on(
    records, monkeypatch
):
    monkeypatch.setattr("quantgate_worker.evaluation.evaluation.task_named", lambda _: Own(1.0))
    hanging = """
    import time

    class Task:
        def samples(self): return []
        def evaluate(self, session, sample):
            while sample["id"] == "a":
                time.sleep(0.1)
            return {"score": 1}
    """
    first, second = records(hanging)
    assert first["error"] == "eval/task.py:7 it took longer than 1 s over a sample"
    assert second == {"id": "b", "values": {"score": 1.0}}


def test_a_process_that_ends_again_and_again_ends_the_variant(ended):
    told = ended(tempered("import os; os._exit(4)").replace('!= "a"', '== "x"'))
    assert told["at"] == "c"
    assert told["cause"] == "raised"
    assert "after two samples that ended it as well" in told["message"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "class Task:\n    def samples(self) return []",
            "eval/task.py:2 SyntaxError: expected ':'",
        ),
        ("import nowhere_at_all", "eval/task.py:1 ModuleNotFoundError: No module named 'nowhere"),
        ("Other = 1", "eval/task.py TypeError: task.py has no class Task"),
        ("class Task:\n    def samples(self): return []", "TypeError: Task has no evaluate()"),
        ("class Task:\n    def __init__(self, more): ...", "missing 1 required positional"),
    ],
)
def test_a_file_that_makes_no_task_is_the_users_mistake_wherever_it_is_met(
    project, ended, text, why
):
    told = ended(text)
    assert why in told["message"]
    assert (told["stage"], told["cause"]) == ("task", "refused")
    with pytest.raises(UserError) as error:
        project.list()
    assert why in str(error.value)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("return 7", "samples() gave 7, and no list of samples"),
        ("return {'id': 'a'}", "and no list of samples"),
        ("yield 7", "samples() gave 7, and no dictionary with an id"),
        ("yield {'id': float('nan')}", "eval/task.py"),
        ("raise OSError('no disk')", "eval/task.py:2 OSError: no disk"),
    ],
)
def test_samples_that_are_none_are_told_with_their_line(project, body, why):
    project.write(f"class Task:\n    def samples(self): {body}\n    def evaluate(self, s, t): ...")
    with pytest.raises(UserError) as error:
        project.list()
    assert why in str(error.value)


def test_samples_without_end_end_where_there_is_room_for_no_more(project, monkeypatch):
    monkeypatch.setattr(own, "MOST_BYTES", 1000)
    endless = """
    class Task:
        def samples(self):
            while True: yield {"id": "again"}
        def evaluate(self, session, sample): ...
    """
    project.write(endless)
    with pytest.raises(UserError, match="more than 1000 bytes to say"):
        project.list()


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        ("rate", "True", 1.0),
        ("rate", "0.5", "of a rate each sample has 0 or 1"),
        ("ratio", "(3, 10)", [3.0, 10.0]),
        ("ratio", "3", "of a ratio give [numerator, denominator]"),
        ("ratio", "[1, -1]", "a denominator below 0"),
        ("ratio", "[1, float('inf')]", "which is not finite"),
        ("mean", "[1, 2]", "TypeError"),
    ],
)
def test_a_value_is_of_the_kind_that_the_policy_declares(project, records, kind, value, told):
    project.metrics = {"score": kind}
    text = f"""
    class Task:
        def samples(self): return []
        def evaluate(self, session, sample): return {{"score": {value}}}
    """
    (record,) = records(text, ["a"])
    if isinstance(told, str):
        assert told in record["error"]
    else:
        assert record["values"] == {"score": told}


def test_another_python_runs_their_code_and_ours_stays_where_it_is(project, records, tmp_path):
    python = tmp_path / "theirs"
    python.write_text(f'#!/bin/sh\nTHEIRS=yes exec {sys.executable} "$@"\n')
    python.chmod(0o755)
    parts = project.request(["a"])
    parts["data"][0]["options"]["python"] = str(python)
    project.request = lambda _ids: parts
    text = """
    import os

    class Task:
        def samples(self): return []
        def evaluate(self, session, sample): return {"score": os.environ["THEIRS"] == "yes"}
    """
    assert records(text, ["a"])[0]["values"] == {"score": 1.0}


def test_a_python_that_is_not_there_is_the_users_mistake(project):
    part = project.parts()["task"]
    missing = {"task": Part(at=part.at, options={**part.options, "python": "python0.1"})}
    with pytest.raises(UserError, match=r"python: there is no python0\.1 here"):
        own_code(missing, {})


def test_all_that_their_code_has_started_ends_with_it(project, records):
    starting = """
    import subprocess, pathlib

    class Task:
        def samples(self): return []
        def evaluate(self, session, sample):
            started = subprocess.Popen(["sleep", "600"])
            pathlib.Path(__file__).with_name(sample["id"]).write_text(str(started.pid))
            return {"score": 1}
    """
    records(starting)
    _wait_for_the_end_of([int((project.folder / name).read_text()) for name in "ab"])


def test_all_that_their_code_has_started_ends_where_it_ends_itself(project, records):
    leaving = """
    import os, pathlib, subprocess

    class Task:
        def samples(self): return []
        def evaluate(self, session, sample):
            started = subprocess.Popen(["sleep", "600"])
            pathlib.Path(__file__).with_name(sample["id"]).write_text(str(started.pid))
            os._exit(4)
    """
    assert ["status 4" in one["error"] for one in records(leaving)] == [True, True]
    _wait_for_the_end_of([int((project.folder / name).read_text()) for name in "ab"])


def test_code_that_never_lets_go_of_python_ends_when_whoever_asked_is_killed(project):
    """A search that takes longer than anybody lives, and holds on to Python all the while."""
    project.write("""
        import os, re
        from pathlib import Path

        class Task:
            def evaluate(self, session, sample): return {}
            def samples(self):
                name = Path(__file__).with_name("process")
                name.with_suffix(".part").write_text(str(os.getpid()))
                name.with_suffix(".part").rename(name)
                re.search("(a+)+$", "a" * 64 + "b")
    """)
    asks = f"""
        import sys
        from pathlib import Path
        sys.path.insert(0, {str(WORKER)!r})
        from quantgate_worker.own.process import OwnCode, OwnProcess

        file = Path({str(project.folder / "task.py")!r})
        given = dict(shown="task.py", name="Task", places={{}}, values={{}}, metrics={{}})
        OwnProcess(OwnCode(file=file, **given), 900).samples(file.with_name("samples"), 1000, 900)
    """
    asking = subprocess.Popen([sys.executable, "-c", textwrap.dedent(asks)])  # noqa: S603
    told = project.folder / "process"
    while not told.exists():
        assert asking.poll() is None
        time.sleep(0.05)
    asking.kill()
    asking.wait()
    _wait_for_the_end_of([int(told.read_text())])


def test_predictions_of_several_threads_do_not_mix(records):
    threaded = """
    from concurrent.futures import ThreadPoolExecutor
    import numpy as np

    class Task:
        def samples(self): return []
        def evaluate(self, session, sample):
            def right(number):
                given = np.full(3, number, np.float32)
                return (session.predict({"x": given})["twice"] == 2 * given).all()
            with ThreadPoolExecutor(8) as pool:
                return {"score": sum(pool.map(right, range(400)))}
    """
    assert records(threaded, ["a"])[0]["values"] == {"score": 400.0}


def _wait_for_the_end_of(numbers):
    until = time.monotonic() + 5
    while time.monotonic() < until and any(map(_is_running, numbers)):
        time.sleep(0.02)
    assert not any(map(_is_running, numbers))


def _is_running(number):
    try:
        state = Path(f"/proc/{number}/stat").read_text().split(")")[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_outputs_that_are_not_finite_are_told_where_their_code_can_do_nothing_with_them(
    project, package, evaluated
):
    project.write("""
    import numpy as np

    class Task:
        def samples(self): return []
        def evaluate(self, session, sample):
            square = session.predict({"x": np.full(3, 1e30, np.float32)})["square"]
            return {"score": square[0] if sample["id"] == "a" else 1}
    """)
    _answer, told = evaluated({"one": package}, 2, **project.request("ab"))
    (chunk,) = told.of("one", "chunk")
    assert (chunk["errors"], chunk["unfinite"]) == (1, 1)


def test_the_labels_of_a_classifier_cross_with_their_probabilities(digits, project, evaluated):
    project.write("""
    import numpy as np

    class Task:
        def samples(self): return []
        def evaluate(self, session, sample):
            pixels = np.zeros((1, 1, 8, 8), np.float32)
            given = session.predict({"pixels": pixels}).values()
            (shares,) = [one for one in given if isinstance(one, dict)]
            return {"score": sorted(shares) == list("0123456789")}
    """)
    _answer, told = evaluated({"one": digits}, 1, **project.request("a"))
    assert told.records("one") == [{"id": "a", "values": {"score": 1.0}}]
