"""Whether an engine and the portable one agree, and what a time on this machine depends on."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from quantgate_worker.checkup.checkup import Checkup
from quantgate_worker.checkup.programs import write_programs
from quantgate_worker.engines.engine import Engines
from quantgate_worker.engines.table import ENGINES, engine_for
from quantgate_worker.tell import Tell

from .request import key, object_of, parsed, place

_PORTABLE = "portable"


def check_up(message: Mapping[str, Any], tell: Tell, engines: Engines = ENGINES) -> dict[str, Any]:
    """Run small programs, and the packages that are named, on an engine and on the portable one.

    What becomes of each is told by an item; some may be skipped, at which one has died before. The
    result has what times depend on now, where the engine times.
    """
    target, packages, skip = parsed("checkup", _request, message)
    engine = engine_for(target, engines)
    checkup = Checkup(engine=engine, portable=engine_for(_PORTABLE, engines))
    with tempfile.TemporaryDirectory() as folder:
        named = [*packages.items(), *write_programs(Path(folder))]
        for done, (name, package) in enumerate(named):
            if name in skip:
                continue
            tell.progress("checkup", done, len(named), key=name)
            tell.item({"program": name, **checkup.of(package)})
    tell.progress("checkup", len(named), len(named))
    told = {} if engine.time is None else {"conditions": dict(engine.time.conditions())}
    return {"programs": len(named), **told}


def _request(message: Mapping[str, Any]) -> tuple[str, dict[str, Path], set[str]]:
    packages = object_of(message["packages"])
    named = {key(name): place(path) for name, path in packages.items()}
    return str(message["engine"]), named, {str(name) for name in message["skip"]}
