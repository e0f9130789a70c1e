"""What an evaluation needs to know of a task."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from quantgate_worker.datasets.dataset import Dataset
from quantgate_worker.datasets.parts import Options, Parts

Sample = Mapping[str, Any]
Record = dict[str, Any]


class Reader(Protocol):
    """Reads one variant's outputs; made once a variant."""

    def record(self, sample: Sample, outputs: Mapping[str, Any]) -> Record:
        """Return the record of a sample: finite numbers only, or the error that they are not.

        Raises UserError for a sample that does not fit the model.
        """

    def unfinite(self, outputs: Mapping[str, Any]) -> str | None:
        """Name the output that holds what is no finite number and was not meant to."""


class Task(Protocol):
    """A row of the table of tasks: alone it knows what its data and its options mean."""

    def dataset(self, data: Parts, samples: Path, spec: Any) -> Dataset:
        """Open the data for a model; raises UserError for data that do not fit it."""

    def reader(self, spec: Any, options: Options) -> Reader:
        """Make what reads a variant's outputs; raises UserError for a model that gives others."""
