"""The worker as its parent sees it: a process that speaks JSON lines."""

import csv
import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from sklearn.datasets import load_digits
from sklearn.metrics import accuracy_score

ROOT = Path(__file__).parents[2]
DIGITS = ROOT / "fixtures" / "digits"
IN_PLACE = [sys.executable, "-I", str(ROOT / "worker/quantgate_worker/__main__.py")]
AS_MODULE = [sys.executable, "-m", "quantgate_worker"]


def start(command=IN_PLACE):
    return subprocess.Popen(  # noqa: S603 - the worker itself
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT / "worker",
    )


def converse(*lines, command=IN_PLACE):
    """Send requests, close stdin, and return all events with the exit status."""
    worker = start(command)
    sent = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    out, err = worker.communicate(b"\n".join(sent) + b"\n", timeout=900)
    return [json.loads(line) for line in out.splitlines()], worker.returncode, err.decode()


def measure_request(out, presets):
    variants = [{"name": p, "recipe": {"kind": "preset", "preset": p}} for p in presets]
    return {
        "id": "m",
        "do": "measure",
        "model": "digits",
        "side": "head",
        "target": "portable",
        "task": "image-classification",
        "source": str(DIGITS / "Digits.mlpackage"),
        "variants": [{"name": "reference", "recipe": {"kind": "stored"}}, *variants],
        "samples": str(samples(out)),
        "data": [{"key": "arrays", "at": str(DIGITS / "digits.npz")}],
        "options": {"top": 10},
        "out": str(out),
        "keepPackages": False,
    }


def samples(out):
    path = out / "samples" / "digits.jsonl"
    path.parent.mkdir()
    with (DIGITS / "labels.csv").open() as labels, path.open("w") as file:
        for row in csv.DictReader(labels):
            line = {"id": row["id"], "label": row["label"], "slices": {"ink": row["ink"]}}
            file.write(json.dumps(line) + "\n")
    return path


@pytest.mark.parametrize("command", [IN_PLACE, AS_MODULE], ids=["in place", "as a module"])
def test_it_says_hello_and_ends_with_its_input(command):
    events, status, _ = converse({"id": "h", "do": "hello"}, command=command)
    (hello,) = events
    assert (hello["id"], hello["event"], status) == ("h", "result", 0)
    assert hello["value"]["coremltools"].startswith("9.")
    assert {"python", "coremltools", "onnxruntime", "torch", "os", "chip"} <= set(hello["value"])
    assert hello["value"]["protocol"] == 2
    portable = hello["value"]["engines"]["portable"]
    assert portable["name"].startswith("portable ")
    assert (portable["isolation"], portable["audit"], portable["time"]) == ("thread", True, False)
    for digest in ("toolchain", "evaluator"):
        assert re.fullmatch(r"sha256:[0-9a-f]{64}", hello["value"][digest])


def test_one_process_answers_many_requests_in_order_whatever_fails():
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
        {"id": "d", "do": "measure", "model": "Not A Name"},
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
        ("e", "result", None),
    ]
    assert "'dance' is no request" in events[5]["message"]
    assert (status, err) == (0, "")


def test_the_digits_ladder_is_what_an_independent_count_finds(tmp_path):
    presets = ["fp16", "int8", "int4", "pal4", "pal2"]
    events, status, _ = converse(measure_request(tmp_path, presets))
    assert status == 0
    truth = load_digits().target[800:]
    seen = {m["variant"]: m for m in events[-1]["value"]["measurements"]}
    accuracy = {}
    for name, measurement in seen.items():
        records = [json.loads(line) for line in (tmp_path / measurement["records"]["path"]).open()]
        accuracy[name] = accuracy_score(truth, [int(r["top"][0][0]) for r in records])
        given = [dict(r["top"])[str(label)] for r, label in zip(records, truth, strict=True)]
        expected = -np.log(np.clip(given, 2.0**-24, 1))
        np.testing.assert_allclose([r["loss"] for r in records], expected, atol=1e-6)
    assert accuracy["reference"] > 0.94
    assert abs(accuracy["int8"] - accuracy["reference"]) < 0.005
    assert accuracy["pal2"] < accuracy["int4"] < accuracy["reference"]
    sizes = [seen[name]["package"]["bytes"] for name in ("reference", "fp16", "int8", "int4")]
    assert sizes == sorted(sizes, reverse=True)


