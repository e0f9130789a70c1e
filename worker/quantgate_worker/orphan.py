"""Whoever started the worker may be killed: then nobody waits for it, and nothing goes on."""

import os
import signal
import time
from threading import Thread

_SECONDS_BETWEEN_LOOKS = 0.2


def end_with_parent() -> None:
    """End with all that was started here once the parent is gone, whatever we are at.

    That a parent reads no more is seen when something is written to it, and while a model
    predicts nothing is.
    """
    Thread(target=_watch, args=(os.getppid(),), name="orphan", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    # Who was not started with a group of its own must leave the others of its group alone.
    if os.getpgrp() == os.getpid():
        os.killpg(os.getpgrp(), signal.SIGKILL)
    os.kill(os.getpid(), signal.SIGKILL)
