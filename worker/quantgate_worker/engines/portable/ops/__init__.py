"""Every op the engine executes, by family."""

from .activation import ACTIVATIONS
from .binary import BINARIES, EXACT_BINARIES
from .blocks import BLOCKS
from .classify import CLASSIFIERS
from .conv import CONVOLUTIONS
from .direct import Lowering
from .gather import GATHERS
from .joins import JOINS
from .layout import LAYOUTS
from .linear import PRODUCTS
from .normalization import NORMS
from .padding import PADDINGS
from .pool import EXACT_POOLS, POOLS
from .reduction import EXACT_REDUCTIONS, REDUCTIONS
from .slices import SLICES
from .unary import EXACT_UNARIES, UNARIES

ROUNDED: dict[str, Lowering] = {
    **ACTIVATIONS,
    **BINARIES,
    **CONVOLUTIONS,
    **NORMS,
    **POOLS,
    **PRODUCTS,
    **REDUCTIONS,
    **UNARIES,
}

# A half that goes in comes out unchanged, or is a whole number that a half holds.
EXACT: dict[str, Lowering] = {
    **BLOCKS,
    **CLASSIFIERS,
    **EXACT_BINARIES,
    **EXACT_POOLS,
    **EXACT_REDUCTIONS,
    **EXACT_UNARIES,
    **GATHERS,
    **JOINS,
    **LAYOUTS,
    **PADDINGS,
    **SLICES,
}

LOWERINGS: dict[str, Lowering] = {**ROUNDED, **EXACT}

__all__ = ["EXACT", "LOWERINGS", "Lowering"]
