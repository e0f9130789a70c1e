"""A pytest plugin that runs coremltools' own op tests on the portable engine.

`python -m pytest -p conformance --one-in 40 --outcomes FILE --pyargs <package of op tests>`
appends a JSON line per case: its outcome ("passed", "failed", "refused", "skipped"), whether it
reached a prediction, and the op types of the programs it predicted with. Cases already in FILE
are left out: an interrupted run goes on where it stopped.
"""

import gc
import inspect
import json
import logging
import os
import random
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

# Read by coremltools' tests when they are imported.
os.environ.update(
    INCLUDE_MIL_FP32_UNIT_TESTS="1", PYMIL_TEST_TARGETS="mlprogram", RUN_BACKWARD_COMPATIBILITY="1"
)

MACOS = (26, 0)
# Four steps of fp16, relative to the number they follow.
HALF_STEPS = 2.0**-8
# Some cases of crop_resize expect 7.899 halfway between 5.9 and 9.9.
THIRD_DECIMAL = 1.1e-3
# What the engine says where Core ML would write outside of a tensor, or not at all.
UNDEFINED = "ScatterElements: indices element out of data bounds"


class Outcomes:
    """What became of each case, as JSON lines."""

    def __init__(self, path: Path) -> None:
        lines = path.read_text("utf-8").splitlines() if path.is_file() else []
        self.known = {json.loads(line)["case"] for line in lines}
        self.file = path.open("a", encoding="utf-8")
        self.ops: set[str] = set()
        self.predicted = False

    def write(self, node: str, outcome: str, detail: str) -> None:
        record = {
            "case": node,
            "outcome": outcome,
            "predicted": self.predicted,
            "ops": sorted(self.ops),
            "detail": detail,
        }
        self.file.write(json.dumps(record) + "\n")
        self.file.flush()
        self.ops, self.predicted = set(), False


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--one-in", type=int, default=1, help="run about one case in so many")
    parser.addoption("--op", default="", help="run the cases named after an op only")
    parser.addoption("--shard", default="0/1", help="run shard i of n")
    parser.addoption("--outcomes", type=Path, required=True, help="append the outcomes here")


def pytest_configure(config: pytest.Config) -> None:
    outcomes = Outcomes(config.getoption("outcomes"))
    config.stash[OUTCOMES] = outcomes
    redirect(outcomes)


def redirect(outcomes: Outcomes) -> None:
    """Make coremltools believe it runs on a Mac whose Core ML is the portable engine."""
    logging.getLogger("coremltools").setLevel(logging.ERROR)
    # With torch, which these tests compute their expectations with; the worker does without.
    import coremltools
    from coremltools.converters.mil import testing_utils
    from coremltools.models import model, utils

    from quantgate_worker.engines.portable import PortableModel
    from quantgate_worker.errors import UnsupportedOp, WorkerError

    coremltools._deps._IS_MACOS = testing_utils._IS_MACOS = True
    utils._is_macos = model._is_macos = lambda: True
    utils._macos_version = model._macos_version = lambda: MACOS
    testing_utils.compare_backend = as_precise_as_declared(testing_utils.compare_backend)
    engines: dict[int, tuple[Any, PortableModel]] = {}

    def engine(mlmodel: Any) -> PortableModel:
        outcomes.predicted = True
        outcomes.ops |= {op.type for op in operations(mlmodel.get_spec())}
        if id(mlmodel) not in engines:
            engines.clear()
            engines[id(mlmodel)] = (mlmodel, PortableModel(mlmodel))
        return engines[id(mlmodel)][1]

    def predict(mlmodel: Any, data: Any, state: Any = None) -> Any:
        try:
            return engine(mlmodel).predict(data, state)
        except UnsupportedOp:
            raise
        except WorkerError as error:
            # What Core ML says of a prediction that fails, and cases that want it to fail expect.
            raise RuntimeError(f"Error computing NN outputs: {error}") from error

    model.MLModel.predict = predict
    model.MLModel.make_state = lambda self: engine(self).make_state()


