"""The worker as its parent sees it: a process that speaks JSON lines."""

import csv
import hashlib
import json
import re
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from sklearn.datasets import load_digits
from sklearn.metrics import accuracy_score

ROOT = Path(__file__).parents[2]
DIGITS = ROOT / "fixtures" / "digits"
MAIN = ROOT / "worker/quantgate_worker/__main__.py"
SOURCE = DIGITS / "Digits.mlpackage"
AS_MODULE = [sys.executable, "-m", "quantgate_worker"]


PACKAGE = "model.mlpackage"
SAMPLES = 997


@pytest.fixture
def samples(tmp_path):
    path = tmp_path / "digits.jsonl"
    with (DIGITS / "labels.csv").open() as labels, path.open("w") as file:
        for row in csv.DictReader(labels):
            line = {"id": row["id"], "label": row["label"], "slices": {"ink": row["ink"]}}
            file.write(json.dumps(line) + "\n")
    return path


@pytest.fixture
def converting(tmp_path):
    """Ask for presets of the digits."""

    def message(*presets):
        recipes = [
            {
                "key": name,
                "recipe": {"kind": "preset", "preset": name},
                "into": str(tmp_path / name),
            }
            for name in presets
        ]
        return {"id": "c", "do": "convert", "source": {"model": str(SOURCE)}, "recipes": recipes}

    return message


@pytest.fixture
def evaluating(tmp_path, samples):
    """Ask for the source and what was converted of it, in chunks of some rows, into a folder."""

    def message(*presets, rows, into="lanes"):
        packages = {name: tmp_path / name / PACKAGE for name in presets}
        return {
            "id": "e",
            "do": "evaluate",
            "engine": "portable",
            "task": "image-classification",
            "options": {"top": 10},
            "data": [{"key": "arrays", "at": str(DIGITS / "digits.npz")}],
            "samples": str(samples),
            "source": {"model": str(SOURCE)},
            "lanes": [
                {
                    "name": name,
                    "packages": {"model": str(package)},
                    "into": str(tmp_path / into / name),
                }
                for name, package in {"reference": SOURCE, **packages}.items()
            ],
            "chunks": [
                {"key": f"from-{begin}", "rows": [[begin, end]], "for": ["reference", *presets]}
                for begin, end in rows
            ],
        }

    return message


def chunks_of(size):
    return [(begin, min(begin + size, SAMPLES)) for begin in range(0, SAMPLES, size)]


def joined(folder, rows):
    return b"".join((folder / f"from-{begin}.jsonl").read_bytes() for begin, _ in rows)


def shadowed_by(folder):
    """Start the worker where packages of a folder come before those that are installed."""
    code = (
        f"import runpy, sys; sys.argv = ['worker']; sys.path.insert(0, {str(folder)!r});"
        f"runpy.run_path({str(MAIN)!r}, run_name='__main__')"
    )
    return [sys.executable, "-c", code]


@pytest.mark.parametrize("command", [None, AS_MODULE], ids=["in place", "as a module"])
def test_it_says_hello_and_ends_with_its_input(converse, command):
    events, status, _ = converse({"id": "h", "do": "hello"}, command=command)
    (hello,) = events
    assert (hello["id"], hello["event"], status) == ("h", "result", 0)
    assert hello["value"]["coremltools"].startswith("9.")
    assert {"python", "coremltools", "onnxruntime", "torch", "os", "chip"} <= set(hello["value"])
    assert hello["value"]["protocol"] == 2
    portable = hello["value"]["engines"]["portable"]
    assert portable["name"].startswith("portable ")
    assert portable["units"] == "cpu"
    assert (portable["isolation"], portable["audit"], portable["time"]) == ("thread", True, False)
    for digest in ("toolchain", "evaluator"):
        assert re.fullmatch(r"sha256:[0-9a-f]{64}", hello["value"][digest])


