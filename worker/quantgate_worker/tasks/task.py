"""What a task is: how its data become examples, and how a model's answers become records."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol, TypeAlias, runtime_checkable

from quantgate_worker.datasets.dataset import Dataset, Example, Inputs, Pass
from quantgate_worker.datasets.parts import Options, Parts
from quantgate_worker.datasets.survey import Found
from quantgate_worker.engines.engine import State
from quantgate_worker.package.interface import MODEL, Interface

from .extras import Extras

Outputs: TypeAlias = Mapping[str, Any]
Record: TypeAlias = dict[str, Any]
# What the model that goes ahead hands on of an example, whatever its task says that others need.
Kept: TypeAlias = object


@dataclass(frozen=True, kw_only=True)
class Missing:
    """Stands for what the model that goes ahead could not hand on."""

    reason: str


# How far a survey looks into what it finds.
Depth: TypeAlias = Literal["header", "whole"]


class Run(Protocol):
    """A model that runs: the only face of an engine that a task sees."""

    def __call__(
        self, inputs: Inputs, *, part: str = MODEL, state: State | None = None
    ) -> Outputs: ...

    def state(self, part: str = MODEL) -> State:
        """Return new states, all 0, for a sequence of predictions."""

    def unfinite(self, output: str) -> None:
        """Tell that this output of the latest prediction is not finite, and was not meant to be."""


class Reader(Protocol):
    """Takes one model through its examples; made once a model, and asked by one thread alone."""

    def take(
        self, turn: Pass, example: Example, run: Run, kept: Kept | Missing | None
    ) -> tuple[Record | None, Kept]:
        """Run the model on an example as often as needed; return a record once a sample is whole.

        A record has finite numbers only, or the error why there is none. The second value is what
        the models that go behind get as `kept`; `kept` is None where none goes ahead.
        """

    def turn(self, done: Pass) -> None:
        """Do what is to be done between a pass and the next."""


@runtime_checkable
class Closes(Protocol):
    """A reader that holds something which has to end with it."""

    def close(self) -> None: ...


class Task(Protocol):
    """A row of the table of tasks: alone it knows what its data and its options mean."""

    @property
    def compares(self) -> Literal["records", "outputs"]:
        """Whether a model is compared by its records alone, or needs what goes ahead to hand on."""

    @property
    def ahead(self) -> int:
        """How many examples may wait for the slowest model."""

    @property
    def passes(self) -> tuple[Pass, ...]: ...

    def dataset(self, data: Parts, options: Options, model: Interface, samples: Path) -> Dataset:
        """Open the data for a model; raises UserError for data that do not fit it."""

    def survey(self, data: Parts, options: Options, samples: Path, depth: Depth) -> Iterator[Found]:
        """Look at the data without a model; what is wrong with one sample is told of that one."""

    def reader(
        self, model: Interface, options: Options, extras: Extras, given: Mapping[str, Path]
    ) -> Reader:
        """Make what takes a model through examples; raises UserError for one that gives others.

        `extras` keeps what a pass makes beside records; `given` has those of other runs.
        """