def as_precise_as_declared(compare: Callable[..., Any]) -> Callable[..., Any]:
    """Widen a comparison to four steps of fp16 where the program or the expectation is in fp16.

    Some cases ask four decimals of numbers that fp16 cannot tell apart, and compute what they
    expect in fp16 themselves. Elsewhere the suite allows fp16 a hundred times more.
    """
    signature = inspect.signature(compare)

    def compared(*args: Any, **kwargs: Any) -> Any:
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        asked = bound.arguments
        expected = [np.asarray(value) for value in (asked["expected_outputs"] or {}).values()]
        if is_half(asked["mlmodel"].get_spec(), expected):
            numbers = [value for value in expected if value.dtype.kind in "fiu"]
            largest = max((float(np.abs(v).max(initial=0)) for v in numbers), default=0.0)
            asked["rtol"] = max(asked["rtol"], HALF_STEPS)
            asked["atol"] = max(asked["atol"], HALF_STEPS * largest)
        if any(op.type == "crop_resize" for op in operations(asked["mlmodel"].get_spec())):
            asked["atol"] = max(asked["atol"], THIRD_DECIMAL)
        return compare(*bound.args, **bound.kwargs)

    return compared


def is_half(spec: Any, expected: list[np.ndarray]) -> bool:
    from coremltools.proto.MIL_pb2 import FLOAT16

    functions = spec.mlProgram.functions.values()
    values = [
        *(value for function in functions for value in function.inputs),
        *(value for op in operations(spec) for value in op.outputs),
    ]
    stored = {value.type.tensorType.dataType for value in values}
    return FLOAT16 in stored or any(value.dtype == np.float16 for value in expected)


def operations(spec: Any) -> Iterator[Any]:
    from quantgate_worker.package.specification import operations as walked

    return walked(spec)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    op = squeezed(config.getoption("op"))
    kept = [item for item in items if op in squeezed(item.nodeid.partition("::")[2])]
    kept = sample(kept, config.getoption("one_in"))
    index, of = map(int, config.getoption("shard").split("/"))
    kept = [item for item in kept if chance(item) % of == index]
    config.getoption("outcomes").with_suffix(".chosen").write_text(str(len(kept)))
    known = config.stash[OUTCOMES].known
    kept = [item for item in kept if item.nodeid not in known]
    chosen = set(kept)
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = kept
    # 37,000 collected cases stay alive: without this each full collection takes half a second.
    gc.freeze()
    # Every conversion asks for one. Python collects by itself as needed.
    gc.collect = lambda *_generation: 0


def squeezed(name: str) -> str:
    """Spell layer_norm and LayerNorm alike."""
    return name.replace("_", "").lower()


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
    return zlib.crc32(item.nodeid.encode())


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Give every case the same random numbers in every run."""
    import torch

    random.seed(chance(item))
    np.random.seed(chance(item))  # noqa: NPY002 - the generator that the cases draw from
    torch.manual_seed(chance(item))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Iterator[pytest.TestReport]:
    report = yield
    if report.when == "call" or report.outcome != "passed":
        outcome, detail = judged(report, call)
        item.config.stash[OUTCOMES].write(item.nodeid, outcome, detail)
    return report


def judged(report: pytest.TestReport, call: pytest.CallInfo[None]) -> tuple[str, str]:
    from quantgate_worker.errors import UnsupportedOp

    if call.excinfo is None or report.outcome == "passed":
        return report.outcome, ""
    if isinstance(call.excinfo.value, UnsupportedOp):
        report.outcome, report.longrepr = (
            "skipped",
            (str(report.fspath), 0, str(call.excinfo.value)),
        )
        return "refused", str(call.excinfo.value)
    if UNDEFINED in str(call.excinfo.value):
        # Of an index that is not validated, the case expects some numbers; none are defined.
        return "refused", f"scatter: {call.excinfo.value}"
    return report.outcome, call.excinfo.exconly()[:500]


OUTCOMES = pytest.StashKey[Outcomes]()
