"""An interpreter of a Mac that is not there, which runs what tests say until it dies."""

import json
import os
import signal
import subprocess
import sys
import textwrap
from typing import Any

from .environment import WORKER, Mac

SERVER = """
import json, os, sys, tempfile, traceback
from collections.abc import Mapping
answers = os.fdopen(os.dup(1), "w")
printed = tempfile.TemporaryFile()
os.dup2(printed.fileno(), 1)
sys.path[:0] = {paths}
from quantgate_worker.lightly import import_coremltools
import_coremltools()
import coremltools as ct, numpy as np
def plain(value):
    return dict(value) if isinstance(value, Mapping) else str(value)
for line in sys.stdin:
    told = json.loads(line)
    names = dict(ct=ct, np=np, **told["given"])
    try:
        exec(told["code"], names)
        said = dict(answer=names.get("answer"))
    except Exception as error:
        traceback.print_exc()
        said = dict(raised=[type(error).__name__, str(error)])
    names.clear()
    sys.stdout.flush()
    printed.seek(0)
    said["printed"] = printed.read().decode()
    printed.seek(0), printed.truncate()
    answers.write(json.dumps(said, default=plain) + chr(10))
    answers.flush()
"""


class Interpreter:
    """Started when it is first asked, and again after it has died."""

    def __init__(self, mac: Mac) -> None:
        self._mac = mac
        self._process: subprocess.Popen[str] | None = None

    def __call__(self, code: str, **given: Any) -> Any:
        """Run code and return what it leaves as `answer`; raises Raised and Died."""
        return self.told(code, **given)["answer"]

    def told(self, code: str, **given: Any) -> dict[str, Any]:
        """Run code and return its answer with what was printed to file descriptor 1 meanwhile."""
        process = self._process or self._start()
        told = {"code": textwrap.dedent(code), "given": given}
        process.stdin.write(json.dumps(told, default=str) + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
        if not line:
            self._process = None
            raise Died(signal.Signals(-process.wait()).name)
        said = json.loads(line)
        if "raised" in said:
            raise Raised(*said["raised"], said["printed"])
        return said

    def close(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _start(self) -> Any:
        self._process = subprocess.Popen(  # noqa: S603 - an interpreter of the tests' own
            [self._mac.python, "-I", "-c", SERVER.format(paths=[str(WORKER)])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=sys.stderr.fileno() if _is_real(sys.stderr) else subprocess.DEVNULL,
            env={**os.environ, "PATH": self._mac.path},
            text=True,
        )
        return self._process


class Raised(Exception):  # noqa: N818 - said of code
    def __init__(self, kind: str, message: str, printed: str) -> None:
        super().__init__(f"{kind}: {message}")
        self.kind, self.message, self.printed = kind, message, printed


class Died(Exception):  # noqa: N818 - said of an interpreter
    def __init__(self, signal_name: str) -> None:
        super().__init__(signal_name)
        self.signal = signal_name


def _is_real(stream: Any) -> bool:
    try:
        return stream.fileno() >= 0
    except (OSError, ValueError):
        return False
