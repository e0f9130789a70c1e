import hashlib
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from quantgate_worker.engines.engine import Engine
from quantgate_worker.errors import ProtocolError, WorkerError
from quantgate_worker.tasks.extras import VectorsOnDisk
from quantgate_worker.tasks.task import Missing

ROWS, WIDTH = 12, 4
# In seconds: ends a test that would not end, and nothing else.
HANGING = 900
ONE, TWO = np.eye(3, WIDTH), 2 * np.eye(3, WIDTH)


@pytest.fixture
def models(dense):
    return {"one": dense(ONE, softmax=False), "two": dense(TWO, softmax=False)}


@pytest.fixture
def _every_example_is_told(monkeypatch):
    """However fast it is."""
    monkeypatch.setattr("quantgate_worker.evaluation.progress._SECONDS_BETWEEN_PROGRESS", -1)


def engines(predict):
    """Give an engine whose sessions do what a function of (path, inputs) says."""

    class Session:
        def __init__(self, path):
            self._path = path

        def predict(self, inputs):
            return {"scores": predict(self._path, inputs)}

    row = Engine(
        name=lambda: "fake", units="cpu", isolation="thread", load=Session, refuses=lambda _spec: []
    )
    return {"portable": row}


def test_the_others_see_what_the_lane_ahead_hands_on(ask, models, rows):
    answer, told = ask(models, ahead="one")
    assert answer == {"lanes": {"one": "done", "two": "done"}}
    far = [record["far"] for record in told.records("two")]
    np.testing.assert_allclose(far, np.abs(rows[:, :3]).max(axis=1), rtol=1e-6)
    assert ["far" in record for record in told.records("one")] == [False] * ROWS


def test_without_a_lane_ahead_nothing_is_handed_on(ask, models, parity):
    ask(models)
    assert parity.kept == [None] * (2 * ROWS)


@pytest.mark.parametrize("ahead", ["one", None])
def test_no_lane_is_before_the_slowest_by_more_than_its_task_says(ask, models, ahead):
    """Memory stays bounded: while one lane sleeps, the other is not fed to the end."""
    taken = {"one": 0, "two": 0}
    apart = []
    changed = threading.Condition()

    def predict(path, _inputs):
        name = "one" if path == models["one"] else "two"
        with changed:
            # The slowest takes one only when the other is as far ahead as two that wait let it be.
            far = min(ROWS, taken["two"] + 3)
            assert name == "one" or changed.wait_for(lambda: taken["one"] >= far, HANGING)
            taken[name] += 1
            apart.append(taken["one"] - taken["two"])
            changed.notify_all()
        return np.zeros(3)

    answer, _ = ask(models, engines(predict), ahead=ahead)
    assert answer == {"lanes": {"one": "done", "two": "done"}}
    # Two that wait, and one that each of the lanes is at.
    assert max(apart) in (3, 4)


def test_a_lane_ahead_that_ends_leaves_its_reason_with_the_others(ask, models, parity):
    def predict(path, _inputs):
        seen.append(path)
        if path == models["one"] and seen.count(path) == 4:
            raise RuntimeError("out of luck")
        return np.zeros(3)

    seen = []
    answer, told = ask(models, engines(predict), ahead="one")
    assert answer == {"lanes": {"one": "ended", "two": "done"}}
    (ended,) = told.of("one", "ended")
    assert ended["ended"] == {
        "stage": "predict",
        "cause": "raised",
        "at": "row-3",
        "message": "out of luck",
    }
    (chunk,) = told.of("two", "chunk")
    assert (chunk["lacks"], chunk["count"], chunk["errors"]) == ("out of luck", ROWS, ROWS - 3)
    lost = [kept for kept in parity.kept if isinstance(kept, Missing)]
    assert lost == [Missing(reason="out of luck")] * (ROWS - 3)
    assert told.of("one", "chunk") == []


def test_a_lane_ahead_that_does_not_load_leaves_its_reason_too(ask, models, tmp_path):
    broken = {"one": tmp_path / "nowhere.mlpackage", "two": models["two"]}
    _, told = ask(broken, ahead="one", source={"model": str(models["two"])})
    (ended,) = told.of("one", "ended")
    assert (ended["ended"]["stage"], ended["ended"]["cause"]) == ("load", "refused")
    assert "is not there" in told.of("two", "chunk")[0]["lacks"]


