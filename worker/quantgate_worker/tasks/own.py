"""A team's own task: their code says which samples there are, and what a model makes of one."""

import os
import re
import shutil
import sys
import traceback
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import numpy as np

from quantgate_worker.datasets.dataset import Dataset, Example, Inputs, Pass, Rows
from quantgate_worker.datasets.parts import Options, Parts
from quantgate_worker.datasets.samples import count_samples, read_samples
from quantgate_worker.datasets.survey import Found
from quantgate_worker.errors import SessionLost, UserError, WorkerError
from quantgate_worker.own.process import LostError, OwnCode, OwnError, OwnProcess, UnfitError
from quantgate_worker.package.features import inputs
from quantgate_worker.package.interface import Interface

from .extras import Extras
from .task import Depth, Kept, Missing, Outputs, Reader, Record, Run

# As policies write it: the file and the class.
OWN = re.compile(r"[^:\s]+\.py:[A-Za-z_]\w*")
# The part that their file lies in; with what else the policy names, their class is made.
CODE = "task"
# Where quantgate was started: a Python that a policy names by a path counts from there.
STARTED_IN = "QUANTGATE_STARTED_IN"

# Together shorter than the silence after which whoever waits for the worker takes it for dead.
OPEN_SECONDS = 240.0
EVALUATE_SECONDS = 300.0
CLOSE_SECONDS = 30.0
SAMPLES_SECONDS = 600.0
# As much as is read of a text.
MOST_BYTES = 256 * 2**20
# Where it ends so often, to start it again for the next sample is no help.
MOST_LOST = 3


class Own:
    """One pass over their samples; each is evaluated by their process, which asks for outputs."""

    compares: Literal["records", "outputs"] = "records"
    # A sample is a few words: their code opens what it is about.
    ahead = 4
    passes = (Pass(name="samples"),)

    def __init__(self, seconds: float = EVALUATE_SECONDS) -> None:
        self._seconds = seconds
        self._data: Parts = {}

    def dataset(self, data: Parts, _options: Options, _model: Interface, samples: Path) -> Dataset:
        self._data = data
        return OwnSamples(samples)

    def survey(
        self, _data: Parts, _options: Options, samples: Path, _depth: Depth
    ) -> Iterator[Found]:
        """Of what a sample is about, their code alone knows."""
        for sample in read_samples(samples):
            yield Found(id=sample["id"])

    def reader(
        self, model: Interface, options: Options, _extras: Extras, _given: Mapping[str, Path]
    ) -> Reader:
        names = [feature.name for feature in inputs(model.spec)]
        return OwnReader(own_code(self._data, options), names, self._seconds)


class OwnSamples:
    """Their samples as they were planned, each to be evaluated when its turn comes."""

    def __init__(self, samples: Path) -> None:
        self._samples = samples

    def count(self, _turn: Pass) -> int:
        return count_samples(self._samples)

    def examples(self, _turn: Pass, rows: Rows | None = None) -> Iterator[Example]:
        every = read_samples(self._samples)
        if rows is None:
            yield from (Example(sample=sample, inputs={}) for sample in every)
            return
        at = 0
        for begin, end in rows:
            for sample in islice(every, begin - at, end - at):
                yield Example(sample=sample, inputs={})
            at = end


class OwnReader:
    """Has their process evaluate each sample with a model.

    What their code raises, or an answer that is none, is a record with an error, at the line of
    their file. A process that ends or never returns is that sample's error too, and another one
    goes on; after a few of these the model's evaluation ends.
    """

    def __init__(self, code: OwnCode, names: list[str], seconds: float) -> None:
        self._code = code
        self._names = names
        self._seconds = seconds
        self._lost = 0
        self._process: OwnProcess | None = self._started()

    def take(
        self, _turn: Pass, example: Example, run: Run, _kept: Kept | Missing | None
    ) -> tuple[Record, Kept]:
        unfinite = list[str]()

        def predict(given: Inputs) -> Outputs:
            outputs = predicted(run, given)
            unfinite[:] = [name for name, value in outputs.items() if not _finite(value)]
            return outputs

        record = self._record(example, predict)
        if "error" in record:
            for name in unfinite:
                run.unfinite(name)
        return record, None

    def turn(self, done: Pass) -> None:
        """There is one pass only."""

    def close(self) -> None:
        """Let their task tidy up, and end its process."""
        if self._process is not None:
            self._process.finish(CLOSE_SECONDS)
            self._process = None

    def _record(self, example: Example, predict: Any) -> Record:
        sample = example.sample
        process = self._process = self._process or self._started()
        try:
            return {"id": sample["id"], "values": process.evaluate(sample, predict, self._seconds)}
        except OwnError as error:
            return {"id": sample["id"], "error": str(error)}
        except LostError as error:
            self._process = None
            self._lost += 1
            if self._lost == MOST_LOST:
                raise WorkerError(f"{error}, after two samples that ended it as well") from error
            return {"id": sample["id"], "error": str(error)}
        except BaseException:
            process.close()
            self._process = None
            raise

    def _started(self) -> OwnProcess:
        try:
            process = OwnProcess(self._code, OPEN_SECONDS)
            try:
                process.show(self._names, CLOSE_SECONDS)
            except BaseException:
                process.close()
                raise
        except OwnError as error:
            raise UserError(str(error)) from error
        except LostError as error:
            raise WorkerError(str(error)) from error
        return process


def own_code(data: Parts, options: Options) -> OwnCode:
    """Say which code it is, of the data and the options that the policy gives.

    Raises UserError where there is no such Python.
    """
    part = data[CODE]
    told = part.options
    folder, name = part.place(), str(told["file"])
    return OwnCode(
        file=folder if folder.is_file() else folder / name,
        shown=str(told["shown"]),
        name=str(told["class"]),
        places={_word(key): each.place() for key, each in data.items() if key != CODE},
        values={_word(key): value for key, value in options.get("given", {}).items()},
        metrics={str(key): str(kind) for key, kind in options.get("metrics", {}).items()},
        python=_python(told.get("python")),
    )


def list_samples(code: OwnCode, into: Path) -> int:
    """Have their samples written into a file; raises UserError with the line of their file."""
    try:
        process = OwnProcess(code, OPEN_SECONDS)
        try:
            return process.samples(into, MOST_BYTES, SAMPLES_SECONDS)
        finally:
            process.finish(CLOSE_SECONDS)
    except (OwnError, LostError) as error:
        raise UserError(str(error)) from error


def predicted(run: Run, given: Inputs) -> Outputs:
    """Run the model; inputs that it cannot take are a mistake at a line of theirs."""
    try:
        return run(given)
    except SessionLost:
        raise
    except Exception as error:
        traceback.print_exc()
        raise UnfitError(str(error) or type(error).__name__) from error


def _word(key: str) -> str:
    """Return a key of the policy as Python names an argument."""
    return key.replace("-", "_")


def _python(written: Any) -> str:
    if written is None:
        return sys.executable
    name = str(written)
    found = str(Path(os.environ.get(STARTED_IN, "."), name)) if "/" in name else shutil.which(name)
    if found is None or not Path(found).is_file():
        raise UserError(f"python: there is no {name} here: let a step of the workflow make it")
    return found


def _finite(value: Any) -> bool:
    if isinstance(value, np.ndarray):
        return value.dtype.kind != "f" or bool(np.isfinite(value).all())
    if isinstance(value, Mapping):
        return all(map(_finite, value.values()))
    return not isinstance(value, float) or bool(np.isfinite(value))
