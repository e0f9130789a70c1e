"""Every compressed form of a weight made dense as the worker does it, and as coremltools alone.

Prints for each form what both take, in seconds of the processor and in memory, and the worker's
memory for a weight, its own 2 or 4 bytes among them. Ends with 1 where that passes its bound, or
where the two do not give the same bits.
"""

import argparse
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median

import numpy as np

from quantgate_worker.lightly import import_coremltools

import_coremltools()

from compressed import FORMS, Form, Size, program  # noqa: E402
from coremltools.optimize import _utils  # noqa: E402
from coremltools.optimize.coreml._quantization_passes import WeightDecompressor  # noqa: E402

from quantgate_worker.package.palettes import gather_palettes  # noqa: E402

APPLES = _utils.lut_to_dense
BLOCK = 32
# Bytes at most, for each weight.
MEMORY = 16.0


def main() -> int:
    parser = argparse.ArgumentParser(prog="npm run bench:dense --", description=__doc__)
    parser.add_argument("--side", type=int, default=2048, help="weights are as many times as many")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    size = Size(rows=options.side, columns=options.side, block=BLOCK)
    print(f"{options.side} x {options.side} weights, medians of {options.rounds} rounds in turn")
    print(f"{'form':36}{'worker':>18}{'coremltools':>18}{'bytes a weight':>17}")
    missed = [name for name in FORMS if not _kept(name, size, options.rounds)]
    print(f"Missed: {'; '.join(missed)}" if missed else "Every bound is kept.")
    return 1 if missed else 0


def _kept(name: str, size: Size, rounds: int) -> bool:
    form, ways = FORMS[name], {"worker": gather_palettes, "coremltools": _alone}
    times: dict[str, list[float]] = {way: [] for way in ways}
    for _ in range(rounds):
        for way, use in ways.items():
            times[way].append(_seconds(form, size, use))
    most, made = {}, {}
    for way, use in ways.items():
        most[way], made[way] = _memory(form, size, use)
    same = made["worker"].tobytes() == made["coremltools"].tobytes()
    each = most["worker"] / made["worker"].size
    kept = same and each <= MEMORY
    columns = (f"{median(times[way]):8.3f} s{most[way] / 1e6:5.0f} MB" for way in ways)
    says = "kept" if kept else "MISSED" if same else "OTHER BITS"
    print(
        f"{name:36}{''.join(f'{each:>18}' for each in columns)}{each:9.1f} <= {MEMORY:.0f} {says}"
    )
    return kept


def _alone() -> None:
    """Have coremltools make palettes dense by itself."""
    _utils.lut_to_dense = APPLES


def _seconds(form: Form, size: Size, use: Callable[[], None]) -> float:
    use()
    made = program(form, size)
    start = time.process_time()
    _decompress(made)
    return time.process_time() - start


def _memory(form: Form, size: Size, use: Callable[[], None]) -> tuple[int, np.ndarray]:
    use()
    made = program(form, size)
    with _traced():
        _decompress(made)
        _, most = tracemalloc.get_traced_memory()
    return most, made.functions["main"].outputs[0].op.x.val


def _decompress(made: object) -> None:
    WeightDecompressor(op_selector=lambda _op: True).apply(made)


@contextmanager
def _traced() -> Iterator[None]:
    tracemalloc.start()
    try:
        yield
    finally:
        tracemalloc.stop()


if __name__ == "__main__":
    sys.exit(main())
