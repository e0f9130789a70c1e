"""Every op the engine executes, by family."""

from .activation import ACTIVATIONS, EXACT_ACTIVATIONS
from .attention import ATTENTION
from .binary import BINARIES, EXACT_BINARIES
from .blocks import BLOCKS
from .classify import CLASSIFIERS
from .control import CONTROL
from .conv import CONVOLUTIONS
from .cropping import CROPPINGS
from .direct import Lowering
from .fills import FILLS, ROUNDED_FILLS
from .gather import GATHERS
from .joins import JOINS
from .layout import LAYOUTS
from .linear import PRODUCTS
from .lists import LISTS
from .normalization import NORMS
from .ordering import ORDERINGS, SUMS
from .padding import PADDINGS
from .pool import EXACT_POOLS, POOLS
from .quantization import QUANTIZATIONS
from .recurrent import RECURRENT
from .reduction import EXACT_REDUCTIONS, REDUCTIONS
from .resampling import RESAMPLINGS
from .resizing import EXACT_RESIZINGS, RESIZINGS
from .scatter import EXACT_SCATTERS, SCATTERS
from .slices import SLICES
from .states import STATES
from .suppression import SUPPRESSIONS
from .unary import EXACT_UNARIES, UNARIES

ROUNDED: dict[str, Lowering] = {
    **ACTIVATIONS,
    **ATTENTION,
    **BINARIES,
    **CONVOLUTIONS,
    **CROPPINGS,
    **NORMS,
    **POOLS,
    **PRODUCTS,
    **QUANTIZATIONS,
    **RECURRENT,
    **REDUCTIONS,
    **RESAMPLINGS,
    **RESIZINGS,
    **ROUNDED_FILLS,
    **SCATTERS,
    **SUMS,
    **UNARIES,
}

# A half that goes in comes out unchanged, or is a whole number that a half holds.
EXACT: dict[str, Lowering] = {
    **BLOCKS,
    **CLASSIFIERS,
    **CONTROL,
    **EXACT_ACTIVATIONS,
    **EXACT_BINARIES,
    **EXACT_POOLS,
    **EXACT_REDUCTIONS,
    **EXACT_RESIZINGS,
    **EXACT_SCATTERS,
    **EXACT_UNARIES,
    **FILLS,
    **GATHERS,
    **JOINS,
    **LAYOUTS,
    **LISTS,
    **ORDERINGS,
    **PADDINGS,
    **SLICES,
    **STATES,
    **SUPPRESSIONS,
}

LOWERINGS: dict[str, Lowering] = {**ROUNDED, **EXACT}

# Each element of the result is of the same elements of the operands, whatever their shape.
ELEMENTWISE = frozenset({"identity", *BINARIES, *EXACT_BINARIES, *UNARIES, *EXACT_UNARIES})

__all__ = ["ELEMENTWISE", "EXACT", "LOWERINGS", "Lowering"]
