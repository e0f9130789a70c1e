"""Every form in which coremltools stores a weight, as a variable of a program under construction.

`npm run bench:dense` makes them large.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import coremltools as ct
import numpy as np
from coremltools.converters.mil import Builder as mb  # noqa: N813 - the name coremltools gives it
from coremltools.converters.mil.mil import types

iOS16, iOS18 = ct.target.iOS16, ct.target.iOS18  # noqa: N816 - Apple's own spelling


@dataclass(frozen=True, kw_only=True)
class Size:
    """How large a weight is, and how many rows or columns of it have a scale or a palette."""

    rows: int
    columns: int
    block: int


@dataclass(frozen=True, kw_only=True)
class Form:
    target: Any
    add: Callable[[np.random.Generator, Size], Any]


def program(form: Form, size: Size) -> Any:
    """Return a program that gives a weight."""

    @mb.program(input_specs=[mb.TensorSpec((1,))], opset_version=form.target)
    def giving(x: Any) -> Any:  # noqa: ARG001 - a program takes something
        return mb.identity(x=form.add(np.random.default_rng(0), size), name="weight")

    return giving


def halves(chance: np.random.Generator, *shape: int) -> np.ndarray:
    return chance.standard_normal(shape).astype(np.float16)


def whole(chance: np.random.Generator, kind: Any, *shape: int) -> np.ndarray:
    """Return whole numbers over all that a type of MIL holds."""
    bounds = types.type_mapping.builtin_to_range(kind)
    found = chance.integers(bounds.low, bounds.high, shape, endpoint=True)
    return found.astype(types.nptype_from_builtin(kind))


def packed(chance: np.random.Generator, bits: int, size: Size) -> np.ndarray:
    """Return numbers of so many bits, one after the other, as iOS 16 has them."""
    numbers = chance.integers(0, 2, (size.rows * size.columns, bits), dtype=np.uint8)
    return np.packbits(numbers, bitorder="little")


def affine(kind: Any, *, along: int | None) -> Form:
    def add(chance: np.random.Generator, size: Size) -> Any:
        shape = () if along is None else ((size.rows, size.columns)[along],)
        return mb.constexpr_affine_dequantize(
            quantized_data=whole(chance, kind, size.rows, size.columns),
            zero_point=whole(chance, kind, *shape),
            scale=halves(chance, *shape)[()],
            axis=along or 0,
        )

    return Form(target=iOS16, add=add)


def blockwise(kind: Any, *, offset: Any = None, scale: type = np.float16) -> Form:
    def add(chance: np.random.Generator, size: Size) -> Any:
        blocks = size.rows, size.columns // size.block
        more = {} if offset is None else {"offset": whole(chance, offset, *blocks)}
        return mb.constexpr_blockwise_shift_scale(
            data=whole(chance, kind, size.rows, size.columns),
            scale=halves(chance, *blocks).astype(scale),
            **more,
        )

    return Form(target=iOS18, add=add)


def cast() -> Form:
    def add(chance: np.random.Generator, size: Size) -> Any:
        values = halves(chance, size.rows, size.columns)
        return mb.constexpr_cast(source_val=values, output_dtype="fp32")

    return Form(target=iOS16, add=add)


def palette_of_ios16(bits: int) -> Form:
    def add(chance: np.random.Generator, size: Size) -> Any:
        return mb.constexpr_lut_to_dense(
            indices=packed(chance, bits, size),
            lut=halves(chance, 2**bits),
            shape=np.uint32([size.rows, size.columns]),
        )

    return Form(target=iOS16, add=add)


def palette(kind: Any, *, grouped: bool = False, width: int = 1, axis: int | None = None) -> Form:
    def add(chance: np.random.Generator, size: Size) -> Any:
        shape = [size.rows, size.columns]
        if axis is not None:
            shape[axis] //= width
        groups = size.rows // size.block if grouped else 1
        more = {} if axis is None else {"vector_axis": axis}
        return mb.constexpr_lut_to_dense(
            indices=whole(chance, kind, *shape),
            lut=halves(chance, groups, 1, 2 ** kind.get_bitwidth(), width),
            **more,
        )

    return Form(target=iOS18, add=add)


def palette_of_integers() -> Form:
    """A palette whose entries are quantized themselves."""

    def add(chance: np.random.Generator, size: Size) -> Any:
        entries = mb.constexpr_blockwise_shift_scale(
            data=whole(chance, types.int8, 1, 1, 16, 1), scale=halves(chance, 1, 1, 1, 1)
        )
        indices = whole(chance, types.uint4, size.rows, size.columns)
        return mb.constexpr_lut_to_dense(indices=indices, lut=entries)

    return Form(target=iOS18, add=add)


def sparse_of_ios16() -> Form:
    def add(chance: np.random.Generator, size: Size) -> Any:
        mask = packed(chance, 1, size)
        return mb.constexpr_sparse_to_dense(
            nonzero_data=halves(chance, np.unpackbits(mask).sum()),
            mask=mask,
            shape=np.uint32([size.rows, size.columns]),
        )

    return Form(target=iOS16, add=add)


def sparse() -> Form:
    def add(chance: np.random.Generator, size: Size) -> Any:
        mask = whole(chance, types.uint1, size.rows, size.columns)
        return mb.constexpr_sparse_to_dense(nonzero_data=halves(chance, mask.sum()), mask=mask)

    return Form(target=iOS18, add=add)


def sparse_palette(*, width: int = 1) -> Form:
    def add(chance: np.random.Generator, size: Size) -> Any:
        mask = whole(chance, types.uint1, size.rows // width, size.columns)
        wide, values = mb.constexpr_lut_to_sparse(
            indices_mask=mask,
            indices_nonzero_data=whole(chance, types.uint4, mask.sum()),
            lut=halves(chance, 1, 1, 16, width),
            vector_axis=0,
        )
        return mb.constexpr_sparse_to_dense(nonzero_data=values, mask=wide)

    return Form(target=iOS18, add=add)


def sparse_quantized(kind: Any) -> Form:
    def add(chance: np.random.Generator, size: Size) -> Any:
        mask, blocks = whole(chance, types.uint1, size.rows, size.columns), (size.rows, 1)
        same, values = mb.constexpr_sparse_blockwise_shift_scale(
            data_mask=mask,
            nonzero_data=whole(chance, kind, mask.sum()),
            scale=halves(chance, *blocks),
            offset=whole(chance, kind, *blocks),
        )
        return mb.constexpr_sparse_to_dense(nonzero_data=values, mask=same)

    return Form(target=iOS18, add=add)


FORMS = {
    "cast": cast(),
    "affine, int8, a scale per row": affine(types.int8, along=0),
    "affine, uint8, a scale per column": affine(types.uint8, along=1),
    "affine, uint8, one scale": affine(types.uint8, along=None),
    "blockwise, int4": blockwise(types.int4),
    "blockwise, uint4 with offsets": blockwise(types.uint4, offset=types.uint4),
    "blockwise, int8 in fp32": blockwise(types.int8, offset=types.int8, scale=np.float32),
    "palette of iOS 16, 1 bit": palette_of_ios16(1),
    "palette of iOS 16, 4 bits": palette_of_ios16(4),
    "palette of iOS 16, 6 bits": palette_of_ios16(6),
    "palette of iOS 16, 8 bits": palette_of_ios16(8),
    "palette, 1 bit": palette(types.uint1),
    "palette, 3 bits": palette(types.uint3),
    "palette, 8 bits": palette(types.uint8),
    "palettes of groups, 4 bits": palette(types.uint4, grouped=True),
    "palettes of groups, 8 bits": palette(types.uint8, grouped=True),
    "palette of vectors along rows": palette(types.uint4, width=2, axis=0),
    "palettes of vectors, grouped": palette(types.uint6, grouped=True, width=2, axis=1),
    "palette of int8": palette_of_integers(),
    "sparse of iOS 16": sparse_of_ios16(),
    "sparse": sparse(),
    "sparse palette, 4 bits": sparse_palette(),
    "sparse palette of vectors": sparse_palette(width=2),
    "sparse int8": sparse_quantized(types.int8),
    "sparse uint4": sparse_quantized(types.uint4),
}
