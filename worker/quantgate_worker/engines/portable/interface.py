"""What a model takes and gives, as its description declares it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from quantgate_worker.errors import UnsupportedOp
from quantgate_worker.package.feature import Feature as Described
from quantgate_worker.package.feature import Range, read_feature

_DTYPES = {
    "float32": "float32",
    "float16": "float16",
    "double": "float64",
    "int32": "int32",
    "int8": "int8",
}

Known = TypeVar("Known")

Color = Literal["RGB", "BGR", "gray"]
Kind = Literal["image", "multiarray", "label", "probabilities"]

# Color space -> the order of its channels, their number, the type of a pixel.
_COLORS: dict[str, tuple[Color, int, str]] = {
    "rgb": ("RGB", 3, "uint8"),
    "bgr": ("BGR", 3, "uint8"),
    "grayscale": ("gray", 1, "uint8"),
    "grayscale_float16": ("gray", 1, "float16"),
}


@dataclass(frozen=True, kw_only=True)
class Feature:
    """An input or output of a model; an image's shape is [1, channels, height, width].

    `shape` is the default one. Where others are allowed, `ranges` holds the lowest and highest
    size per dimension (None: no highest) and `choices` the shapes to choose from.
    `size` is the (width, height) of an image.
    """

    name: str
    kind: Kind
    shape: tuple[int, ...] = ()
    dtype: str = ""
    color: Color | None = None
    size: tuple[int, int] | None = None
    ranges: tuple[Range, ...] = ()
    choices: tuple[tuple[int, ...], ...] = ()
    optional: bool = False
    default: float | None = None


def feature(description: Any) -> Feature:
    """Read one feature's description; raises UnsupportedOp for what no feature is executed of."""
    described = read_feature(description)
    if described.kind == "image":
        return _image(described)
    if described.kind == "multiarray":
        return _array(described)
    if described.kind == "double":
        # A number of no shape: a threshold of a pipeline.
        return _named(described, "multiarray", dtype="float64", optional=described.optional)
    if described.kind == "dictionary":
        return _named(described, "probabilities")
    if described.kind in ("string", "int64"):
        return _named(described, "label")
    raise _unsupported(described, str(description.type.WhichOneof("Type")))


def _array(described: Described) -> Feature:
    return _named(
        described,
        "multiarray",
        shape=described.shape,
        dtype=_known(_DTYPES, described.dtype, described),
        ranges=described.ranges,
        choices=described.choices,
        optional=described.optional,
        default=described.default,
    )


def _image(described: Described) -> Feature:
    color, channels, dtype = _known(_COLORS, described.color, described)
    height, width = described.shape
    fixed = ((1, 1), (channels, channels))
    return _named(
        described,
        "image",
        shape=(1, channels, height, width),
        dtype=dtype,
        color=color,
        size=(width, height),
        ranges=(*fixed, *described.ranges) if described.ranges else (),
        choices=tuple((1, channels, *size) for size in described.choices),
        optional=described.optional,
    )


def _named(described: Described, kind: Kind, **details: Any) -> Feature:
    return Feature(name=described.name, kind=kind, **details)


def _known(table: Mapping[str, Known], name: str, described: Described) -> Known:
    """Look up what Core ML calls a type; raises UnsupportedOp where it is not in the table."""
    if name not in table:
        raise _unsupported(described, name.upper())
    return table[name]


def _unsupported(described: Described, what: str) -> UnsupportedOp:
    return UnsupportedOp(f"{described.name}: {what}", "no feature of this type is executed")