def test_what_is_finished_is_told_when_it_is(ask, models):
    chunks = [{"key": f"chunk-{n}", "rows": [[4 * n, 4 * n + 4]], "for": ["one"]} for n in range(3)]
    threads = []

    def predict(_path, _inputs):
        threads.append(threading.current_thread().name)
        if len(threads) == 9:
            raise RuntimeError("after two chunks")
        return np.zeros(3)

    answer, told = ask({"one": models["one"]}, engines(predict), chunks=chunks)
    assert answer == {"lanes": {"one": "ended"}}
    assert [item["chunk"] for item in told.of("one", "chunk")] == ["chunk-0", "chunk-1"]
    assert [record["id"] for record in told.records("one")] == [f"row-{n}" for n in range(8)]
    for item in told.of("one", "chunk"):
        content = Path(item["file"]).read_bytes()
        assert item["sha256"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    folder = Path(item["file"]).parent
    assert sorted(path.name for path in folder.iterdir()) == ["chunk-0.jsonl", "chunk-1.jsonl"]


def test_rows_may_be_any_and_the_records_are_those_of_the_whole(ask, models):
    _, whole = ask({"one": models["one"]}, ahead="one")
    every = whole.records("one")
    chunks = [
        {"key": "a", "rows": [[8, 10]], "for": ["one"]},
        {"key": "b", "rows": [[0, 2], [5, 6]], "for": ["one"]},
    ]
    _, told = ask({"one": models["one"]}, chunks=chunks)
    expected = [every[n]["id"] for n in (8, 9, 0, 1, 5)]
    assert [record["id"] for record in told.records("one")] == expected


def test_each_example_is_decoded_once_whatever_the_number_of_lanes_and_chunks(ask, models):
    inputs = []

    def predict(_path, given):
        inputs.append(given)
        return np.zeros(3)

    chunks = [
        {"key": "mine", "rows": [[0, 6]], "for": ["one"]},
        {"key": "yours", "rows": [[0, 6]], "for": ["two"]},
        {"key": "ours", "rows": [[6, ROWS]], "for": ["one", "two"]},
    ]
    ask(models, engines(predict), chunks=chunks)
    assert (len(inputs), len({id(each) for each in inputs})) == (2 * ROWS, ROWS)


APART = [
    {"key": "mine", "rows": [[0, 4]], "for": ["one"]},
    {"key": "ours", "rows": [[4, 6], [8, 9]], "for": ["one", "two"]},
    {"key": "yours", "rows": [[9, ROWS]], "for": ["two"]},
]


def test_a_lane_gets_the_examples_of_its_own_chunks_alone(ask, models, rows):
    seen = {"one": [], "two": []}
    places = {row.tobytes(): place for place, row in enumerate(rows)}

    def predict(path, inputs):
        name = "one" if path == models["one"] else "two"
        seen[name].append(places[inputs["x"].tobytes()])
        return np.zeros(3)

    _, told = ask(models, engines(predict), chunks=APART)
    assert seen == {"one": [0, 1, 2, 3, 4, 5, 8], "two": [4, 5, 8, 9, 10, 11]}
    counts = {(item["lane"], item["chunk"]): item["count"] for item in told.items}
    assert counts == {
        ("one", "mine"): 4,
        ("one", "ours"): 3,
        ("two", "ours"): 3,
        ("two", "yours"): 3,
    }


@pytest.mark.usefixtures("_every_example_is_told")
def test_what_is_told_to_be_done_is_of_the_rows_that_are_asked_for(ask, models):
    _, told = ask(models, engines(lambda *_given: np.zeros(3)), chunks=APART)
    stages = [event for event in told.progressed if event[0] == "evaluate"]
    assert {event[2] for event in stages} == {10}
    done = [event[1] for event in stages]
    assert done == sorted(done)
    assert done[-1] == 10
    # A row is told once no lane has it before itself, and of each lane at most three are under way.
    behind = [put - one for put, one in enumerate(done[:-1], start=1)]
    assert (min(behind) >= 0, max(behind) <= 3) == (True, True)


@pytest.mark.usefixtures("_every_example_is_told")
def test_what_waits_for_the_slowest_lane_is_not_told_to_be_done(ask, models, told):
    before = []

    def predict(path, _inputs):
        if path == models["two"]:
            time.sleep(0.01)
            done = [event[1] for event in told.progressed if event[0] == "evaluate"]
            before.append(max(done, default=0))
        return np.zeros(3)

    ask(models, engines(predict), told=told)
    assert [max(0, done - row) for row, done in enumerate(before)] == [0] * ROWS


@pytest.mark.usefixtures("_every_example_is_told")
def test_rows_that_nobody_is_left_for_are_behind_those_who_go_on(ask, models):
    def predict(path, _inputs):
        if path == models["two"]:
            raise RuntimeError("out of luck")
        return np.zeros(3)

    chunks = [
        {"key": "yours", "rows": [[0, 8]], "for": ["two"]},
        {"key": "mine", "rows": [[8, ROWS]], "for": ["one"]},
    ]
    _, told = ask(models, engines(predict), chunks=chunks)
    *_, last, end = (event[1] for event in told.progressed if event[0] == "evaluate")
    # Three at most are under way when the last one is put.
    assert (last >= ROWS - 3, end) == (True, ROWS)


def test_the_lane_ahead_goes_along_with_rows_that_it_has_no_chunk_of(ask, models, rows):
    answer, told = ask(models, ahead="one", chunks=APART)
    assert answer == {"lanes": {"one": "done", "two": "done"}}
    far = [record["far"] for record in told.records("two")]
    expected = np.abs(rows[[4, 5, 8, 9, 10, 11], :3]).max(axis=1)
    np.testing.assert_allclose(far, expected, rtol=1e-6)
    assert [item["chunk"] for item in told.of("one", "chunk")] == ["mine", "ours"]
    assert [item.get("lacks") for item in told.of("two", "chunk")] == [None, None]


def test_a_lane_ahead_does_not_go_through_rows_for_nobody(ask, models, tmp_path):
    taken = []

    def predict(_path, _inputs):
        taken.append(None)
        return np.zeros(3)

    packages = {"one": models["one"], "two": tmp_path / "nowhere.mlpackage"}
    answer, told = ask(packages, engines(predict), ahead="one", chunks=APART)
    assert answer == {"lanes": {"one": "done", "two": "ended"}}
    assert len(taken) == 7
    assert told.progressed[-1] == ("evaluate", 7, 7)


def test_a_lane_ahead_stops_when_nobody_is_left_behind_it(ask, models):
    taken = []

    def predict(path, _inputs):
        if path == models["two"]:
            raise RuntimeError("out of luck")
        taken.append(path)
        return np.zeros(3)

    chunks = [{"key": "yours", "rows": [[0, ROWS]], "for": ["two"]}]
    answer, _ = ask(models, engines(predict), ahead="one", chunks=chunks)
    assert answer == {"lanes": {"one": "done", "two": "ended"}}
    # What one lane is at, two that wait, and one for which there is room again.
    assert len(taken) <= 5


def test_a_quiet_lane_hands_on_and_leaves_no_more_than_digests(ask, models, tmp_path):
    _, loud = ask(models, ahead="one")
    lanes = [
        {"name": "one", "quiet": True, "into": str(tmp_path / "quiet/one")},
        {"name": "two", "into": str(tmp_path / "quiet/two")},
    ]
    lanes = [{**lane, "packages": {"model": str(models[lane["name"]])}} for lane in lanes]
    _, told = ask(models, ahead="one", lanes=lanes)
    (quiet,), (before,) = told.of("one", "chunk"), loud.of("one", "chunk")
    assert "file" not in quiet
    assert (quiet["sha256"], quiet["count"]) == (before["sha256"], ROWS)
    assert list((tmp_path / "quiet/one").iterdir()) == []
    assert told.records("two") == loud.records("two")


def test_documents_come_before_queries_and_their_vectors_lie_on_disk(ask, models, write, rows):
    documents = np.random.default_rng(5).normal(size=(7, WIDTH)).astype(np.float32)
    data = [
        {"key": "documents", "at": write("documents.npz", documents)},
        {"key": "document-ids", "at": write("documents.jsonl", [f"d{n}" for n in range(7)])},
        {"key": "queries", "at": write("rows.npz", rows)},
    ]
    _, told = ask({"one": models["one"]}, task="search", data=data)
    scores = rows[:, :3] @ documents[:, :3].T
    rankings = [record["ranking"] for record in told.records("one")]
    assert rankings == np.argsort(-scores, axis=1, kind="stable").tolist()
    (extra,) = told.of("one", "extra")
    assert extra["extra"] == "corpus"
    vectors = VectorsOnDisk(Path(extra["file"]))
    assert vectors.names(np.arange(7)) == [f"d{n}" for n in range(7)]
    ((_, found),) = vectors.blocks(1000)
    np.testing.assert_allclose(found, documents[:, :3], rtol=1e-6)
    stages = [event[0] for event in told.progressed]
    assert list(dict.fromkeys(stages)) == ["load", "pass:documents", "evaluate"]

    nobody = {"source": {"model": str(models["one"])}, "chunks": []}
    answer, looked = ask({}, task="search", data=data, **nobody)
    assert (answer, looked.progressed, looked.items) == ({"lanes": {}}, [], [])

    given = [
        {
            "name": "one",
            "packages": {"model": str(models["one"])},
            "into": str(Path(extra["file"]).parent / "again"),
            "given": {"corpus": extra["file"]},
        }
    ]
    some = [{"key": "some", "rows": [[3, 5]], "for": ["one"]}]
    _, again = ask({"one": models["one"]}, task="search", data=data, lanes=given, chunks=some)
    assert [record["ranking"] for record in again.records("one")] == rankings[3:5]
    assert again.of("one", "extra") == []


@pytest.mark.usefixtures("_every_example_is_told")
def test_states_go_from_window_to_window_and_start_anew_with_each_document(ask, counter, write):
    windows = np.arange(4 * 3 * WIDTH).reshape(-1, WIDTH)
    data = [{"key": "arrays", "at": write("windows.npz", windows)}]
    samples = write("documents.jsonl", ["a", "b", "c", "d"])
    chunks = [{"key": "all", "rows": [[1, 4]], "for": ["one"]}]
    _, told = ask({"one": counter}, task="sums", data=data, samples=samples, chunks=chunks)
    sums = windows.reshape(4, 3, WIDTH).sum(axis=1)
    assert told.records("one") == [
        {"id": "b", "sum": sums[1].tolist()},
        {"id": "c", "sum": sums[2].tolist()},
        {"id": "d", "sum": sums[3].tolist()},
    ]
    # Windows are no rows: of nine, five at most are under way when the last one is put.
    assert [event for event in told.progressed if event[1] > event[2]] == []


def test_a_watched_lane_leaves_its_ranges_and_no_records(ask, models):
    _, told = ask({"one": models["one"]}, watch="range")
    assert told.progressed[-1] == ("watch", ROWS, ROWS, "one")
    (extra,) = told.items
    assert (extra["lane"], extra["extra"]) == ("one", "range")
    assert '"examples": 12' in Path(extra["file"]).read_text("utf-8")


def test_an_engine_that_cannot_see_inside_watches_nothing(ask, models):
    with pytest.raises(WorkerError, match="cannot see inside"):
        ask(models, engines(lambda *_given: np.zeros(3)), watch="range")


def test_two_lanes_do_not_write_into_one_folder(ask, models, tmp_path):
    packages = {"model": str(models["one"])}
    lanes = [{"name": name, "packages": packages, "into": str(tmp_path)} for name in ("one", "two")]
    with pytest.raises(ProtocolError, match="two lanes write into one folder"):
        ask(models, lanes=lanes)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"chunks": [{"key": "a", "rows": [[0, 4]], "for": ["nobody"]}]}, "no lane 'nobody'"),
        ({"chunks": [{"key": "../a", "rows": [[0, 4]], "for": ["one"]}]}, "is no name"),
        ({"chunks": [{"key": "a", "rows": [[4, 0]], "for": ["one"]}]}, "do not ascend"),
        (
            {
                "chunks": [
                    {"key": "a", "rows": [[0, 4]], "for": ["one"]},
                    {"key": "b", "rows": [[2, 6]], "for": ["two"]},
                ]
            },
            "neither the same nor apart",
        ),
        (
            {
                "chunks": [
                    {"key": "a", "rows": [[0, 4]], "for": ["one"]},
                    {"key": "b", "rows": [[0, 4]], "for": ["one"]},
                ]
            },
            "two chunks of the same rows",
        ),
        (
            {
                "chunks": [
                    {"key": "a", "rows": [[0, 4]], "for": ["one", "two"]},
                    {"key": "a", "rows": [[4, 6]], "for": ["one"]},
                ]
            },
            "two chunks of one name",
        ),
        ({"watch": "everything"}, "neither range, trace nor parity"),
        ({"samples": "samples.jsonl"}, "no absolute path"),
        ({"lanes": None}, "not a request to evaluate"),
    ],
)
def test_a_request_that_makes_no_sense_is_refused(ask, models, changed, said):
    with pytest.raises(ProtocolError, match=said):
        ask(models, **changed)
