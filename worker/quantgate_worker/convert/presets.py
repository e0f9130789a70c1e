"""The variants that need no `convert`, written as the steps they stand for."""

from quantgate_worker.errors import UserError, WorkerError
from quantgate_worker.nearest import nearest

from .steps import CAST, Step

BLOCK = 32
_INT8 = {"mode": "linear_symmetric", "dtype": "int8", "granularity": "per_channel"}
_INT4 = {
    "mode": "linear_symmetric",
    "dtype": "int4",
    "granularity": "per_block",
    "block_size": BLOCK,
}
_HALF = Step(op=CAST, config={})


def _palette(nbits: int) -> list[Step]:
    return [_HALF, Step(op="palettize", config={"mode": "kmeans", "nbits": nbits})]


# All but fp32 start from 16-bit floats: what computes in 32 never runs on the Neural Engine. And
# there k-means is fast: seconds instead of minutes.
PRESETS: dict[str, list[Step]] = {
    "fp32": [],
    "fp16": [_HALF],
    "int8": [_HALF, Step(op="quantize", config=_INT8)],
    "int4": [_HALF, Step(op="quantize", config=_INT4)],
    **{f"pal{nbits}": _palette(nbits) for nbits in (8, 6, 4, 3, 2, 1)},
}

_NEED_A_MAC = frozenset({"w8a8"})


def preset_steps(name: str) -> list[Step]:
    """Return a preset's steps; raises WorkerError for one that cannot be made here."""
    if name in _NEED_A_MAC:
        raise WorkerError(
            f"{name} quantizes activations too: its calibration runs the model, which needs a Mac"
        )
    if name not in PRESETS:
        raise UserError(f"{name!r} is no preset{nearest(name, [*PRESETS, *_NEED_A_MAC])}")
    return PRESETS[name]
