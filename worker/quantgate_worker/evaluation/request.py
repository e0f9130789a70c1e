"""What an evaluation is asked: which packages on which engine, on which rows of which data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from quantgate_worker.datasets.dataset import Rows
from quantgate_worker.datasets.parts import Options, Parts
from quantgate_worker.engines.child.bounds import Bounds


@dataclass(frozen=True, kw_only=True)
class LaneRequest:
    """One model's way through an evaluation.

    `packages` by the parts of the model; `into` is the folder of what it leaves; `given` are extras
    of other lanes or runs. A `quiet` one only hands on: of its records it leaves no more than the
    digests. Once there is a file at `until`, nobody needs more of it: it takes no further example,
    and leaves nothing of the chunk that it is at.
    """

    name: str
    packages: Mapping[str, Path]
    into: Path
    given: Mapping[str, Path]
    quiet: bool = False
    until: Path | None = None


@dataclass(frozen=True, kw_only=True)
class Chunk:
    """Rows that some lanes are to leave the records of, in a file of this name."""

    key: str
    rows: Rows
    lanes: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class EvaluateRequest:
    """One evaluation on one engine.

    The data are decoded for what the model `source` takes, so that all lanes see the same; `ahead`
    names the lane whose outputs the others see. `watch` audits how far values reach, and leaves no
    records; `trace` among it looks for the ops that began what is not finite; `parity` compares the
    outputs with those of the portable engine instead. `isolation` gives
    each session a process of its own where the engine does not ask for that anyway. `only` ends
    before the first prediction: what each package takes and gives is read, or it is loaded too.
    """

    engine: str
    task: str
    options: Options
    data: Parts
    samples: Path
    source: Mapping[str, Path]
    lanes: tuple[LaneRequest, ...]
    chunks: tuple[Chunk, ...]
    ahead: str | None = None
    watch: Literal["range", "trace", "parity"] | None = None
    bounds: Bounds = field(default_factory=Bounds)
    isolation: Literal["process"] | None = None
    only: Literal["read", "load"] | None = None
