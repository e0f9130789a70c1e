"""Whether an engine agrees with the portable one, program by program."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quantgate_worker.engines.engine import Engine
from quantgate_worker.errors import WorkerError
from quantgate_worker.package.features import inputs
from quantgate_worker.package.files import package_files
from quantgate_worker.package.specification import specification

from .apart import NEAR, farthest
from .given import drawn
from .prefixes import first_that


@dataclass(frozen=True, kw_only=True)
class Checkup:
    """An engine that is held against the portable one, in this very process.

    What kills it or never ends ends the process: whoever asked sees at which program, and asks a
    fresh one for the others.
    """

    engine: Engine
    portable: Engine

    def of(self, package: Path) -> dict[str, Any]:
        """Say how a package fared: it `agrees`, `differs`, with the op, or `failed`, with why."""
        try:
            output, far = self._apart(package)
        except WorkerError as error:
            return {"failed": str(error)}
        if far <= NEAR:
            return {"agrees": {"far": far}}
        return {"differs": {"output": output, **_far(far), **self._culprit(package)}}

    def _apart(self, package: Path) -> tuple[str, float]:
        given = drawn(inputs(specification(package_files(package))))
        expected = self.portable.load(package).predict(given)
        return farthest(expected, self.engine.load(package).predict(given))

    def _culprit(self, package: Path) -> dict[str, str]:
        with tempfile.TemporaryDirectory() as folder:
            found = first_that(package, Path(folder), self._differs)
        return {} if found is None else {"op": found.op, "name": found.name}

    def _differs(self, package: Path) -> bool:
        try:
            return self._apart(package)[1] > NEAR
        except WorkerError:
            # What fails, too, begins at some op.
            return True


def _far(far: float) -> dict[str, float]:
    """Numbers on the wire are finite."""
    return {"far": far} if far < float("inf") else {}
