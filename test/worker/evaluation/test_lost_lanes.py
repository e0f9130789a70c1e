"""A lane that kills, hangs or outgrows its bound ends alone, wherever its session is."""

import hashlib
import itertools
import json
import os
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import numpy as np
import pytest

from quantgate_worker.engines.engine import Engine, Imported
from quantgate_worker.errors import ProtocolError
from quantgate_worker.evaluation.overdue import LEFT, Overdue

ROWS, WIDTH = 12, 4
# In seconds: ends a test that would not end, and nothing else.
HANGING = 900
WORKER = Path(__file__).parents[3] / "worker"

# Does at the fifth row what the name of its package says.
SCRIPTED = """
import os, signal, time
import numpy as np

class Session:
    def __init__(self, path):
        self.path, self.count = path, 0

    def predict(self, inputs, state=None):
        self.count += 1
        if self.count == 5 and "kill" in self.path.name:
            os.kill(os.getpid(), signal.SIGKILL)
        if self.count == 5 and "hang" in self.path.name:
            time.sleep(3600)
        if self.count == 5 and "grow" in self.path.name:
            self.held = np.ones(2**27)
            time.sleep(3600)
        return {"linear": inputs["x"][..., :3].copy()}

def load(path):
    return Session(path)
"""


@pytest.fixture
def scripted(tmp_path, monkeypatch):
    """Give the engine of the script, which asks for this isolation."""
    (tmp_path / "scripted_lanes.py").write_text(SCRIPTED)
    monkeypatch.syspath_prepend(str(tmp_path))

    def engines(isolation):
        row = Engine(
            name=lambda: "scripted",
            units="cpu",
            isolation=isolation,
            load=Imported("scripted_lanes", "load"),
            refuses=lambda _spec: [],
        )
        return {"portable": row}

    return engines


@pytest.fixture
def engines(scripted):
    return scripted("process")


@pytest.fixture
def models(dense, tmp_path):
    """Links to one package, by names that say what is to happen to it."""
    package = dense(np.eye(3, WIDTH), softmax=False)
    links = {name: tmp_path / f"{name}.mlpackage" for name in ("calm", "kill", "hang", "grow")}
    for link in links.values():
        link.symlink_to(package)
    return links


LOST = {
    "kill": ("killed", {}),
    "hang": ("hung", {"predictSeconds": 8}),
    "grow": ("memory", {"bytes": 400 * 2**20}),
}


@pytest.mark.parametrize("fate", LOST)
def test_a_lane_that_is_lost_says_why_and_where_and_no_other_notices(ask, engines, models, fate):
    cause, bounds = LOST[fate]
    packages = {name: models[name] for name in ("calm", fate)}
    chunks = [{"key": f"c{n}", "rows": [[4 * n, 4 * n + 4]], "for": [*packages]} for n in range(3)]
    answer, told = ask(packages, engines, chunks=chunks, bounds=bounds)
    assert answer == {"lanes": {"calm": "done", fate: "ended"}}
    (ended,) = (item["ended"] for item in told.of(fate, "ended"))
    assert (ended["stage"], ended["cause"], ended["at"]) == ("predict", cause, "row-4")
    assert ended.get("signal") == ("SIGKILL" if fate == "kill" else None)
    assert [item["chunk"] for item in told.of("calm", "chunk")] == ["c0", "c1", "c2"]
    # What was finished before is kept.
    assert [item["chunk"] for item in told.of(fate, "chunk")] == ["c0"]


