"""The worker of quantgate: what only Python can do, for a parent process that decides.

Start it in place with any of these; the second needs no environment variable and works with -I:

    PYTHONPATH=<path>/worker python -m quantgate_worker
    python -I <path>/worker/quantgate_worker/__main__.py

It reads requests from stdin, a JSON object a line, and answers on stdout, a JSON object a line,
in order; everything else, from its own tracebacks to what libraries print, goes to stderr. All
paths are absolute. It writes only below `out` (and coremltools in the system's temporary folder).
The end of stdin ends it with status 0; a signal ends it at once.

Requests have `id`, a string, and `do`:

    hello    {} -> {python, coremltools, onnxruntime, torch, os, chip}
    inspect  {package} -> what the package is, without running it
    measure  {model, side, target, task, source, variants: [{name, recipe}], samples,
              data: [{key, at, options?}], options, out, keepPackages}
             -> {measurements: [one for each variant, in order]}

What the parts of `data` and the `options` are, the task knows; `at` is a path, or parts again.

A recipe is {kind: "stored"} | {kind: "preset", preset} | {kind: "convert", steps: [{op, config}]}
| {kind: "source", path}. Records are written to
`<out>/records/<model>/<side>/<variant>/<target>.jsonl`, packages (where kept) to
`<out>/packages/<model>/<side>/<variant>.mlpackage`; either stands under its name only when whole.

Each event has the request's `id` and `event`; one `result` or `error` ends a request:

    progress  {stage: "convert" | "load" | "evaluate", variant?, done, total}
    result    {value}
    error     {kind, message}: "user" the input is wrong, every problem on a line; "unsupported" an
              op by name; "failed" this run; "bug" ours, or a request that is none (`id` is then "")

A variant that cannot be converted, loaded or run is a measurement with `status: "failed"` and a
`reason`; a sample that cannot be evaluated is a record `{id, error}`. Numbers are finite.
"""

import importlib
import os
import sys
from pathlib import Path
from typing import TextIO

STDOUT, STDERR = 1, 2


def main() -> int:
    serving = importlib.import_module("quantgate_worker.serving")
    serving.serve(sys.stdin.buffer, _protocol_stream())
    return 0


def _protocol_stream() -> TextIO:
    """Keep stdout for the protocol: whatever else writes to it, in C too, now writes to stderr."""
    stream = os.fdopen(os.dup(STDOUT), "w", encoding="utf-8", newline="\n")
    os.dup2(STDERR, STDOUT)
    return stream


def _find_package() -> None:
    """Put the folder that holds the package, not the package's own, on the module path."""
    here = Path(__file__).resolve().parent
    sys.path[:] = [str(here.parent), *(entry for entry in sys.path if Path(entry) != here)]


if __name__ == "__main__":
    _find_package()
    sys.exit(main())
