"""How much memory a program's values take at one time, told from its declared sizes alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from quantgate_worker.errors import WorkerError
from quantgate_worker.memory import machine_bytes
from quantgate_worker.package.parts import chosen, executed, stage_kind
from quantgate_worker.package.value_types import dtype, sizes

from .ops import ELEMENTWISE
from .ops.activation import ACTIVATIONS, EXACT_ACTIVATIONS
from .package import Package

# What gives its input under another shape: no second copy of it is made.
_SAME = frozenset({"identity", "reshape", "squeeze", "expand_dims", "flatten2d"})
# What can write its result where its input was, if nobody else takes that.
_IN_PLACE = ELEMENTWISE | {*ACTIVATIONS, *EXACT_ACTIVATIONS}
# A float of any width is computed in 32 bits, and so is a small integer.
_BYTES_OF_A_NUMBER = 4
_GIGABYTE = 10**9


@dataclass(frozen=True, kw_only=True)
class Largest:
    """The largest sum of values that are alive at one time, in bytes, and the op it is at."""

    bytes: int
    at: str


def largest(spec: Any) -> Largest:
    """Tell it of what runs in a prediction: of a pipeline, the weights of all stages at once.

    It is a least: a size that is unknown before a prediction counts as 1, and what the engine needs
    besides counts as nothing.
    """
    return _of(executed(spec))


def refuse_too_large(package: Package) -> None:
    """Raise WorkerError for a program whose values this machine cannot hold at one time."""
    spec, asked = package.spec, package.function
    if asked is not None and stage_kind(spec) == "mlProgram":
        found = _of([spec.mlProgram.functions[chosen(spec, asked)]])
    else:
        found = largest(spec)
    there = machine_bytes()
    if there is not None and found.bytes > there:
        raise WorkerError(
            f"{package.name}: its values take at least {found.bytes / _GIGABYTE:.1f} GB at one "
            f"time (at the op {found.at!r}), and this machine has {there / _GIGABYTE:.1f} GB of "
            "memory: measure it on one that has more, or convert the model for smaller inputs"
        )


def _of(functions: list[Any]) -> Largest:
    functions = [each for each in functions if each.opset in each.block_specializations]
    blocks = [each.block_specializations[each.opset] for each in functions]
    weights = sum(_held(block) for block in blocks)
    peaks = [
        _peak(block, sum(_bytes(given.type) for given in function.inputs))
        for function, block in zip(functions, blocks, strict=True)
    ]
    peak = max(peaks, key=lambda each: each.bytes, default=Largest(bytes=0, at=""))
    return Largest(bytes=weights + peak.bytes, at=peak.at)


def _held(block: Any) -> int:
    """Sum up what is there all the time: constants, dense, of the nested blocks too."""
    compressed = {
        name for op in block.operations if op.type.startswith("constexpr_") for name in _used(op)
    }
    there = 0
    for op in block.operations:
        if op.type.startswith("constexpr_") or op.type == "const":
            there += sum(_bytes(out.type) for out in op.outputs if out.name not in compressed)
        there += sum(_held(nested) for nested in op.blocks)
    return there


def _peak(block: Any, given: int) -> Largest:
    """Walk the operations of a block, at whose beginning so many bytes are given and stay."""
    roots = _roots(block)
    last = {}
    for at, op in enumerate(block.operations):
        last.update({roots.get(name, name): at for name in _used(op)})
    last.update({roots.get(name, name): len(block.operations) for name in block.outputs})
    size = dict[str, int]()
    found, alive = Largest(bytes=given, at=""), given
    for at, op in enumerate(block.operations):
        made = {out.name: _made(op, out) for out in op.outputs if roots[out.name] == out.name}
        ends = {roots.get(name, name) for name in _used(op)}
        dying = [name for name in ends if last[name] == at and name in size]
        beside = sum(made.values())
        if op.type in _IN_PLACE and any(size[name] == beside for name in dying):
            beside = 0
        beside += max((_peak(nested, 0).bytes for nested in op.blocks), default=0)
        if alive + beside > found.bytes:
            found = Largest(bytes=alive + beside, at=op.outputs[0].name if op.outputs else op.type)
        size |= {name: bytes_ for name, bytes_ in made.items() if last.get(name, at) > at}
        alive += sum(size[name] for name in made if name in size)
        alive -= sum(size.pop(name) for name in dying)
    return found


def _roots(block: Any) -> dict[str, str]:
    """Name for every value the one whose memory it is in: most often itself."""
    roots = dict[str, str]()
    for op in block.operations:
        same = op.type in _SAME and len(op.outputs) == 1
        source = next(_names(op, "x"), None) if same else None
        for out in op.outputs:
            roots[out.name] = out.name if source is None else roots.get(source, source)
    return roots


def _made(op: Any, out: Any) -> int:
    # Constants are there all the time, and counted so.
    is_held = op.type == "const" or op.type.startswith("constexpr_")
    return 0 if is_held else _bytes(out.type)


def _used(op: Any) -> Iterator[str]:
    """Walk the values that an operation takes, and those that its blocks take from around."""
    for key in op.inputs:
        yield from _names(op, key)
    for block in op.blocks:
        for nested in block.operations:
            yield from _used(nested)
        yield from block.outputs


def _names(op: Any, key: str) -> Iterator[str]:
    for argument in op.inputs[key].arguments if key in op.inputs else ():
        if argument.name:
            yield argument.name


def _bytes(value_type: Any) -> int:
    """Return what a value takes in the type in which it is computed; 0 of what is no tensor."""
    if value_type.WhichOneof("type") == "stateType":
        value_type = value_type.stateType.wrappedType
    if value_type.WhichOneof("type") != "tensorType":
        return 0
    count = 1
    for each in sizes(value_type):
        count *= max(each, 1)
    return count * (1 if dtype(value_type) == "bool" else _BYTES_OF_A_NUMBER)
