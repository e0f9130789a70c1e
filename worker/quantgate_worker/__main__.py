"""The worker of quantgate: what only Python can do, for a parent process that decides.

Start it in place with any of these; the second needs no environment variable and works with -I:

    PYTHONPATH=<path>/worker python -m quantgate_worker
    python -I <path>/worker/quantgate_worker/__main__.py

It reads requests from stdin, a JSON object a line, and answers on stdout, a JSON object a line,
in order; everything else, from its own tracebacks to what libraries print, goes to stderr. All
paths are absolute. It writes only below an `into` that it is given (and coremltools in the system's
temporary folder). The end of stdin ends it with status 0; a signal ends it at once.

Requests have `id`, a string, and `do`. After an arrow is the `value` of the result; what is told by
`item`s, each when it is finished, is in brackets before it. Names that become paths are of small
letters, digits, dots, lines and underscores.

    hello     {probe?: [target]} -> {protocol, python, coremltools, onnxruntime, torch, os, chip,
              toolchain, evaluator,
              engines: {target: {name, units, isolation, audit, time, placement,
                                                   caution?}
                                | {unavailable, remedy}}}
    inspect   {package} -> what the package is, without running it; `content` is the digest of all
              that answers depend on, `unsupported` what each engine refuses, by its target
    survey    {task, options, data, samples, depth: "header" | "whole"}
              [{sample, facts} | {sample, problem}] -> {count, problems}
    convert   {source: {model}, recipes: [{key, recipe, into}]}
              [{key, made: {package, tree, content, summary}}
               | {key, refused: {by: "policy" | "package" | "coremltools", message}}
               | {key, failed}] -> {made, refused, failed}
    evaluate  {engine, task, options, data, samples, source: {part: package},
               lanes: [{name, packages: {part: package}, into, given?: {extra: file}, quiet?}],
               ahead?, chunks: [{key, rows: [[begin, end]], for: [lane]}],
               watch?: "range" | "trace" | "parity", isolation?: "process",
               bounds?: {loadSeconds?, predictSeconds?, bytes?}}
              [{lane, chunk, file?, sha256, count, errors, unfinite, lacks?}
               | {lane, extra, file, sha256}
               | {lane, ended: {stage: "load" | "predict" | "task", cause: "refused" | "raised" |
                                "killed" | "hung" | "memory" | "machine", signal?, at?, message}}]
              -> {lanes: {lane: "done" | "ended"}}
    samples   {task, options, data, into} -> {count}: what a task of the team's own lists, a line
              each in the file `into`
    checkup   {engine, packages: {name: package}, skip: [name]}
              [{program, agrees: {far}} | {program, differs: {output, far?, op?, name?}}
               | {program, failed}] -> {programs, conditions?}
    place     {engine, packages: {part: package}} -> {operations, placed, costed, share, cost,
              switches, off: [{op, count, cost, on, example, why?}], full?}
    time      {engine, task, options, packages: {part: package}, data, samples, rows, warmup,
               repeats, bounds?} -> {loadMs, firstMs, ms, peakBytes, conditions: {before, after}}

An engine that is probed runs a tiny model of the worker's own first, each in a process of its own
that has a minute for each step; where it does not, `unavailable` says why.

Of an evaluation: each example is decoded once, for the inputs of `source`, and goes through the
lanes that have a chunk of its row. The lane that is `ahead` goes along with all of them and hands
on what its task says that the others need; what they had to do without is told as `lacks`. `rows`
are places in the file of samples, ascending; chunks of the same rows are gone through together,
others have no row in common. A `quiet` lane writes no records, only their digests. Where there are
no lanes, the data are looked at, whether they fit the `source`, and nothing is run. What one pass
leaves for the next, such as the vectors of documents, is an extra of this name; a lane that is
`given` it does not make it. A watched evaluation leaves no records but the extra `range`: how far
values reach, and, where traced, which ops began what is not finite; or, by `parity`, the extra
`parity`: how near its outputs come to those that the portable engine gives for the same inputs.

A first prediction may take `predictSeconds`, a later one a hundred times the median of those before
it besides, each as far as it could run meanwhile: what is stopped or kept waiting is given longer.
While one is waited for that may still come, `progress` is told again every half minute.

Where the engine or the request asks for it, each session is in a process of its own, of which a
lane that is killed, hung or outgrows its bound is ended alone. A prediction in a thread cannot be
ended: where one takes too long, its lane is told to have ended, and the worker leaves with status
70; what was told before is kept, and the rest can be asked for with `isolation`.

A check-up runs small programs of its own, and the packages it is given, on an engine and on the
portable one, and names the op with which they begin to differ, by more than 1 % of the largest
number that is expected.

Where the operations of a package would run, `place` says by the engine's own plan, a prediction;
shares are by device. What times or plans may crash: each is asked of a worker that does nothing
else.

What the parts of `data`, [{key, at, options?}], and the `options` are, the task knows; `at` is a
path, or parts again. A recipe is {kind: "stored"} | {kind: "preset", preset} | {kind: "convert",
steps: [{op, config}]} | {kind: "source", path}; what it is made of need not be written again, so
`package` may lie elsewhere than in `into`. Whatever is written stands under its name only when
whole.

Each event has the request's `id` and `event`; one `result` or `error` ends a request:

    progress  {stage: "survey" | "convert" | "load" | "pass:<name>" | "evaluate" | "watch" | "time",
               key | lane, done, total}
    item      what is above in brackets
    result    {value}
    error     {kind, message}: "user" the input is wrong, every problem on a line; "unsupported" an
              op by name; "failed" this run; "machine" a disk that is full or read-only, or a limit
              of the system's; "bug" ours, or a request that is none (`id` is then "")

What cannot be converted, loaded or run is told by its own item, and stops nothing else; a sample
that cannot be evaluated is a record `{id, error}`. Numbers are finite.
"""

import importlib
import os
import sys
from pathlib import Path
from typing import TextIO

STDOUT, STDERR = 1, 2
# What it starts itself: to load and predict and nothing else, and for a team's own task.
SERVED = {"child": "quantgate_worker.engines.child.main", "own": "quantgate_worker.own.main"}


def main() -> int:
    served = SERVED.get(" ".join(sys.argv[1:]), "quantgate_worker.serving")
    importlib.import_module(served).serve(sys.stdin.buffer, _protocol_stream())
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
