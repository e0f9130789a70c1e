import json
import os
import shutil
import sys
import zipfile
from contextlib import suppress

import pytest
from coremltools.proto import Model_pb2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quantgate_worker.errors import UserError
from quantgate_worker.verbs.inspect import inspect


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
    assert "is not there" in refusal(tmp_path / "Nowhere.mlpackage")


def compiled(path):
    path.mkdir()
    (path / "coremldata.bin").write_bytes(bytes(64))
    (path / "model.mil").write_text("program(1.0)")


def zipped(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Copy.mlpackage/Manifest.json", "{}")


def around_another(path):
    inner = path / "Copy.mlpackage"
    inner.mkdir(parents=True)
    (inner / "Manifest.json").write_text("{}")


def of_many_files(path):
    path.mkdir()
    for number in range(7):
        (path / f"{number}.txt").touch()


def pointer(path):
    path.write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (compiled, "a compiled model (.mlmodelc), whatever it is called: it can be run but not"),
        (os.mkfifo, "neither a folder nor a file"),
        (pointer, "a Git LFS pointer, not the file itself"),
        (zipped, "a zip archive, not the package itself: unpack it"),
        (lambda path: path.write_text("no package"), "a file, and a package is a folder"),
        (
            around_another,
            "a folder around a package, not the package itself: name X.mlpackage/Copy",
        ),
        (lambda path: path.mkdir(), "the folder is empty"),
        (of_many_files, "no Manifest.json (it holds 0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 2 more)"),
    ],
)
def test_what_lies_in_the_place_of_a_package_is_told(make, said, tmp_path):
    make(tmp_path / "X.mlpackage")
    assert said in refusal(tmp_path / "X.mlpackage")


@pytest.mark.parametrize("text", ["", "[1]", "{", '{"itemInfoEntries": 3}', "[" * 100_000])
def test_a_manifest_that_is_none_is_refused(copy, text):
    (copy / "Manifest.json").write_text(text)
    assert "Manifest.json" in refusal(copy)


@pytest.mark.parametrize("path", ["/etc/passwd", "../../secret", "com.apple.CoreML/../../x"])
def test_a_manifest_that_points_outside_is_refused(copy, path):
    point_manifest_at(copy, path)
    assert "no file of the package" in refusal(copy)


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_a_link_inside_a_package_is_refused(copy, digits, kind):
    target = digits / "Manifest.json" if kind == "file" else digits
    (copy / "Data" / "link").symlink_to(target)
    assert "is no plain file" in refusal(copy)


def test_a_git_lfs_pointer_says_how_to_fetch_the_file(copy):
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n"
    (copy / "Data/com.apple.CoreML/weights/weight.bin").write_text(pointer)
    assert "git lfs pull" in refusal(copy)


def test_a_specification_that_does_not_parse_is_refused(copy):
    (copy / "Data/com.apple.CoreML/model.mlmodel").write_bytes(b"\xff" * 100)
    assert "not a Core ML model" in refusal(copy)


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_damaged_specification_is_described_or_refused_but_never_a_bug(digits, copy, data):
    damaged = bytearray((digits / "Data/com.apple.CoreML/model.mlmodel").read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    (copy / "Data/com.apple.CoreML/model.mlmodel").write_bytes(damaged)
    with suppress(UserError):
        inspect(copy)


@pytest.fixture
def rewrite(copy):
    """Change the operations of a copy's program, and write it back."""

    def changed(change):
        path = copy / "Data/com.apple.CoreML/model.mlmodel"
        spec = Model_pb2.Model.FromString(path.read_bytes())
        function = spec.mlProgram.functions["main"]
        change(function.block_specializations[function.opset].operations)
        path.write_bytes(spec.SerializeToString())

    return changed


def test_a_classifier_without_classes_is_refused(copy, rewrite):
    def change(operations):
        for op in operations:
            op.inputs.pop("classes", None)

    rewrite(change)
    assert "classify is given no classes" in refusal(copy)


def test_a_weight_made_from_itself_is_refused(copy, rewrite):
    def change(operations):
        made = operations.add(type="constexpr_lut_to_dense")
        made.outputs.add(name="a")
        made.inputs["lut"].arguments.add(name="b")
        taker = operations.add(type="constexpr_lut_to_dense")
        taker.outputs.add(name="b")
        taker.inputs["lut"].arguments.add(name="a")
        last = operations.add(type="constexpr_lut_to_dense")
        last.outputs.add(name="c")
        last.inputs["lut"].arguments.add(name="a")

    rewrite(change)
    assert "its weights cannot be told" in refusal(copy)


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


def test_a_weight_that_starts_beyond_every_file_is_refused(copy, rewrite):
    def change(operations):
        for op in operations:
            for value in op.attributes.values():
                if value.WhichOneof("value") == "blobFileValue":
                    value.blobFileValue.offset = 2**64 - 1

    rewrite(change)
    assert "cut short" in refusal(copy)


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS names files in UTF-8 only")
def test_a_file_whose_name_is_no_text_is_hashed_all_the_same(copy):
    before = inspect(copy)["weightsDigest"]
    (copy / "Data" / os.fsdecode(b"\xff")).touch()
    assert inspect(copy)["weightsDigest"] != before


def test_weights_outside_the_package_are_not_read(copy, rewrite):
    def change(operations):
        for op in operations:
            for value in op.attributes.values():
                if value.WhichOneof("value") == "blobFileValue":
                    value.blobFileValue.fileName = "@model_path/../../../secret"

    rewrite(change)
    assert "is not in the package's folder weights" in refusal(copy)
