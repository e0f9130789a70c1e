import hashlib
import json
from pathlib import Path

import pytest

from quantgate_worker.errors import ProtocolError, UserError
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
        "broken": {"kind": "convert", "steps": [{"op": "nothing"}]},
    }
    assert convert(ask(recipes), told) == {"made": 1, "refused": 3, "failed": 1}
    seen = {item["key"]: item for item in told.items}
    assert list(seen) == list(recipes)
    assert seen["half"]["made"]["package"] == str(tmp_path / "half" / "model.mlpackage")
    assert seen["activations"]["refused"]["by"] == "coremltools"
    assert seen["wrong"]["refused"]["by"] == "policy"
    assert "unknown key 'dtipe'" in seen["wrong"]["refused"]["message"]
    assert seen["by-hand"]["refused"]["by"] == "package"
    assert seen["broken"]["failed"] == "'config'"
    assert ("convert", 1, 5, "activations") in told.progressed


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


def test_what_is_the_source_itself_is_not_written_again(ask, told, digits, tmp_path):
    convert(ask({"itself": {"kind": "stored"}}), told)
    assert told.items[0]["made"]["package"] == str(digits)
    assert list((tmp_path / "itself").iterdir()) == []


def test_a_source_that_cannot_be_read_is_the_whole_requests_mistake(ask, told):
    with pytest.raises(UserError, match="there is no such package"):
        convert(ask({"half": preset("fp16")}, Path("/nowhere.mlpackage")), told)


def test_a_key_that_would_be_a_path_elsewhere_is_refused(ask, told):
    with pytest.raises(ProtocolError, match="is no name"):
        convert(ask({"../elsewhere": preset("fp16")}), told)
