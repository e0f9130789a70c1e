"""Which constant, operation or output coremltools was at when it broke: its messages name none."""

from collections.abc import Iterator
from typing import Any

_LONGEST_NAME = 200
_LONGEST_MESSAGE = 500


def refusal(error: BaseException) -> str:
    """Say what coremltools was at, what it says, and for a constant the way round it."""
    found = next(_operations(error), None)
    said = " ".join(str(error).split())[:_LONGEST_MESSAGE] or type(error).__name__
    if found is None:
        return said
    said = f"{_said(found)}: {said}"
    if _kind(found) != "const":
        return said
    return (
        f"{said}; a written convert can leave it out: op_name_configs: {{ {_name(found)}: null }}"
    )


def _operations(error: BaseException) -> Iterator[Any]:
    """Walk the operations that the frames were given, the innermost first."""
    frames = []
    trace = error.__traceback__
    while trace is not None:
        frames.append(trace.tb_frame)
        trace = trace.tb_next
    for frame in reversed(frames):
        if str(frame.f_globals.get("__name__", "")).startswith("coremltools."):
            for name in ("op", "op_spec", "const_op"):
                op = frame.f_locals.get(name)
                if getattr(op, "outputs", None):
                    yield op


def _said(op: Any) -> str:
    """Describe an operation of coremltools' own, or one of a specification."""
    if _kind(op) == "const":
        return f"the constant {_name(op)!r}"
    given = _given(op)
    if given:
        return f"the output {given[0][:_LONGEST_NAME]!r} ({_kind(op)})"
    return f"{_kind(op)} {_name(op)!r}"


def _kind(op: Any) -> str:
    return str(getattr(op, "op_type", "") or getattr(op, "type", ""))


def _name(op: Any) -> str:
    return str(op.outputs[0].name)[:_LONGEST_NAME]


def _given(op: Any) -> list[str]:
    """Name the values of an operation that its function gives."""
    block = getattr(op, "enclosing_block", None)
    outputs = [] if block is None else [id(var) for var in block.outputs]
    return [str(out.name) for out in op.outputs if id(out) in outputs]
