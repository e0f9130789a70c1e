import errno
import os
import sys
import tempfile
from pathlib import Path

import numpy as np
import pytest

from quantgate_worker.engines.engine import Imported
from quantgate_worker.errors import MachineFault, UserError, WorkerError
from quantgate_worker.evaluation.ended import Stage, ended
from quantgate_worker.evaluation.records import RecordFile
from quantgate_worker.machine import (
    fault_of,
    loading_libraries,
    named_fault,
    pin_temporary_files,
    writing_below,
)
from quantgate_worker.tasks.extras import Extras

FULL = "/dev/full"
only_linux = pytest.mark.skipif(not Path(FULL).exists(), reason="only Linux has /dev/full")


def refused(number: int, name: str | None = None) -> OSError:
    return OSError(number, os.strerror(number), name)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EMFILE])
def test_what_the_system_refuses_is_found_behind_whatever_was_made_of_it(number: int) -> None:
    error = WorkerError("op 'a' cannot be lowered")
    error.__cause__ = ValueError("broken")
    error.__cause__.__context__ = refused(number, "/a/file")
    fault = named_fault(error)
    assert str(fault) == f"/a/file: {os.strerror(number)}"
    assert fault is not None
    assert fault.kind == "machine"


def test_what_is_wrong_with_a_file_is_not_the_machine() -> None:
    for error in (
        refused(errno.ENOENT, "/a/file"),
        refused(errno.ELOOP, "/a/file"),
        WorkerError("the image does not decode"),
        UserError("convert: 'x' is no step"),
    ):
        assert fault_of(error) is None


def test_native_code_that_could_not_write_is_believed_without_an_errno() -> None:
    said = "coremltools refuses the constant 'w': [MIL FileWriter]: Unknown error occurred"
    fault = fault_of(WorkerError(said))
    assert str(fault) == f"a file cannot be written below {tempfile.gettempdir()}"


def test_errors_that_lead_to_each_other_end() -> None:
    one, other = ValueError("one"), ValueError("other")
    one.__cause__, other.__cause__ = other, one
    assert named_fault(one) is None


def test_whether_there_is_room_is_asked_before_a_folder_is_tidied_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*, dir: object) -> None:  # noqa: A002 - as tempfile has it
        assert Path(str(dir)).exists()
        raise refused(errno.ENOSPC)

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with (
        pytest.raises(MachineFault, match="No space left"),
        tempfile.TemporaryDirectory(dir=tmp_path) as folder,
        writing_below(folder),
    ):
        raise RuntimeError("Protobuf serialization failed.")


def test_temporary_files_lie_where_the_parent_says_also_where_there_is_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("TMPDIR", str(tmp_path / "gone"))
    pin_temporary_files()
    assert tempfile.gettempdir() == str(tmp_path / "gone")
    monkeypatch.setenv("TMPDIR", "")
    pin_temporary_files()
    assert Path(tempfile.gettempdir()).is_dir()


def test_a_lane_that_the_machine_ends_says_so() -> None:
    end = ended(Stage.LOAD, refused(errno.ENOSPC, "/a/weights"), at="a")
    assert end.told == {
        "stage": "load",
        "cause": "machine",
        "at": "a",
        "message": "/a/weights: No space left on device",
    }


@only_linux
def test_records_without_room_are_discarded_without_another_error(tmp_path: Path) -> None:
    (tmp_path / "all.jsonl.part").symlink_to(FULL)
    records = RecordFile(tmp_path / "all.jsonl")
    records.write({"id": "a"})
    records.discard()
    assert list(tmp_path.iterdir()) == []


@only_linux
def test_vectors_without_room_are_discarded_without_another_error(tmp_path: Path) -> None:
    (tmp_path / "documents.f32").symlink_to(FULL)
    extras = Extras(tmp_path)
    extras.vectors("documents").append("a", np.zeros(4, np.float32))
    extras.discard()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("error", [ImportError("a\nb"), SyntaxError("a"), ValueError("a")])
def test_libraries_that_do_not_load_are_the_environment_s(error: Exception) -> None:
    with pytest.raises(MachineFault) as refused_, loading_libraries():
        raise error
    assert str(refused_.value).startswith(f"the Python environment {sys.prefix} is damaged: ")
    assert str(refused_.value).endswith(f"({type(error).__name__}: a)")


def test_an_engine_whose_libraries_do_not_load_is_no_bug() -> None:
    with pytest.raises(MachineFault, match="is damaged: its libraries do not load"):
        Imported("quantgate_worker.engines.that_is_gone", "load")()


def test_libraries_that_cannot_be_read_for_another_reason_say_that() -> None:
    with pytest.raises(OSError, match="/a/file"), loading_libraries():
        raise refused(errno.EMFILE, "/a/file")
