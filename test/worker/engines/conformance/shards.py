"""The processes that run the cases between them, and how far they are."""

import os
import subprocess
import sys
import time
from pathlib import Path

OP_TESTS = "coremltools.converters.mil.mil.ops.tests"
WORKER = Path(__file__).parents[4] / "worker"
PLUGIN = Path(__file__).parent
# pytest: all passed, some failed, nothing left to run.
ENDED = (0, 1, 5)


class Shards:
    """A process a shard, each with its own file of outcomes in a folder."""

    def __init__(self, folder: Path, *, count: int, options: list[str]) -> None:
        self._folder, self._count, self._options = folder, count, options
        self._percent = -1

    def run(self) -> list[str]:
        """Run what has no outcome yet; return what the processes that broke off left behind."""
        (self._folder / "pytest.ini").write_text("[pytest]\n")
        running = [self._start(index) for index in range(self._count)]
        try:
            while any(process.poll() is None for process in running):
                self._report()
                time.sleep(1)
        finally:
            for process in running:
                process.terminate()
        self._report()
        broken = [index for index, each in enumerate(running) if each.wait() not in ENDED]
        return [str(self._log(index)) for index in broken]

    def _start(self, index: int) -> subprocess.Popen[bytes]:
        command = [
            *(sys.executable, "-m", "pytest", "-c", self._folder / "pytest.ini"),
            *("-p", "conformance", "-p", "no:cacheprovider", "--assert=plain"),
            *("-q", "--tb=line", "--disable-warnings", "--shard", f"{index}/{self._count}"),
            *("--outcomes", self._folder / f"{index}.jsonl", *self._options, "--pyargs", OP_TESTS),
        ]
        path = os.pathsep.join([str(WORKER), str(PLUGIN)])
        quiet = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "TQDM_DISABLE": "1", "PYTHONPATH": path}
        with self._log(index).open("wb") as log:
            return subprocess.Popen(  # noqa: S603 - our own interpreter
                command,
                env={**os.environ, **quiet},
                cwd=self._folder,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def _log(self, index: int) -> Path:
        return self._folder / f"{index}.log"

    def _report(self) -> None:
        """Print a line for every percent, once each shard has chosen its cases."""
        chosen = [int(file.read_text() or 0) for file in self._folder.glob("*.chosen")]
        done = sum(file.read_bytes().count(b"\n") for file in self._folder.glob("*.jsonl"))
        percent = 100 * done // max(sum(chosen), 1)
        if len(chosen) == self._count and percent > self._percent:
            self._percent = percent
            print(f"  {done} of {sum(chosen)} cases", flush=True)  # noqa: T201
