"""Every way the worker can refuse, each with the `kind` that the TypeScript side reads."""

from typing import Literal


class WorkerError(Exception):
    """A refusal with a reason: `kind` names its sort on the wire."""

    kind = "failed"


class UserError(WorkerError):
    """A mistake in what the user supplied: shown as it is, without a stack."""

    kind = "user"


class ProtocolError(WorkerError):
    """A request that is not as the contract has it: a mistake of the program that sent it."""

    kind = "bug"


class MachineFault(WorkerError):  # noqa: N818 - said of the machine
    """The machine refuses something that any work needs: it says nothing of a model."""

    kind = "machine"


class SessionLost(WorkerError):  # noqa: N818 - said of a session
    """What ran a model has ended, or does not answer: the session is no more."""

    def __init__(
        self,
        message: str,
        *,
        cause: Literal["killed", "hung", "memory"],
        signal: str | None = None,
    ) -> None:
        super().__init__(message)
        self.cause: Literal["killed", "hung", "memory"] = cause
        self.signal = signal


class UnsupportedOp(WorkerError):  # noqa: N818 - the name is a public contract
    """The engine cannot execute an op faithfully: raised, naming it, when a model is loaded."""

    kind = "unsupported"

    def __init__(self, op: str, why: str = "") -> None:
        super().__init__(f"{op}: {why}" if why else op)
        self.op = op
        self.why = why
