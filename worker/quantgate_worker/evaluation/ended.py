"""How a lane ends before its time, which is no other lane's matter."""

import traceback
from dataclasses import dataclass
from enum import Enum
from typing import Any, Literal

from quantgate_worker.errors import UserError, WorkerError

Cause = Literal["refused", "raised"]


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

    @property
    def told(self) -> dict[str, Any]:
        at = {} if self.at is None else {"at": self.at}
        return {"stage": self.stage.value, "cause": self.cause, **at, "message": self.message}


def ended(stage: Stage, error: Exception, at: str | None = None) -> Ended:
    """Keep what was raised; anything but a refusal leaves its traceback on stderr.

    Of the task's own refusals only those of what the user supplied count as such.
    """
    if not isinstance(error, WorkerError):
        traceback.print_exception(error)
    refused = isinstance(error, UserError if stage is Stage.TASK else WorkerError)
    return Ended(
        stage=stage,
        cause="refused" if refused else "raised",
        message=str(error) or type(error).__name__,
        at=at,
    )
