import json
from zipfile import ZipFile

import numpy as np
import pytest
from PIL import Image

from quantgate_worker.errors import ProtocolError, UserError
from quantgate_worker.verbs.survey import survey


@pytest.fixture
def samples(tmp_path):
    def write(*names):
        path = tmp_path / "samples.jsonl"
        lines = [{"id": name, "label": "0"} for name in names]
        lines.append({"id": "unlabelled/u.png", "unlabelled": "u.png"})
        path.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
        return str(path)

    return write


@pytest.fixture
def ask(tmp_path, samples):
    """Ask for four pictures, one of them cut short and one gone, and an unlabelled one."""

    def message(depth):
        folder = tmp_path / "images"
        folder.mkdir()
        Image.new("RGB", (9, 7)).save(folder / "good.png")
        noise = np.random.default_rng(0).integers(0, 256, (40, 30, 3), np.uint8)
        Image.fromarray(noise).save(folder / "short.png")
        (folder / "short.png").write_bytes((folder / "short.png").read_bytes()[:400])
        (folder / "u.png").write_bytes((folder / "good.png").read_bytes())
        unlabelled = [{"key": "images", "at": str(folder)}]
        return {
            "task": "image-classification",
            "options": {"top": 1},
            "data": [
                {"key": "images", "at": str(folder)},
                {"key": "unlabelled", "at": unlabelled},
            ],
            "samples": samples("good.png", "short.png", "gone.png"),
            "depth": depth,
        }

    return message


def test_headers_tell_the_size_of_each_picture_and_what_is_missing(ask, told):
    assert survey(ask("header"), told) == {"count": 4, "problems": 1}
    assert told.items == [
        {"sample": "good.png", "facts": {"width": 9, "height": 7}},
        {"sample": "short.png", "facts": {"width": 30, "height": 40}},
        {"sample": "gone.png", "problem": "there is no such file"},
        {"sample": "unlabelled/u.png", "facts": {"width": 9, "height": 7}},
    ]
    assert told.progressed[-1] == ("survey", 4, 4)


def test_whole_pictures_tell_what_does_not_decode(ask, told):
    assert survey(ask("whole"), told) == {"count": 4, "problems": 2}
    problems = {item["sample"]: item["problem"] for item in told.items if "problem" in item}
    assert problems["short.png"].startswith("the image does not decode: ")


def arrays(path, samples, depth):
    return {
        "task": "image-classification",
        "options": {},
        "data": [{"key": "arrays", "at": str(path)}],
        "samples": samples("a", "b"),
        "depth": depth,
    }


def test_arrays_are_counted(told, samples, tmp_path):
    np.savez(tmp_path / "rows.npz", x=np.ones((3, 4), np.float32))
    with pytest.raises(UserError, match="3 rows, but there are 2 samples"):
        survey(arrays(tmp_path / "rows.npz", samples, "header"), told)


def test_whole_arrays_are_read_to_their_end(told, samples, tmp_path):
    np.savez(tmp_path / "rows.npz", x=np.ones((1, 4), np.float32))
    lie(tmp_path / "rows.npz", 2)
    assert survey(arrays(tmp_path / "rows.npz", samples, "header"), told)["problems"] == 0
    with pytest.raises(UserError, match="cut short"):
        survey(arrays(tmp_path / "rows.npz", samples, "whole"), told)


def lie(path, rows):
    """Let the only array say that it has more rows."""
    with ZipFile(path) as whole:
        content = whole.read("x.npy")
    with ZipFile(path, "w") as changed:
        changed.writestr("x.npy", content.replace(b"(1, 4)", f"({rows}, 4)".encode()))


def test_another_depth_is_refused(ask, told):
    with pytest.raises(ProtocolError, match="neither header nor whole"):
        survey(ask("deep"), told)
