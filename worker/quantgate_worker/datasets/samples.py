import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from quantgate_worker.errors import UserError

from .dataset import Rows


def read_samples(path: Path) -> Iterator[dict[str, Any]]:
    """Read `samples/<model>.jsonl` line by line, in the order to evaluate."""
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                yield _sample(path, number, line)
    except OSError as error:
        raise UserError(f"{path}: the samples cannot be read: {error.strerror}") from error


def samples_in(path: Path, rows: Rows | None) -> Iterator[dict[str, Any]]:
    """Read the samples of some rows, which ascend, or all."""
    if rows is None:
        yield from read_samples(path)
        return
    samples, at = read_samples(path), 0
    for begin, end in rows:
        yield from islice(samples, begin - at, end - at)
        at = end


def count_samples(path: Path) -> int:
    return sum(1 for _ in read_samples(path))


def _sample(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        sample = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UserError(f"{path}:{number}: not JSON: {error}") from error
    if not isinstance(sample, dict) or not isinstance(sample.get("id"), str):
        raise UserError(f"{path}:{number}: a sample is an object with an id")
    return sample
