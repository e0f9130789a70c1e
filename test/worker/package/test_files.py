import json
import shutil

import pytest

from quantgate_worker.errors import UserError
from quantgate_worker.package.inspection import inspect


@pytest.fixture
def copy(digits, tmp_path):
    return shutil.copytree(digits, tmp_path / "Copy.mlpackage")


def refusal(path):
    with pytest.raises(UserError) as refused:
        inspect(path)
    return str(refused.value)


def point_manifest_at(package, path):
    manifest = package / "Manifest.json"
    content = json.loads(manifest.read_text())
    content["itemInfoEntries"][content["rootModelIdentifier"]]["path"] = path
    manifest.write_text(json.dumps(content))


def test_a_package_that_is_not_there_is_named(tmp_path):
    assert "there is no such package" in refusal(tmp_path / "Nowhere.mlpackage")


def test_a_folder_without_a_manifest_is_no_package(tmp_path):
    assert "it has no Manifest.json" in refusal(tmp_path)


@pytest.mark.parametrize("text", ["", "[1]", "{", '{"itemInfoEntries": 3}', "[" * 100_000])
def test_a_manifest_that_is_none_is_refused(copy, text):
    (copy / "Manifest.json").write_text(text)
    assert "Manifest.json" in refusal(copy)


@pytest.mark.parametrize("path", ["/etc/passwd", "../../secret", "com.apple.CoreML/../../x"])
def test_a_manifest_that_points_outside_is_refused(copy, path):
    point_manifest_at(copy, path)
    assert "is not a file of the package" in refusal(copy)


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_link_inside_a_package_is_refused(copy, digits, kind):
    target = digits / "Manifest.json" if kind == "file" else digits
    (copy / "Data" / "link").symlink_to(target)
    assert "plain files only" in refusal(copy)


def test_a_git_lfs_pointer_says_how_to_fetch_the_file(copy):
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"
    (copy / "Data/com.apple.CoreML/weights/weight.bin").write_text(pointer)
    assert "git lfs pull" in refusal(copy)


def test_a_specification_that_does_not_parse_is_refused(copy):
    (copy / "Data/com.apple.CoreML/model.mlmodel").write_bytes(b"\xff" * 100)
    assert "not a Core ML model" in refusal(copy)


def test_a_missing_weight_file_is_named(copy):
    weights = copy / "Data/com.apple.CoreML/weights/weight.bin"
    weights.unlink()
    assert f"{weights}: the weight file is missing" in refusal(copy)


@pytest.mark.parametrize("left", [0, 100, 1000, 24447])
def test_a_weight_file_cut_short_is_refused(copy, left):
    weights = copy / "Data/com.apple.CoreML/weights/weight.bin"
    weights.write_bytes(weights.read_bytes()[: min(left, weights.stat().st_size - 1)])
    assert "cut short" in refusal(copy)


def test_a_damaged_weight_file_is_refused(copy):
    weights = copy / "Data/com.apple.CoreML/weights/weight.bin"
    weights.write_bytes(bytes(weights.stat().st_size))
    assert "damaged" in refusal(copy)


def test_weights_outside_the_package_are_not_read(copy, digits_model):
    spec = digits_model.get_spec()
    function = spec.mlProgram.functions["main"]
    for op in function.block_specializations[function.opset].operations:
        for value in op.attributes.values():
            if value.WhichOneof("value") == "blobFileValue":
                value.blobFileValue.fileName = "@model_path/../../../secret"
    (copy / "Data/com.apple.CoreML/model.mlmodel").write_bytes(spec.SerializeToString())
    assert "outside the package" in refusal(copy)
