"""The palettes that recipes ask for: found in threads, many before they are asked for."""

import importlib
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from hashlib import blake2b
from typing import Any

import attrs
import numpy as np
from coremltools._deps import _HAS_KMEANS1D
from coremltools.optimize.coreml import OpPalettizerConfig, OptimizationConfig
from coremltools.optimize.coreml._config import CompressionGranularity
from coremltools.optimize.coreml._quantization_passes import palettize_weights
from threadpoolctl import ThreadpoolController

from quantgate_worker.package.tensors import tensor
from quantgate_worker.package.weights import plain_floats

from .counts import Palette, counts, has_nan, palette
from .left_alone import Stored

# From this many 16-bit floats on coremltools takes its k-means of one dimension.
_FAST = 10_000
_MATRIX_RANK = 2
NBITS = (1, 2, 3, 4, 6, 8)
# Besides the one that asks. Each may hold a hundred MB while it looks for a palette of 8 bits.
_MOST_THREADS = 3

Key = tuple[bytes, int]


class Palettes:
    """Finds the palettes of one source; `foreseen` are the numbers of bits that will be asked for.

    The k-means is coremltools' own and lets other threads work. What is the same for several
    tensors is found once.
    """

    def __init__(self, foreseen: Iterable[int] = ()) -> None:
        self._foreseen = tuple(dict.fromkeys(foreseen))
        self._pool: ThreadPoolExecutor | None = None
        self._begun: dict[Key, _Begun] = {}

    def close(self) -> None:
        """Leave nothing under way."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def begin(self, programs: Iterable[Stored]) -> None:
        """Begin with what is foreseen, for the tensors of some programs, unless it has begun."""
        if not self._foreseen or self._begun or not _HAS_KMEANS1D:
            return
        tensors = dict(_tensors(programs))
        if not tensors:
            return
        self._pool = ThreadPoolExecutor(min(max((os.cpu_count() or 1) - 1, 1), _MOST_THREADS))
        for nbits in self._foreseen:
            for digest, read in tensors.items():
                find = partial(_palette, read, nbits)
                self._begun[digest, nbits] = _Begun(find=find, found=self._pool.submit(find))

    def of(self, values: Any, nbits: int) -> tuple[Any, Any]:
        """Return a tensor's palette and the entry of each value, as coremltools would find them."""
        fast = _HAS_KMEANS1D and values.dtype == np.float16 and values.size >= _FAST
        counted = counts(values) if fast else None
        if counted is None or has_nan(counted):
            with _one_thread():
                found: tuple[Any, Any] = palettize_weights._get_lut_and_indices(  # noqa: SLF001
                    values, "KMEANS", nbits, None
                )
            return found
        begun = self._begun.get((_digest(counted), nbits))
        made = palette(counted, nbits) if begun is None else self._waited_for(begun)
        return made.entries, made.indices(values)

    def _waited_for(self, begun: "_Begun") -> Palette:
        """Return one that was begun; while a thread is at it, others are found here."""
        begun.help()
        for other in self._begun.values():
            if begun.found.done():
                break
            other.help()
        return begun.found.result()

    def asked_by(self, config: OptimizationConfig) -> OptimizationConfig:
        """Return a configuration in which the palettes of whole tensors are found here."""
        return OptimizationConfig(
            global_config=self._custom(config.global_config),
            op_type_configs={k: self._custom(v) for k, v in config.op_type_configs.items()},
            op_name_configs={k: self._custom(v) for k, v in config.op_name_configs.items()},
        )

    def _custom(self, body: Any) -> Any:
        if body is None or not _of_whole_tensors(body):
            return body
        finder = _Finder(palettes=self, nbits=body.nbits)
        return attrs.evolve(body, mode="CUSTOM", nbits=None, lut_function=finder)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Have scikit-learn use one thread: how many add up its sums would be seen in a palette.

    It takes a quarter of the time, too: the tensors are small, and its threads wait by computing.
    """
    with _threads().limit(limits=1, user_api="openmp"):
        yield


@cache
def _threads() -> ThreadpoolController:
    """Find the libraries with threads, among them what scikit-learn has brought."""
    importlib.import_module("sklearn.cluster")
    return ThreadpoolController()


@dataclass(kw_only=True)
class _Begun:
    """A palette that a thread will find, unless it is found elsewhere before."""

    find: Callable[[], Palette]
    found: Future[Palette]

    def help(self) -> None:
        """Find it here if no thread has come to it yet."""
        if self.found.cancel():
            self.found = Future()
            self.found.set_result(self.find())


@dataclass(frozen=True, kw_only=True)
class _Finder:
    """A function of a tensor, as coremltools' configurations take one; equal ones are equal."""

    palettes: Palettes
    nbits: int

    def __call__(self, values: Any) -> tuple[Any, Any]:
        return self.palettes.of(values, self.nbits)


def _of_whole_tensors(body: Any) -> bool:
    return (
        isinstance(body, OpPalettizerConfig)
        and body.mode == "KMEANS"
        and body.granularity == CompressionGranularity.PER_TENSOR
        and body.cluster_dim == 1
    )


def _tensors(programs: Iterable[Stored]) -> Iterator[tuple[bytes, Callable[[], Any]]]:
    """Walk the tensors of which palettes may be asked: what their counts come to, how to read them.

    They are read anew when their turn comes: a large model has hundreds.
    """
    for each in programs:
        for _, value in plain_floats(each.spec):
            read = partial(tensor, each.folder, value)
            values = read()
            if values is None or values.ndim < _MATRIX_RANK or values.size < _FAST:
                continue
            if values.dtype == np.float16 and not has_nan(counted := counts(values)):
                yield _digest(counted), read


def _palette(read: Callable[[], Any], nbits: int) -> Palette:
    return palette(counts(read()), nbits)


def _digest(counted: Any) -> bytes:
    return blake2b(counted.data, digest_size=16).digest()