def test_it_says_hello_before_coremltools_is_imported_and_imports_it_meanwhile(tmp_path):
    """By a coremltools that says when it is imported, and takes its time."""
    there = Path(find_spec("coremltools").origin).parent
    shadow = tmp_path / "coremltools"
    shadow.mkdir()
    (shadow / "libmilstoragepython.so").symlink_to(there / "libmilstoragepython.so")
    (shadow / "__init__.py").write_text(
        "import sys, time\nprint('importing', file=sys.stderr, flush=True)\ntime.sleep(600)\n"
    )
    with subprocess.Popen(  # noqa: S603 - our own interpreter
        shadowed_by(tmp_path),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as worker:
        worker.stdin.write(b'{"id": "h", "do": "hello"}\n')
        worker.stdin.flush()
        answered = json.loads(worker.stdout.readline())
        assert answered["event"] == "result"
        assert b"importing" in worker.stderr.readline()
        # Nobody waits for an import that nothing has been asked of.
        worker.stdin.close()
        assert worker.wait(timeout=60) == 0


def test_a_coremltools_without_its_native_libraries_is_said_by_name(tmp_path):
    shadow = tmp_path / "coremltools"
    shadow.mkdir()
    (shadow / "__init__.py").touch()
    done = subprocess.run(  # noqa: S603 - our own interpreter
        shadowed_by(tmp_path),
        input=b'{"id": "h", "do": "hello"}\n',
        capture_output=True,
        check=True,
    )
    answer = json.loads(done.stdout)
    assert (answer["event"], answer["kind"]) == ("error", "failed")
    assert re.search(r"coremltools \S+ has no native libraries for Python", answer["message"])


def test_one_process_answers_many_requests_in_order_whatever_fails(converse, converting):
    events, status, err = converse(
        b"garbage",
        b"[1, 2]",
        b'{"id": 7}',
        b"\xff\xfe",
        b"",
        b"[" * 100_000,
        {"id": "a", "do": "dance"},
        {"id": "b", "do": "inspect"},
        {"id": "c", "do": "inspect", "package": "/nowhere"},
        {"id": "d", "do": "convert", "source": {"model": "/nowhere"}},
        {**converting("no-preset"), "id": "n"},
        {"id": "e", "do": "inspect", "package": str(DIGITS / "Digits.mlpackage")},
    )
    assert [(e["id"], e["event"], e.get("kind")) for e in events] == [
        ("", "error", "bug"),
        ("", "error", "bug"),
        ("", "error", "bug"),
        ("", "error", "bug"),
        ("", "error", "bug"),
        ("a", "error", "bug"),
        ("b", "error", "bug"),
        ("c", "error", "user"),
        ("d", "error", "bug"),
        ("n", "progress", None),
        ("n", "item", None),
        ("n", "progress", None),
        ("n", "result", None),
        ("e", "result", None),
    ]
    assert "'dance' is no request" in events[5]["message"]
    assert (status, err) == (0, "")


def test_the_digits_ladder_is_what_an_independent_count_finds(
    converse, converting, evaluating, tmp_path
):
    presets, rows = ["fp16", "int8", "int4", "pal4", "pal2"], chunks_of(256)
    events, status, _ = converse(converting(*presets), evaluating(*presets, rows=rows))
    assert status == 0
    truth = load_digits().target[800:]
    accuracy = {}
    for name in ("reference", *presets):
        lines = joined(tmp_path / "lanes" / name, rows).splitlines()
        records = [json.loads(line) for line in lines]
        accuracy[name] = accuracy_score(truth, [int(r["top"][0][0]) for r in records])
        given = [dict(r["top"])[str(label)] for r, label in zip(records, truth, strict=True)]
        expected = -np.log(np.clip(given, 2.0**-24, 1))
        np.testing.assert_allclose([r["loss"] for r in records], expected, atol=1e-6)
    assert accuracy["reference"] > 0.94
    assert abs(accuracy["int8"] - accuracy["reference"]) < 0.005
    assert accuracy["pal2"] < accuracy["int4"] < accuracy["reference"]
    made = {event["key"]: event["made"] for event in events if "made" in event}
    sizes = [made[name]["summary"]["bytes"] for name in ("fp16", "int8", "int4")]
    assert sizes == sorted(sizes, reverse=True)


def test_progress_comes_while_it_works_and_stdout_holds_nothing_else(
    converse, converting, evaluating
):
    events, _, _ = converse(converting("pal2"), evaluating("pal2", rows=[(0, SAMPLES)]))
    stages = [e["stage"] for e in events if e["event"] == "progress"]
    assert list(dict.fromkeys(stages)) == ["convert", "load", "evaluate"]
    assert [e["event"] for e in events].count("result") == 2
    assert {e["event"] for e in events} == {"progress", "item", "result"}


def test_chunks_joined_are_the_bytes_of_the_whole_whoever_makes_the_rest_of_them(
    converse, converting, evaluating, tmp_path
):
    """In chunks of 256, of which a second worker makes what the first was not asked for."""
    rows = chunks_of(256)
    first = evaluating("int8", rows=rows[:2])
    events, status, _ = converse(converting("int8"), first)
    assert status == 0
    results = [e["value"] for e in events if e["event"] == "result"]
    assert results == [
        {"made": 1, "refused": 0, "failed": 0},
        {"lanes": {"reference": "done", "int8": "done"}},
    ]
    whole = evaluating("int8", rows=[(0, SAMPLES)], into="whole")
    more, status, _ = converse(evaluating("int8", rows=rows[2:]), whole)
    assert status == 0
    for lane in ("reference", "int8"):
        (file,) = (tmp_path / "whole" / lane).iterdir()
        assert joined(tmp_path / "lanes" / lane, rows) == file.read_bytes()
    told = [e for e in [*events, *more] if "chunk" in e]
    by_name = sorted(
        (e["lane"], e["chunk"], e["count"]) for e in told if Path(e["file"]).parts[-3] == "lanes"
    )
    assert by_name == [
        (lane, f"from-{begin}", end - begin)
        for lane in ("int8", "reference")
        for begin, end in rows
    ]
    for event in told:
        content = Path(event["file"]).read_bytes()
        assert event["sha256"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_without_lanes_data_are_looked_at_and_nothing_more_is_said(converse, evaluating):
    asked = {**evaluating(rows=[]), "lanes": []}
    elsewhere = {**asked, "data": [{"key": "arrays", "at": str(DIGITS / "labels.csv")}]}
    events, status, _ = converse(asked, {**elsewhere, "id": "f"})
    assert status == 0
    assert events[0] == {"id": "e", "event": "result", "value": {"lanes": {}}}
    assert (events[1]["id"], events[1]["event"], events[1]["kind"]) == ("f", "error", "user")
    assert len(events) == 2


def test_what_libraries_print_goes_to_stderr(converse):
    code = (
        "import os, platform, runpy, sys; sys.argv = ['worker'];"
        "said = platform.machine;"
        "talk = lambda: (print('from Python', flush=True), os.write(1, b'from C'));"
        "platform.machine = lambda: (talk(), said())[-1];"
        f"runpy.run_path({str(MAIN)!r}, run_name='__main__')"
    )
    events, _, err = converse({"id": "h", "do": "hello"}, command=[sys.executable, "-c", code])
    assert [e["event"] for e in events] == ["result"]
    assert "from Python" in err
    assert "from C" in err


def test_a_termination_ends_it_in_the_middle_of_its_work(start, converting, tmp_path):
    worker = start()
    presets = [f"pal{bits}" for bits in (8, 6, 4, 3, 2, 1)]
    worker.stdin.write(json.dumps(converting(*presets)).encode() + b"\n")
    worker.stdin.flush()
    while (event := json.loads(worker.stdout.readline())).get("event") != "item":
        pass
    # What is made is told at once, whatever is still to be made.
    assert (event["key"], event["made"]["package"]) == ("pal8", str(tmp_path / "pal8" / PACKAGE))
    assert not (tmp_path / "pal1" / PACKAGE).exists()
    worker.send_signal(signal.SIGTERM)
    out, _ = worker.communicate(timeout=900)
    assert worker.returncode == -signal.SIGTERM
    assert b'"result"' not in out
    # What stands under its name is whole.
    assert all((path / "Manifest.json").is_file() for path in tmp_path.glob(f"*/{PACKAGE}"))
