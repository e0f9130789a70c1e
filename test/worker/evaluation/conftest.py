"""Evaluations of small models, and three tasks that nobody but the tests has."""

import json

import coremltools as ct
import numpy as np
import pytest
from coremltools.converters.mil import Builder as mb  # noqa: N813 - its usual name
from coremltools.converters.mil.mil import types

from quantgate_worker.datasets.arrays import array_rows
from quantgate_worker.datasets.dataset import Example, Pass
from quantgate_worker.datasets.samples import read_samples
from quantgate_worker.engines.table import ENGINES
from quantgate_worker.tasks.extras import VectorsOnDisk
from quantgate_worker.tasks.table import TASKS
from quantgate_worker.tasks.task import Missing

ROWS = 12
WIDTH = 4


class Rows:
    """Rows of an `.npz`, so many an example of each sample."""

    def __init__(self, path, spec, samples, each=1):
        self._samples = list(read_samples(samples))
        self._rows = list(array_rows(path, spec, each * len(self._samples)))
        self._each = each
        self.read = []

    def count(self, _turn):
        return len(self._samples)

    def examples(self, _turn, rows=None):
        for begin, end in [(0, len(self._samples))] if rows is None else rows:
            for index in range(begin, end):
                self.read.append(index)
                for inputs in self._rows[index * self._each : (index + 1) * self._each]:
                    yield Example(sample=self._samples[index], inputs=inputs)


class Parity:
    """How far outputs are from those of the model that goes ahead."""

    compares = "outputs"
    ahead = 2
    passes = (Pass(name="samples"),)

    def __init__(self):
        self.kept = []

    def dataset(self, data, _options, model, samples):
        return Rows(data["arrays"].place(), model.spec, samples)

    def reader(self, *_given):
        return self

    def take(self, _turn, example, run, kept):
        (output,) = run(example.inputs).values()
        self.kept.append(kept)
        record = {"id": example.sample["id"]}
        if isinstance(kept, np.ndarray):
            record["far"] = float(np.abs(output - kept).max())
        elif isinstance(kept, Missing):
            record["error"] = kept.reason
        return record, output

    def turn(self, done):
        pass


class Search:
    """Documents first, without records, and then queries, ranked among them: two passes."""

    compares = "records"
    ahead = 4
    passes = (Pass(name="documents", records=False, makes="corpus"), Pass(name="queries"))

    def dataset(self, data, _options, model, samples):
        return TwoSets(
            Rows(data["documents"].place(), model.spec, data["document-ids"].place()),
            Rows(data["queries"].place(), model.spec, samples),
        )

    def reader(self, _model, _options, extras, given):
        return Ranking(extras, given)


class TwoSets:
    def __init__(self, documents, queries):
        self._sets = {"documents": documents, "queries": queries}

    def count(self, turn):
        return self._sets[turn.name].count(turn)

    def examples(self, turn, rows=None):
        return self._sets[turn.name].examples(turn, rows)


class Ranking:
    def __init__(self, extras, given):
        self._extras, self._given = extras, given
        self._corpus = None

    def take(self, turn, example, run, _kept):
        (vector,) = run(example.inputs).values()
        if turn.name == "documents":
            self._extras.vectors("corpus").append(example.sample["id"], vector)
            return None, None
        ranking = np.argsort(-(self._corpus @ vector.reshape(-1)), kind="stable")
        return {"id": example.sample["id"], "ranking": ranking.tolist()}, None

    def turn(self, done):
        if done.makes == "corpus":
            path = self._given.get("corpus") or self._extras.path("corpus")
            self._corpus = VectorsOnDisk(path).rows


class Sums:
    """Three windows a document, of which each goes on from the states that the last one left."""

    compares = "records"
    ahead = 4
    passes = (Pass(name="windows"),)
    windows = 3

    def dataset(self, data, _options, model, samples):
        return Rows(data["arrays"].place(), model.spec, samples, each=self.windows)

    def reader(self, *_given):
        return Document()


class Document:
    def __init__(self):
        self._state, self._seen = None, 0

    def take(self, _turn, example, run, _kept):
        if self._seen == 0:
            self._state = run.state()
        (total,) = run(example.inputs, state=self._state).values()
        self._seen = (self._seen + 1) % Sums.windows
        whole = {"id": example.sample["id"], "sum": total.tolist()}
        return (None if self._seen else whole), None

    def turn(self, done):
        pass


@pytest.fixture
def parity():
    return Parity()


@pytest.fixture(autouse=True)
def _own_tasks(monkeypatch, parity):
    for name, task in {"parity": parity, "search": Search(), "sums": Sums()}.items():
        monkeypatch.setitem(TASKS, name, task)


@pytest.fixture
def write(tmp_path):
    """Write ids as samples, and rows as arrays of the input `x`; return the path."""

    def written(name, values):
        path = tmp_path / name
        if name.endswith(".npz"):
            np.savez(path, x=np.asarray(values, np.float32))
        else:
            path.write_text("".join(f"{json.dumps({'id': value})}\n" for value in values))
        return str(path)

    return written


@pytest.fixture
def rows():
    return np.random.default_rng(4).normal(size=(ROWS, WIDTH)).astype(np.float32)


@pytest.fixture
def ask(evaluated, write, rows):
    """Evaluate packages by their parity, unless told otherwise."""

    def asked(packages, engines=ENGINES, **changed):
        message = {
            "task": "parity",
            "data": [{"key": "arrays", "at": write("rows.npz", rows)}],
            "samples": write("samples.jsonl", [f"row-{n}" for n in range(ROWS)]),
            **changed,
        }
        return evaluated(packages, ROWS, engines, **message)

    return asked


@pytest.fixture
def counter(saved):
    """A model that adds each input to a state, and gives the sum."""

    @mb.program(
        input_specs=[
            mb.TensorSpec((WIDTH,), dtype=types.fp16),
            mb.StateTensorSpec((WIDTH,), dtype=types.fp16),
        ],
        opset_version=ct.target.iOS18,
    )
    def program(x, state):
        total = mb.add(x=mb.read_state(input=state), y=x)
        return mb.coreml_update_state(state=state, value=total)

    model = ct.convert(
        program,
        convert_to="mlprogram",
        minimum_deployment_target=ct.target.iOS18,
        skip_model_load=True,
    )
    return saved(model, "counter")
