"""A pytest plugin that runs coremltools' own op tests on the portable engine.

`python -m pytest -p conformance --one-in 40 --outcomes FILE --pyargs <package of op tests>`
appends a JSON line per case: its outcome ("passed", "failed", "refused", "skipped"), whether it
reached a prediction, and the op types of the programs it predicted with. Cases already in FILE
are left out: an interrupted run goes on where it stopped.
"""

import gc
import os
import random
from collections.abc import Iterator
from pathlib import Path

# Read by coremltools' tests when they are imported.
os.environ.update(
    INCLUDE_MIL_FP32_UNIT_TESTS="1", PYMIL_TEST_TARGETS="mlprogram", RUN_BACKWARD_COMPATIBILITY="1"
)

import numpy as np
import pytest
import torch
from outcomes import Outcomes
from redirect import redirect
from selection import chance, selected

from quantgate_worker.errors import UnsupportedOp

OUTCOMES = pytest.StashKey[Outcomes]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--one-in", type=int, default=1, help="run about one case in so many")
    parser.addoption("--op", default="", help="run the cases named after an op only")
    parser.addoption("--shard", default="0/1", help="run shard i of n")
    parser.addoption("--outcomes", type=Path, required=True, help="append the outcomes here")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[OUTCOMES] = outcomes = Outcomes(config.getoption("outcomes"))
    redirect(outcomes)
    # These modules hold cases: they are imported when all they ask coremltools for is in place.
    from corrections import correct

    correct()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    asked = {name: config.getoption(name) for name in ("op", "one_in", "shard")}
    kept = selected(items, **asked)
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


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Give every case the same random numbers in every run."""
    random.seed(chance(item))
    np.random.seed(chance(item))  # noqa: NPY002 - the generator that the cases draw from
    torch.manual_seed(chance(item))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Iterator[pytest.TestReport]:
    report = yield
    if report.when == "call" or report.outcome != "passed":
        outcome, detail = judged(item, report, call)
        item.config.stash[OUTCOMES].write(item.nodeid, outcome, detail)
    return report


def judged(
    item: pytest.Item, report: pytest.TestReport, call: pytest.CallInfo[None]
) -> tuple[str, str]:
    if call.excinfo is None or report.outcome == "passed":
        return report.outcome, ""
    error = call.excinfo.value
    if isinstance(error, UnsupportedOp):
        report.outcome, report.longrepr = "skipped", (str(report.fspath), 0, str(error))
        return "refused", str(error)
    if is_undefined(item, error):
        return "refused", f"scatter: {error}"
    return report.outcome, call.excinfo.exconly()[:500]


def is_undefined(item: pytest.Item, error: BaseException) -> bool:
    """Tell of a write out of bounds that is not validated: Core ML defines no numbers for it.

    The case wants any but those that it names; the engine says which op failed.
    """
    unvalidated = "invalid_indices" in item.name and "validate_indices=False" in item.name
    return unvalidated and "ScatterElements: indices element out of data bounds" in str(error)
