"""What a model takes and gives, as its description declares it."""

from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from coremltools import proto

from quantgate_worker.errors import UnsupportedOp

_ARRAY_TYPES = proto.FeatureTypes_pb2.ArrayFeatureType.ArrayDataType
_COLOR_SPACES = proto.FeatureTypes_pb2.ImageFeatureType.ColorSpace

_DTYPES = {
    "FLOAT32": "float32",
    "FLOAT16": "float16",
    "DOUBLE": "float64",
    "INT32": "int32",
    "INT8": "int8",
}

Known = TypeVar("Known")

Color = Literal["RGB", "BGR", "gray"]

# Color space -> the order of its channels, their number, the type of a pixel.
_COLORS: dict[str, tuple[Color, int, str]] = {
    "RGB": ("RGB", 3, "uint8"),
    "BGR": ("BGR", 3, "uint8"),
    "GRAYSCALE": ("gray", 1, "uint8"),
    "GRAYSCALE_FLOAT16": ("gray", 1, "float16"),
}


@dataclass(frozen=True, kw_only=True)
class Feature:
    """An input or output of a model; an image's shape is [1, channels, height, width].

    `shape` is the default one. Where others are allowed, `ranges` holds the lowest and highest
    size per dimension (None: no highest) and `choices` the shapes to choose from.
    `size` is the (width, height) of an image.
    """

    name: str
    kind: Literal["image", "multiarray", "label", "probabilities"]
    shape: tuple[int, ...] = ()
    dtype: str = ""
    color: Color | None = None
    size: tuple[int, int] | None = None
    ranges: tuple[tuple[int, int | None], ...] = ()
    choices: tuple[tuple[int, ...], ...] = ()
    optional: bool = False
    default: float | None = None


def feature(description: Any) -> Feature:
    """Read one feature's description from a model's specification."""
    kind = description.type.WhichOneof("Type")
    if kind not in _READERS:
        raise UnsupportedOp(f"{description.name}: {kind}", "no feature of this type is executed")
    return _READERS[kind](description)


def _array(description: Any) -> Feature:
    array = description.type.multiArrayType
    dtype = _known(_DTYPES, _ARRAY_TYPES, array.dataType, description.name)
    default = array.WhichOneof("defaultOptionalValue")
    return Feature(
        name=description.name,
        kind="multiarray",
        shape=tuple(array.shape),
        dtype=dtype,
        ranges=tuple(_range(r) for r in array.shapeRange.sizeRanges),
        choices=tuple(tuple(s.shape) for s in array.enumeratedShapes.shapes),
        optional=description.type.isOptional,
        default=getattr(array, default) if default else None,
    )


def _image(description: Any) -> Feature:
    image = description.type.imageType
    color, channels, dtype = _known(_COLORS, _COLOR_SPACES, image.colorSpace, description.name)
    flexible = image.imageSizeRange
    ranges = (flexible.heightRange, flexible.widthRange)
    return Feature(
        name=description.name,
        kind="image",
        shape=(1, channels, image.height, image.width),
        dtype=dtype,
        color=color,
        size=(image.width, image.height),
        ranges=((1, 1), (channels, channels), *(_range(r) for r in ranges))
        if image.WhichOneof("SizeFlexibility") == "imageSizeRange"
        else (),
        choices=tuple((1, channels, s.height, s.width) for s in image.enumeratedSizes.sizes),
        optional=description.type.isOptional,
    )


def _known(table: dict[str, Known], enum: Any, value: int, feature_name: str) -> Known:
    """Look up an enumeration's value; raises UnsupportedOp for one that is not in the table."""
    name = enum.Name(value) if value in enum.values() else str(value)
    if name not in table:
        raise UnsupportedOp(f"{feature_name}: {name}", "no feature of this type is executed")
    return table[name]


def _number(description: Any) -> Feature:
    """Read a number of no shape: a threshold of a pipeline."""
    return Feature(
        name=description.name,
        kind="multiarray",
        dtype="float64",
        optional=description.type.isOptional,
    )


def _label(description: Any) -> Feature:
    return Feature(name=description.name, kind="label")


def _probabilities(description: Any) -> Feature:
    return Feature(name=description.name, kind="probabilities")


def _range(sizes: Any) -> tuple[int, int | None]:
    return sizes.lowerBound, None if sizes.upperBound < 0 else sizes.upperBound


_READERS = {
    "multiArrayType": _array,
    "imageType": _image,
    "doubleType": _number,
    "stringType": _label,
    "int64Type": _label,
    "dictionaryType": _probabilities,
}
