"""Every way the worker can refuse, each with the `kind` that the TypeScript side reads."""


class WorkerError(Exception):
    """A refusal with a reason: `kind` names its sort on the wire."""

    kind = "failed"


class UserError(WorkerError):
    """A mistake in what the user supplied: shown as it is, without a stack."""

    kind = "user"


class UnsupportedOp(WorkerError):  # noqa: N818 - the name is a public contract
    """The engine cannot execute an op faithfully; raised when the model is loaded, naming the op."""

    kind = "unsupported"

    def __init__(self, op: str, why: str = "") -> None:
        super().__init__(f"{op}: {why}" if why else op)
        self.op = op
        self.why = why
