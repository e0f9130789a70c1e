"""How a lane ends before its time, which is no other lane's matter."""

import traceback
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal

from quantgate_worker.errors import SessionLost, UserError, WorkerError
from quantgate_worker.machine import fault_of

Cause = Literal["refused", "raised", "killed", "hung", "memory", "machine"]


class Stage(str, Enum):
    """Where in its way a lane is."""

    LOAD = "load"
    PREDICT = "predict"
    TASK = "task"


@dataclass(frozen=True, kw_only=True)
class Ended:
    """In which stage a lane ended and why; `at` is the sample it was at, if it was at one."""

    stage: Stage
    cause: Cause
    message: str
    at: str | None = None
    signal: str | None = None

    @property
    def told(self) -> dict[str, Any]:
        signal = {} if self.signal is None else {"signal": self.signal}
        at = {} if self.at is None else {"at": self.at}
        said = {"stage": self.stage.value, "cause": self.cause, **signal, **at}
        return {**said, "message": self.message}


def ended(stage: Stage, error: Exception, at: str | None = None) -> Ended:
    """Keep what was raised; anything but a refusal leaves its traceback on stderr.

    Of the task's own refusals only those of what the user supplied count as such.
    """
    if not isinstance(error, WorkerError):
        traceback.print_exception(error)
    message = str(error) or type(error).__name__
    if fault := fault_of(error):
        return Ended(stage=stage, cause="machine", message=str(fault), at=at)
    if isinstance(error, SessionLost):
        return Ended(stage=stage, cause=error.cause, message=message, at=at, signal=error.signal)
    refused = isinstance(error, UserError if stage is Stage.TASK else WorkerError)
    return Ended(stage=stage, cause="refused" if refused else "raised", message=message, at=at)
