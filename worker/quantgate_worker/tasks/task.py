"""What an evaluation needs to know of a task."""

from collections.abc import Mapping
from typing import Any, Protocol

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
    """A row of the table of tasks."""

    def __call__(self, spec: Any, top: int) -> Reader: ...
