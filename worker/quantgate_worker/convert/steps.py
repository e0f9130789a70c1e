"""One step of a conversion, and the words a policy may use in it."""

from dataclasses import dataclass
from typing import Any

from coremltools.optimize import coreml as cto

from quantgate_worker.package.palettes import gather_palettes

# A weight that is palettized already is made dense to be compressed once more.
gather_palettes()


@dataclass(frozen=True, kw_only=True)
class Step:
    """`op` is a row of COMPRESSIONS, or `cast`; `config` is coremltools' own dictionary."""

    op: str
    config: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Compression:
    """What coremltools calls a step; the first of `configurations` is meant where none is named."""

    name: str
    configurations: tuple[type, ...]


CAST, PALETTIZE = "cast", "palettize"

COMPRESSIONS = {
    "quantize": Compression(
        name="linear_quantize_weights", configurations=(cto.OpLinearQuantizerConfig,)
    ),
    PALETTIZE: Compression(name="palettize_weights", configurations=(cto.OpPalettizerConfig,)),
    "prune": Compression(
        name="prune_weights",
        configurations=(cto.OpMagnitudePrunerConfig, cto.OpThresholdPrunerConfig),
    ),
}
