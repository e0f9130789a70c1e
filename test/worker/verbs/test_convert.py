import hashlib
import json
import re
import shutil
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from quantgate_worker.errors import MachineFault, ProtocolError, UserError
from quantgate_worker.package.files import package_files
from quantgate_worker.verbs.convert import convert


@pytest.fixture
def ask(digits, tmp_path):
    def message(recipes, source=digits):
        return {
            "source": {"model": str(source)},
            "recipes": [
                {"key": key, "recipe": recipe, "into": str(tmp_path / key)}
                for key, recipe in recipes.items()
            ],
        }

    return message


def preset(name):
    return {"kind": "preset", "preset": name}


def test_each_recipe_is_told_of_when_it_is_made_refused_or_failed(ask, told, tmp_path):
    damaged = tmp_path / "Damaged.mlpackage"
    damaged.mkdir()
    wrong = {"kind": "convert", "steps": [{"op": "quantize", "config": {"dtipe": "int8"}}]}
    recipes = {
        "half": preset("fp16"),
        "activations": preset("w8a8"),
        "wrong": wrong,
        "by-hand": {"kind": "source", "path": str(damaged)},
        "gone": {"kind": "source", "path": "/nowhere/Gone.mlpackage"},
        "broken": {"kind": "convert", "steps": [{"op": "nothing"}]},
    }
    assert convert(ask(recipes), told) == {"made": 1, "refused": 4, "failed": 1}
    seen = {item["key"]: item for item in told.items}
    assert list(seen) == list(recipes)
    assert seen["half"]["made"]["package"] == str(tmp_path / "half" / "model.mlpackage")
    refused = {key: item["refused"] for key, item in seen.items() if "refused" in item}
    assert {key: why["by"] for key, why in refused.items()} == {
        "activations": "coremltools",
        "wrong": "policy",
        "by-hand": "package",
        "gone": "policy",
    }
    assert "needs a Mac" in refused["activations"]["message"]
    expected = "convert.quantize: global_config: unknown key 'dtipe'"
    assert refused["wrong"]["message"].startswith(expected)
    expected = (
        f"{damaged}: is not a Core ML package: the folder is empty; were its files committed?"
    )
    assert refused["by-hand"]["message"] == expected
    assert refused["gone"]["message"] == "/nowhere/Gone.mlpackage: is not there"
    assert seen["broken"]["failed"] == "'config'"
    assert told.progressed == [
        *(("convert", n, 6, key) for n, key in enumerate(recipes)),
        ("convert", 6, 6),
    ]
    # Of what was not made, nothing is left.
    assert [path.name for key in recipes for path in (tmp_path / key).iterdir()] == [
        "model.mlpackage"
    ]


def test_a_package_is_named_by_its_files_and_by_what_answers_depend_on(ask, told, tmp_path):
    convert(ask({"half": preset("fp16"), "again": preset("fp16")}), told)
    half, again = (item["made"] for item in told.items)
    assert half["content"] == again["content"] == half["summary"]["weightsDigest"]
    assert half["summary"]["weights"]["byKind"].keys() == {"float16"}
    root = tmp_path / "half" / "model.mlpackage"
    listing = [
        [name, size, f"sha256:{hashlib.sha256((root / name).read_bytes()).hexdigest()}"]
        for name, size in sorted(package_files(root).files.items())
    ]
    written = json.dumps(["tree", listing], separators=(",", ":"), ensure_ascii=False)
    assert half["tree"] == f"sha256:{hashlib.sha256(written.encode()).hexdigest()}"


def test_a_package_takes_the_place_of_what_an_earlier_request_left(ask, told, tmp_path):
    earlier = tmp_path / "half" / "model.mlpackage" / "left-over"
    earlier.parent.mkdir(parents=True)
    earlier.write_text("from an earlier request")
    convert(ask({"half": preset("fp16")}), told)
    assert not earlier.exists()
    assert (earlier.parent / "Manifest.json").is_file()
    assert [path.name for path in (tmp_path / "half").iterdir()] == ["model.mlpackage"]


