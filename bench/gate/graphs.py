"""`python graphs.py FOLDER`: the gate's packages as the engine's own graphs, for a plain script.

Below FOLDER, beside `Mobile.mlpackage`: `graphs/<variant>.onnx`. Prints a JSON object, in CPU
seconds of one core: {conversion: {variant}, inference: {variant}, decoding, threads}, `inference`
of a picture, `decoding` of all, and with how many threads the plain script is the faster.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

import numpy as np

from quantgate_worker.lightly import import_coremltools

import_coremltools()

import onnx  # noqa: E402
import onnxruntime  # noqa: E402
from rival import VARIANTS, array, names, session  # noqa: E402

from quantgate_worker.convert.recipes import make  # noqa: E402
from quantgate_worker.convert.source import Source  # noqa: E402
from quantgate_worker.engines.portable import PortableModel  # noqa: E402

TIMED = 60


def main(folder: Path) -> None:
    pictures = folder / "pictures"
    found = names(pictures)
    conversion = {}
    (folder / "graphs").mkdir(exist_ok=True)
    with TemporaryDirectory() as scratch:
        _made(folder, "fp16", Path(scratch) / "warm.mlpackage")
        for variant in VARIANTS:
            package = Path(scratch) / f"{variant}.mlpackage"
            began = time.process_time()
            made = _made(folder, variant, package)
            conversion[variant] = time.process_time() - began
            with _kept(folder / "graphs" / f"{variant}.onnx"):
                PortableModel(made, threads=1)
    began = time.process_time()
    for name in found[:TIMED]:
        array(pictures / name)
    decoding = (time.process_time() - began) / len(found[:TIMED]) * len(found)
    some = [array(pictures / name) for name in found[:TIMED]]
    inference = {variant: _seconds(folder, variant, some, 1) for variant in VARIANTS}
    cores = os.cpu_count() or 1
    walls = {
        threads: sum(
            _seconds(folder, variant, some, threads, time.perf_counter) for variant in VARIANTS
        )
        for threads in {1, cores}
    }
    threads = min(walls, key=lambda each: walls[each])
    print(
        json.dumps(
            {
                "conversion": conversion,
                "inference": inference,
                "decoding": decoding,
                "threads": threads,
            }
        )
    )


def _made(folder: Path, variant: str, package: Path) -> Path:
    """Convert one alone, from a source that is opened for it."""
    source = Source(folder / "Mobile.mlpackage")
    kind = {"kind": "stored"} if variant == "reference" else {"kind": "preset", "preset": variant}
    return make(source, kind, package).path


@contextmanager
def _kept(file: Path) -> Iterator[None]:
    """Write the graph that a session is made of meanwhile, with its weights."""
    made = onnxruntime.InferenceSession

    def keep(graph: bytes, options: Any, **more: Any) -> Any:
        opened = onnx.load_model_from_string(graph)
        folder = options.get_session_config_entry(
            "session.model_external_initializers_file_folder_path"
        )
        onnx.external_data_helper.load_external_data_for_model(opened, folder)
        onnx.save(opened, str(file))
        return made(graph, options, **more)

    with mock.patch.object(onnxruntime, "InferenceSession", keep):
        yield


def _seconds(
    folder: Path,
    variant: str,
    some: list[np.ndarray],
    threads: int,
    clock: Callable[[], float] = time.process_time,
) -> float:
    run = session(folder / "graphs" / f"{variant}.onnx", threads)
    run(some[0])
    began = clock()
    for each in some:
        run(each)
    return (clock() - began) / len(some)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
