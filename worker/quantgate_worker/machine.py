"""What the machine refuses: a full disk is neither a model's fault nor a bug of ours."""

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import MachineFault

# What a system says where a disk or a limit of its own is in the way, whatever is being done.
_REFUSALS = frozenset(
    {
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EROFS,
        errno.EIO,
        errno.ESTALE,
        errno.ENODEV,
        errno.EMFILE,
        errno.ENFILE,
    }
)
# What native code says of a write that failed: of the reason, nothing.
_SAID = ("[MIL FileWriter]", os.strerror(errno.ENOSPC), os.strerror(errno.EDQUOT))
# Where there is not even so much room, whatever was being written had none.
_ROOM = 2**16


def pin_temporary_files() -> None:
    """Have temporary files lie where the parent says, and nowhere else.

    Python would look for another folder where this one is full, which nobody would tidy up.
    """
    tempfile.tempdir = os.environ.get("TMPDIR") or None


def fault_of(error: BaseException, *folders: Path | str) -> MachineFault | None:
    """Say what the machine refused, where an error came of that; None where it did not.

    Temporary files and what is written below `folders` must still be there: whether there is room,
    the disk is asked.
    """
    if fault := named_fault(error):
        return fault
    for folder in (tempfile.gettempdir(), *folders):
        if (refused := _refusal(folder)) is not None:
            return MachineFault(f"{folder}: {refused.strerror}")
    return None


def named_fault(error: BaseException) -> MachineFault | None:
    """Say the same by the error alone, of work that writes nothing."""
    every = list(_chain(error))
    for each in every:
        if isinstance(each, MachineFault):
            return each
        if isinstance(each, OSError) and each.errno in _REFUSALS:
            return MachineFault(_told(each))
    for each in every:
        if any(said in str(each) for said in _SAID):
            return MachineFault(f"a file cannot be written below {tempfile.gettempdir()}")
    return None


@contextmanager
def writing_below(folder: Path | str) -> Iterator[None]:
    """Name the machine's fault, where that made the work fail, before the folder is tidied up."""
    try:
        yield
    except Exception as error:
        if fault := fault_of(error, folder):
            raise fault from error
        raise


@contextmanager
def loading_libraries() -> Iterator[None]:
    """Say of libraries that do not load that their files are no more what was installed.

    Files that have kept their size are not noticed before, and no request can change what is in
    them: it is no bug of ours.
    """
    try:
        yield
    except Exception as error:
        if named_fault(error):
            raise
        first = next(iter(str(error).splitlines()), "")
        raise MachineFault(
            f"the Python environment {sys.prefix} is damaged: its libraries do not load "
            f"({type(error).__name__}: {first})"
        ) from error


def prove_room(size: int) -> None:
    """Refuse what was made where there is hardly room to write so many bytes once more.

    Native code writes weights among the temporary files first, once for each step, and does not
    notice each write that failed: of what it made there nothing may be believed.
    """
    folder = tempfile.gettempdir()
    if (free := shutil.disk_usage(folder).free) < size + _ROOM:
        raise MachineFault(
            f"{folder}: {os.strerror(errno.ENOSPC)}: {free} bytes are free, and {size} bytes are"
            " first written there"
        )


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Give an error and those that it came of, each once."""
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        each = waiting.pop()
        if id(each) not in seen:
            seen.add(id(each))
            yield each
            waiting += [one for one in (each.__cause__, each.__context__) if one is not None]


def _told(error: OSError) -> str:
    name = error.filename2 or error.filename
    if isinstance(name, str):
        return f"{name}: {error.strerror}"
    return f"{error.strerror} (temporary files lie below {tempfile.gettempdir()})"


def _refusal(folder: Path | str) -> OSError | None:
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(_ROOM))
            file.flush()
    except OSError as error:
        return error if error.errno in _REFUSALS else None
    return None
