"""coremltools' own op tests, a sample of them, on the portable engine."""

import importlib.util
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from quantgate_worker.engines.portable.ops import LOWERINGS

HERE = Path(__file__).parent
WORKER = Path(__file__).parents[4] / "worker"
OP_TESTS = "coremltools.converters.mil.mil.ops.tests"
ONE_IN = int(os.environ.get("QUANTGATE_CONFORMANCE_ONE_IN", "40"))
# Neither other plugins nor progress bars: they take a fifth of the time.
QUIET = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "TQDM_DISABLE": "1"}

NEEDED = ("torch", "sklearn", "PIL")
missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
pytestmark = pytest.mark.skipif(
    bool(missing), reason=f"coremltools' op tests need {', '.join(missing)}"
)


@pytest.fixture(scope="module")
def cases(tmp_path_factory):
    folder = tmp_path_factory.mktemp("conformance")
    outcomes, settings = folder / "outcomes.jsonl", folder / "pytest.ini"
    settings.write_text("[pytest]\n")
    path = os.pathsep.join([str(WORKER), str(HERE)])
    run = subprocess.run(  # noqa: S603 - our own interpreter
        [
            *(sys.executable, "-m", "pytest", "-c", settings, "-p", "conformance"),
            *("-p", "no:cacheprovider", "--assert=plain", "-q", "--tb=line", "--disable-warnings"),
            *("--one-in", str(ONE_IN), "--outcomes", outcomes, "--pyargs", OP_TESTS),
        ],
        env={**os.environ, **QUIET, "PYTHONPATH": path},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcomes.is_file(), run.stdout[-2000:] + run.stderr[-2000:]
    return [json.loads(line) for line in outcomes.read_text().splitlines()]


def test_every_case_that_predicts_passes_or_is_refused_by_name(cases, capsys):
    counts = Counter(case["outcome"] for case in cases if case["predicted"])
    with capsys.disabled():
        print(f"\nconformance, one case in {ONE_IN}: {dict(counts)}")  # noqa: T201
    failed = [
        f"{case['case']}: {case['detail']}"
        for case in cases
        if case["predicted"] and case["outcome"] == "failed"
    ]
    assert failed == []
    assert counts["passed"] > 100


def test_only_ops_without_a_lowering_are_refused_by_name_alone(cases):
    refused = [case for case in cases if case["outcome"] == "refused"]
    unexplained = [
        case["case"]
        for case in refused
        if set(case["ops"]) <= set(LOWERINGS) | {"const"} and ": " not in case["detail"]
    ]
    assert unexplained == []


def test_the_sample_reaches_every_op_the_engine_lists(cases):
    reached = {op for case in cases if case["outcome"] == "passed" for op in case["ops"]}
    assert set(LOWERINGS) - reached == UNTESTED


# No op test of coremltools predicts with these; their own tests here do.
UNTESTED = {
    "ceil",
    "classify",
    "coreml_update_state",
    "logical_and",
    "logical_not",
    "logical_or",
    "logical_xor",
    "non_maximum_suppression",
}
