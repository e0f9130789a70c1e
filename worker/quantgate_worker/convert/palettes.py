"""The palettes that recipes ask for: found in threads, many before they are asked for."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import attrs
import numpy as np
from coremltools._deps import _HAS_KMEANS1D
from coremltools.optimize.coreml import OpPalettizerConfig, OptimizationConfig
from coremltools.optimize.coreml._config import CompressionGranularity
from coremltools.optimize.coreml._quantization_passes import palettize_weights

from quantgate_worker.package.tensors import tensor
from quantgate_worker.package.weights import plain_floats

from .counts import Palette, counts, has_nan, palette
from .left_alone import Stored

# From this many 16-bit floats on coremltools takes its k-means of one dimension.
_FAST = 10_000
_MATRIX_RANK = 2
NBITS = (1, 2, 3, 4, 6, 8)
# Each may hold a hundred MB while it looks for a palette of 8 bits.
_MOST_THREADS = 4

Key = tuple[bytes, int]


class Palettes:
    """Finds the palettes of one source; `foreseen` are the numbers of bits that will be asked for.

    The k-means is coremltools' own and lets other threads work. What is the same for several
    tensors is found once.
    """

    def __init__(self, foreseen: Iterable[int] = ()) -> None:
        self._foreseen = tuple(dict.fromkeys(foreseen))
        self._pool: ThreadPoolExecutor | None = None
        self._found: dict[Key, Future[Palette]] = {}

    def close(self) -> None:
        """Leave nothing under way."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def begin(self, programs: Iterable[Stored]) -> None:
        """Begin with what is foreseen, for the tensors of some programs, unless it has begun."""
        if not self._foreseen or self._pool is not None or not _HAS_KMEANS1D:
            return
        counted = [counts(values) for values in _tensors(programs)]
        counted = [each for each in counted if not has_nan(each)]
        if not counted:
            return
        self._pool = ThreadPoolExecutor(min(os.cpu_count() or 1, _MOST_THREADS))
        for nbits in self._foreseen:
            for each in counted:
                key = _key(each, nbits)
                if key not in self._found:
                    self._found[key] = self._pool.submit(palette, each, nbits)

    def of(self, values: Any, nbits: int) -> tuple[Any, Any]:
        """Return a tensor's palette and the entry of each value, as coremltools would find them."""
        fast = _HAS_KMEANS1D and values.dtype == np.float16 and values.size >= _FAST
        counted = counts(values) if fast else None
        if counted is None or has_nan(counted):
            found: tuple[Any, Any] = palettize_weights._get_lut_and_indices(  # noqa: SLF001
                values, "KMEANS", nbits, None
            )
            return found
        key = _key(counted, nbits)
        begun = self._found.get(key)
        # What no thread has come to yet is found here, rather than waited for.
        if begun is None or begun.cancel():
            begun = self._found[key] = Future()
            begun.set_result(palette(counted, nbits))
        made = begun.result()
        return made.entries, made.indices(values)

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


def _tensors(programs: Iterable[Stored]) -> Iterator[Any]:
    for each in programs:
        for _, value in plain_floats(each.spec):
            values = tensor(each.folder, value)
            if values is None or values.ndim < _MATRIX_RANK or values.size < _FAST:
                continue
            if values.dtype == np.float16:
                yield values


def _key(counted: Any, nbits: int) -> Key:
    return blake2b(counted.data, digest_size=16).digest(), nbits
