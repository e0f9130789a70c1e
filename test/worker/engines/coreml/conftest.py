"""Core ML's sessions, as an evaluation opens them."""

from dataclasses import replace

import numpy as np
import pytest

from quantgate_worker.engines.child.bounds import Bounds
from quantgate_worker.engines.child.session import ChildSession
from quantgate_worker.engines.table import ENGINES


@pytest.fixture
def rows(dense):
    """A model of two numbers that gives them as they are."""
    return dense(np.eye(2, dtype=np.float32), softmax=False)


@pytest.fixture
def open_on(children_on_mac):  # noqa: ARG001 - where children live
    """Open a package on a target, in a process of its own that ends with the test."""
    opened = []

    def open_session(target, package, bounds=None):
        opened.append(ChildSession(ENGINES[target].load, package, bounds or Bounds(), {}))
        return opened[-1]

    yield open_session
    for session in opened:
        session.close()


@pytest.fixture
def engines_on_mac(children_on_mac):  # noqa: ARG001 - where children live
    """The engines as they are on a Mac: whether this is one was asked before."""
    there = {"available": lambda: None, "name": lambda: "Core ML"}
    return {
        target: engine if target == "portable" else replace(engine, **there)
        for target, engine in ENGINES.items()
    }