def test_a_package_stands_under_its_name_only_when_it_is_whole(ask, told, tmp_path, monkeypatch):
    """Looked at while it is described, which fails."""
    seen = []

    def described(*_given):
        seen.extend(path.name for path in (tmp_path / "half").iterdir())
        raise OSError("no space left")

    monkeypatch.setattr("quantgate_worker.verbs.convert.package_summary", described)
    assert convert(ask({"half": preset("fp16")}), told) == {"made": 0, "refused": 0, "failed": 1}
    assert told.items == [{"key": "half", "failed": "no space left"}]
    assert len(seen) == 1
    assert seen[0].startswith(".converting-")
    assert list((tmp_path / "half").iterdir()) == []


def test_what_was_made_where_hardly_any_room_was_left_is_the_machines_fault(
    ask, told, digits, tmp_path, monkeypatch
):
    # A step may write as much as the source holds, which is more than what is made of it.
    size = package_files(digits).bytes
    room = SimpleNamespace(free=size + 2**16)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: room)
    assert convert(ask({"half": preset("fp16")}), told) == {"made": 1, "refused": 0, "failed": 0}
    room.free -= 1
    with pytest.raises(MachineFault, match=f"No space left on device: {room.free} bytes are free"):
        convert(ask({"half": preset("fp16")}), told)
    # What is there already takes no room.
    recipes = {"by-hand": {"kind": "source", "path": str(tmp_path / "half" / "model.mlpackage")}}
    assert convert(ask(recipes), told) == {"made": 1, "refused": 0, "failed": 0}


def test_a_constant_that_coremltools_refuses_is_one_recipes_failure_and_is_named(made, dense):
    """An infinite constant has no k-means; it is no more than a number to the other presets."""
    weight = np.random.default_rng(2).normal(size=(3, 4))
    weight[0, 0] = -np.inf
    steps = [{"op": "palettize", "config": {"nbits": 2, "weight_threshold": 0}}]
    source = dense(weight, softmax=False, labels=["0", "1", "2"])
    seen = made(source, {"palette": {"kind": "convert", "steps": steps}, "fp16": "fp16"})
    assert "made" in seen["fp16"]
    assert seen["palette"]["refused"]["by"] == "coremltools"
    assert re.fullmatch(
        r"palettize: coremltools refuses the constant '(linear_weight_\d+)': Input X contains infin"
        r"ity .*; a written convert can leave it out: op_name_configs: \{ \1: null \}",
        seen["palette"]["refused"]["message"],
    )


def test_what_was_lost_to_16_bits_is_refused_as_the_policys_mistake(made, dense):
    half = dense(np.ones((3, 4)), labels=["0", "1", "2"], half=True)
    seen = made(half, {"itself": {"kind": "stored"}, "fp32": "fp32"})
    assert "made" in seen["itself"]
    assert seen["fp32"]["refused"]["by"] == "policy"
    assert "cannot be won back" in seen["fp32"]["refused"]["message"]


def test_a_package_made_by_hand_is_described_by_its_own_weights(made, small, dense):
    other = dense(np.full((3, 4), 5.0), labels=["0", "1", "2"])
    recipes = {"itself": {"kind": "stored"}, "hand": {"kind": "source", "path": str(other)}}
    seen = {key: item["made"] for key, item in made(small, recipes).items()}
    assert seen["hand"]["package"] == str(other)
    assert seen["hand"]["content"] != seen["itself"]["content"]


def test_int8_of_small_weights_shows_that_none_was_compressed(made, small):
    summary = made(small, {"int8": "int8"})["int8"]["made"]["summary"]
    assert summary["weights"]["compressed"] == 0
    assert any("changed no weight" in note for note in summary["notes"])


def test_what_is_the_source_itself_is_not_written_again(ask, told, digits, tmp_path):
    convert(ask({"itself": {"kind": "stored"}}), told)
    assert told.items[0]["made"]["package"] == str(digits)
    assert list((tmp_path / "itself").iterdir()) == []


def test_a_source_that_cannot_be_read_is_the_whole_requests_mistake(ask, told):
    with pytest.raises(UserError, match="is not there"):
        convert(ask({"half": preset("fp16")}, Path("/nowhere.mlpackage")), told)


def test_a_key_that_would_be_a_path_elsewhere_is_refused(ask, told):
    with pytest.raises(ProtocolError, match="is no name"):
        convert(ask({"../elsewhere": preset("fp16")}), told)
