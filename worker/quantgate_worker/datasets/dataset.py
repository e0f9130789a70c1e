"""What an evaluation goes through: samples, and the examples that a task makes of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

import numpy as np

from .geometry import Geometry

Sample: TypeAlias = Mapping[str, Any]
Inputs: TypeAlias = Mapping[str, Any]
# From the first to before the last of some samples, by their places in the file, ascending.
Rows: TypeAlias = tuple[tuple[int, int], ...]


@dataclass(frozen=True, kw_only=True)
class Pass:
    """One way through some examples; without `records` it only prepares for the next.

    What a pass `makes` is an extra: lanes that are given one of that name do not need the pass.
    """

    name: str
    records: bool = True
    makes: str = ""


@dataclass(frozen=True, kw_only=True)
class Example:
    """A sample with its inputs, or with the reason why it has none.

    Of a picture there is the way back from what the model is shown to the pixels of the file; of a
    text `mask` says at which places its tokens stand.
    """

    sample: Sample
    inputs: Inputs | None
    error: str = ""
    geometry: Geometry | None = None
    mask: np.ndarray | None = None


class Dataset(Protocol):
    """A model's examples, each read and decoded when its turn comes."""

    def count(self, turn: Pass) -> int:
        """Return the number of rows that a pass goes through."""

    def examples(self, turn: Pass, rows: Rows | None = None) -> Iterator[Example]:
        """Return the examples of some rows, or of all; of one row there may be several.

        Raises UserError at once for data that do not fit the model, and later for those that end
        too soon.
        """