def test_what_was_asked_to_be_apart_after_a_death_loses_only_the_lane_that_kills(
    ask, scripted, models, dense
):
    """By an engine of threads: of three lanes one is killed, and the chunks of two are whole."""
    packages = {
        "before": models["calm"],
        "kill": models["kill"],
        "after": dense(2 * np.eye(3, WIDTH), softmax=False),
    }
    chunks = [{"key": f"c{n}", "rows": [[4 * n, 4 * n + 4]], "for": [*packages]} for n in range(3)]
    answer, told = ask(packages, scripted("thread"), chunks=chunks, isolation="process")
    assert answer == {"lanes": {"before": "done", "kill": "ended", "after": "done"}}
    ended = told.one("kill", "ended")
    assert (ended["cause"], ended["signal"], ended["at"]) == ("killed", "SIGKILL", "row-4")
    for lane in ("before", "after"):
        assert [item["chunk"] for item in told.of(lane, "chunk")] == ["c0", "c1", "c2"]
        assert [record["id"] for record in told.records(lane)] == [f"row-{n}" for n in range(ROWS)]
        for item in told.of(lane, "chunk"):
            content = Path(item["file"]).read_bytes()
            assert item["sha256"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert [record["id"] for record in told.records("kill")] == [f"row-{n}" for n in range(4)]


def test_no_child_is_left_behind(ask, engines, models):
    ask({name: models[name] for name in ("calm", "kill")}, engines)
    command = ["/bin/ps", "-A", "-o", "ppid=,command="]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    ours = [line for line in ran.stdout.splitlines() if line.split()[0] == str(os.getpid())]
    assert [line for line in ours if line.endswith("__main__.py child")] == []


def test_in_processes_of_their_own_the_records_are_the_same(ask, dense):
    packages = {
        name: dense(factor * np.eye(3, WIDTH), softmax=False)
        for name, factor in [("one", 1), ("two", 1 / 3)]
    }
    _, here = ask(packages, ahead="one")
    records = {name: here.records(name) for name in packages}
    _, there = ask(packages, ahead="one", isolation="process")
    assert {name: there.records(name) for name in packages} == records
    digests = [[item["sha256"] for item in told.of("two", "chunk")] for told in (here, there)]
    assert digests[0] == digests[1]


def test_a_watched_lane_may_be_in_a_process_too(ask, dense):
    package = dense(np.eye(3, WIDTH), softmax=False)
    seen = []
    for isolation in (None, "process"):
        _, told = ask({"one": package}, watch="trace", isolation=isolation)
        seen.append(Path(told.of("one", "extra")[0]["file"]).read_bytes())
    assert seen[0] == seen[1]


def test_an_engine_that_is_not_imported_cannot_be_in_a_process(ask, models):
    row = Engine(
        name=lambda: "closed",
        units="cpu",
        isolation="process",
        load=lambda _path: None,
        refuses=lambda _spec: [],
    )
    answer, told = ask({"calm": models["calm"]}, {"portable": row})
    assert answer == {"lanes": {"calm": "ended"}}
    assert "in a process of its own" in told.of("calm", "ended")[0]["ended"]["message"]


def test_another_isolation_is_refused(ask, models):
    with pytest.raises(ProtocolError, match="is no process"):
        ask({"calm": models["calm"]}, isolation="thread")


def test_a_thread_that_hangs_is_told_of_and_the_worker_leaves(tmp_path, models):
    """In a process of its own, which is the one that leaves."""
    (tmp_path / "scripted_lanes.py").write_text(SCRIPTED)
    np.savez(tmp_path / "rows.npz", x=np.ones((ROWS, WIDTH), np.float32))
    samples = "".join(f'{{"id": "row-{n}", "label": "0"}}\n' for n in range(ROWS))
    (tmp_path / "samples.jsonl").write_text(samples)
    lanes = [
        {"name": name, "packages": {"model": str(models[name])}, "into": str(tmp_path / name)}
        for name in ("calm", "hang")
    ]
    message = {
        "engine": "scripted",
        "task": "image-classification",
        "options": {"top": 1},
        "data": [{"key": "arrays", "at": str(tmp_path / "rows.npz")}],
        "samples": str(tmp_path / "samples.jsonl"),
        "source": {"model": str(models["calm"])},
        "lanes": lanes,
        "chunks": [
            {"key": "first", "rows": [[0, 4]], "for": ["calm", "hang"]},
            {"key": "rest", "rows": [[4, ROWS]], "for": ["calm", "hang"]},
        ],
        "bounds": {"predictSeconds": 8},
    }
    code = f"""
        import json, sys
        sys.path[:0] = [{str(WORKER)!r}, {str(tmp_path)!r}]
        from quantgate_worker.lightly import import_coremltools
        import_coremltools()
        from quantgate_worker.engines.engine import Engine, Imported
        from quantgate_worker.verbs.evaluate import evaluate

        from quantgate_worker.channel import Channel

        class Tell:
            channel = Channel(sys.stdout)
            def progress(self, *told, **who): pass
            def item(self, item): self.channel.item("e", item)

        row = Engine(name=lambda: "scripted", units="cpu", isolation="thread",
                     load=Imported("scripted_lanes", "load"), refuses=lambda spec: [])
        evaluate(json.loads(sys.argv[1]), Tell(), {{"scripted": row}})
    """
    ran = subprocess.run(  # noqa: S603 - the worker's own code
        [sys.executable, "-c", textwrap.dedent(code), json.dumps(message)],
        capture_output=True,
        check=False,
        timeout=HANGING,
    )
    assert ran.returncode == LEFT
    items = [json.loads(line) for line in ran.stdout.splitlines()]
    (ended,) = (item for item in items if "ended" in item)
    assert ended["lane"] == "hang"
    assert ended["ended"] == {
        "stage": "predict",
        "cause": "hung",
        "at": "row-4",
        "message": (
            "it took longer than 8 s and 100 times the median of those before it to predict"
        ),
    }
    assert {(item["lane"], item["chunk"]) for item in items if "chunk" in item} >= {
        ("calm", "first"),
        ("hang", "first"),
    }
    assert b"lane hang, row-4: it took longer" in ran.stderr


def test_only_what_takes_longer_than_its_own_limit_is_overdue():
    left, told = threading.Event(), []

    def leave(status):
        told.append(status)
        left.set()

    overdue = Overdue(leave)
    overdue.watch(lambda: 1, lambda: 3600, lambda: told.append("patient"))
    overdue.watch(lambda: None, lambda: -1, lambda: told.append("idle"))
    overdue.watch(lambda: 1, lambda: -1, None)
    with overdue.watch(lambda: 1, lambda: -1, lambda: told.append("done")):
        pass
    overdue.watch(lambda: 1, lambda: -1, lambda: told.append("hung"))
    with overdue.watching():
        assert left.wait(HANGING)
    assert told[:2] == ["hung", LEFT]
    assert {*told} == {"hung", LEFT}


def test_what_is_asked_next_is_waited_for_anew():
    """A hundred quick ones in a row never take as long as one that hangs."""
    numbers, left = itertools.count(), threading.Event()
    overdue = Overdue(lambda _status: left.set())
    overdue.watch(lambda: next(numbers), lambda: 0.01, lambda: None)
    with overdue.watching():
        assert not left.wait(1)


@pytest.mark.parametrize(
    ("at", "limit", "beats"), [(1, 3600, True), (1, -1, False), (None, 3600, False)]
)
def test_whoever_waits_hears_of_what_may_still_come_and_of_nothing_else(at, limit, beats):
    beaten, looked = threading.Event(), threading.Event()
    looks = itertools.count()

    def now():
        if next(looks) > 5:
            looked.set()
        return at

    overdue = Overdue(beat=beaten.set, between_beats=0)
    overdue.watch(now, lambda: limit, None)
    with overdue.watching():
        assert looked.wait(HANGING)
    assert beaten.is_set() == beats
