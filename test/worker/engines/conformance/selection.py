"""Which of the cases a run takes: those of an op, a sample of them, a shard of those."""

import zlib
from collections import defaultdict

import pytest


def selected(items: list[pytest.Item], *, op: str, one_in: int, shard: str) -> list[pytest.Item]:
    """Keep about one case in so many of those named after an op, and of these one shard, "i/n"."""
    named = [item for item in items if squeezed(op) in squeezed(item.nodeid.partition("::")[2])]
    index, of = map(int, shard.split("/"))
    return [item for item in sample(named, one_in) if chance(item) % of == index]


def sample(items: list[pytest.Item], one_in: int) -> list[pytest.Item]:
    """Keep about one case in so many, always the same ones, and at least one of each kind."""
    tests = defaultdict(list)
    for item in items:
        tests[kind(item)].append(item)
    kept: list[pytest.Item] = []
    for cases in tests.values():
        lucky = [case for case in cases if chance(case) // 64 % one_in == 0]
        kept += lucky or [min(cases, key=chance)]
    return kept


def kind(item: pytest.Item) -> tuple[str, ...]:
    """Name a case's test and its parameters that are words: many tests take the op as one."""
    parameters = item.callspec.params.values() if hasattr(item, "callspec") else ()
    words = [value for value in parameters if isinstance(value, str)]
    return item.nodeid.partition("[")[0], *words


def chance(item: pytest.Item) -> int:
    """Return a number that is a case's own, in every run."""
    return zlib.crc32(item.nodeid.encode())


def squeezed(name: str) -> str:
    """Spell layer_norm and LayerNorm alike."""
    return name.replace("_", "").lower()