def test_progress_comes_while_it_works_and_stdout_holds_nothing_else(tmp_path):
    events, _, _ = converse(measure_request(tmp_path, ["pal2"]))
    stages = [e["stage"] for e in events if e["event"] == "progress"]
    assert list(dict.fromkeys(stages)) == ["convert", "load", "evaluate"]
    assert [e["event"] for e in events].count("result") == 1


def test_verbs_together_leave_the_records_that_measuring_leaves(tmp_path):
    """Converting and evaluating by themselves, with a chunk of half the rows each."""
    measured, _, _ = converse(measure_request(tmp_path, ["int8"]))
    records = {m["variant"]: m["records"] for m in measured[-1]["value"]["measurements"]}
    source, package = DIGITS / "Digits.mlpackage", tmp_path / "int8" / "model.mlpackage"
    convert = {
        "id": "c",
        "do": "convert",
        "source": {"model": str(source)},
        "recipes": [
            {
                "key": "int8",
                "recipe": {"kind": "preset", "preset": "int8"},
                "into": str(package.parent),
            }
        ],
    }
    lanes = [
        {"name": "0", "packages": {"model": str(source)}, "into": str(tmp_path / "0")},
        {"name": "1", "packages": {"model": str(package)}, "into": str(tmp_path / "1")},
    ]
    evaluate = {
        "id": "e",
        "do": "evaluate",
        "engine": "portable",
        "task": "image-classification",
        "options": {"top": 10},
        "data": [{"key": "arrays", "at": str(DIGITS / "digits.npz")}],
        "samples": str(tmp_path / "samples" / "digits.jsonl"),
        "source": {"model": str(source)},
        "lanes": lanes,
        "chunks": [
            {"key": "a", "rows": [[0, 500]], "for": ["0", "1"]},
            {"key": "b", "rows": [[500, 997]], "for": ["0", "1"]},
        ],
    }
    events, status, _ = converse(convert, evaluate)
    assert status == 0
    results = [e["value"] for e in events if e["event"] == "result"]
    assert results == [
        {"made": 1, "refused": 0, "failed": 0},
        {"lanes": {"0": "done", "1": "done"}},
    ]
    for lane, variant in (("0", "reference"), ("1", "int8")):
        joined = b"".join((tmp_path / lane / f"{key}.jsonl").read_bytes() for key in "ab")
        assert joined == (tmp_path / records[variant]["path"]).read_bytes()
    told = [e for e in events if e["event"] == "item" and "chunk" in e]
    assert sorted((e["lane"], e["chunk"]) for e in told) == [
        ("0", "a"),
        ("0", "b"),
        ("1", "a"),
        ("1", "b"),
    ]


def test_what_libraries_print_goes_to_stderr():
    code = (
        "import os, runpy, sys; sys.argv = ['worker'];"
        "import atexit; atexit.register(lambda: (print('from Python'), os.write(1, b'from C')));"
        f"runpy.run_path({IN_PLACE[-1]!r}, run_name='__main__')"
    )
    events, _, err = converse({"id": "h", "do": "hello"}, command=[sys.executable, "-c", code])
    assert [e["event"] for e in events] == ["result"]
    assert "from Python" in err
    assert "from C" in err


def test_a_termination_ends_it_in_the_middle_of_its_work(tmp_path):
    worker = start()
    presets = [f"pal{bits}" for bits in (8, 6, 4, 3, 2, 1)]
    worker.stdin.write(json.dumps(measure_request(tmp_path, presets)).encode() + b"\n")
    worker.stdin.flush()
    while json.loads(worker.stdout.readline()).get("event") != "progress":
        pass
    worker.send_signal(signal.SIGTERM)
    events = [json.loads(line) for line in worker.communicate(timeout=900)[0].splitlines()]
    assert worker.returncode == -signal.SIGTERM
    # Most of the variants were not even begun.
    begun = {event["variant"] for event in events if "variant" in event}
    assert len(begun) < len(presets)
    assert list(tmp_path.rglob("portable.jsonl")) == []
