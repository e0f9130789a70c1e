"""Children that do what the number in their input says: answer, kill themselves, hang, or grow."""

import pytest

from quantgate_worker.engines.child.bounds import Bounds
from quantgate_worker.engines.child.session import ChildSession
from quantgate_worker.engines.engine import Imported

SCRIPTED = """
import os, signal, sys, time
import numpy as np
from quantgate_worker.errors import UnsupportedOp, UserError, WorkerError

class Session:
    def predict(self, inputs, state=None):
        word = inputs["word"]
        if word == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if word == "fault":
            os.kill(os.getpid(), signal.SIGSEGV)
        if word == "leave":
            os._exit(3)
        if word == "hang":
            time.sleep(3600)
        if word == "grow":
            self.held = np.ones(2**27)
            time.sleep(3600)
        if word == "user":
            raise UserError("what you wrote")
        if word == "unsupported":
            raise UnsupportedOp("conv_9d", "nobody has so many")
        if word == "failed":
            raise WorkerError("only here")
        if word == "raise":
            raise KeyError("lost")
        if word == "print":
            print("from the engine")
        if word == "modules":
            return {"modules": " ".join(sys.modules)}
        return dict(inputs)

def load(path):
    if path.name.startswith("kill"):
        os.kill(os.getpid(), signal.SIGKILL)
    if path.name.startswith("hang"):
        time.sleep(3600)
    return Session()
"""


@pytest.fixture
def scripted(tmp_path, monkeypatch):
    """A loader that a child imports, since it looks where its parent does."""
    (tmp_path / "scripted_engine.py").write_text(SCRIPTED)
    monkeypatch.syspath_prepend(str(tmp_path))
    return Imported("scripted_engine", "load")


@pytest.fixture
def child(tmp_path):
    """Start children, which end with the test."""
    started = []

    def start(load, package=tmp_path, bounds=None, **options):
        started.append(ChildSession(load, package, bounds or Bounds(), options))
        return started[-1]

    yield start
    for session in started:
        session.close()
