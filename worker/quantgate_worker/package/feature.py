"""One input or output of a model, as its specification describes it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from coremltools import proto

from .specification import enum_name

_ARRAY_TYPES = proto.FeatureTypes_pb2.ArrayFeatureType.ArrayDataType
_COLOR_SPACES = proto.FeatureTypes_pb2.ImageFeatureType.ColorSpace

Kind = Literal["image", "multiarray", "dictionary", "string", "int64", "double", "other"]
# The lowest and the highest size of a dimension; None: no highest.
Range = tuple[int, int | None]


@dataclass(frozen=True, kw_only=True)
class Feature:
    """An input or output; an image's shape is [height, width].

    `shape` is the default one. Where others are allowed, it is `flexible`: `ranges` holds the sizes
    of each dimension, or `choices` the shapes to choose from. An array has a `dtype`, an image a
    `color`, each by Core ML's own name in lower case. `default` is the value of an input left out.
    """

    name: str
    kind: Kind
    optional: bool = False
    shape: tuple[int, ...] = ()
    dtype: str = ""
    color: str = ""
    flexible: bool = False
    ranges: tuple[Range, ...] = ()
    choices: tuple[tuple[int, ...], ...] = ()
    default: float | None = None


def read_feature(description: Any) -> Feature:
    """Read one feature's description from a model's specification."""
    kind = description.type.WhichOneof("Type")
    named, details = _KINDS.get(kind, ("other", _plain))
    optional = description.type.isOptional
    return Feature(
        name=description.name, kind=named, optional=optional, **details(description.type)
    )


def _image(described: Any) -> dict[str, Any]:
    image = described.imageType
    flexible = image.WhichOneof("SizeFlexibility")
    sizes = (image.imageSizeRange.heightRange, image.imageSizeRange.widthRange)
    return {
        "shape": (image.height, image.width),
        "color": enum_name(_COLOR_SPACES, image.colorSpace),
        "flexible": flexible is not None,
        "ranges": tuple(map(_range, sizes)) if flexible == "imageSizeRange" else (),
        "choices": tuple((size.height, size.width) for size in image.enumeratedSizes.sizes),
    }


def _array(described: Any) -> dict[str, Any]:
    array = described.multiArrayType
    default = array.WhichOneof("defaultOptionalValue")
    return {
        "shape": tuple(array.shape),
        "dtype": enum_name(_ARRAY_TYPES, array.dataType),
        "flexible": array.WhichOneof("ShapeFlexibility") is not None or not array.shape,
        "ranges": tuple(map(_range, array.shapeRange.sizeRanges)),
        "choices": tuple(tuple(each.shape) for each in array.enumeratedShapes.shapes),
        "default": getattr(array, default) if default else None,
    }


def _range(sizes: Any) -> Range:
    return sizes.lowerBound, None if sizes.upperBound < 0 else sizes.upperBound


def _plain(_described: Any) -> dict[str, Any]:
    return {}


_KINDS: dict[str, tuple[Kind, Callable[[Any], dict[str, Any]]]] = {
    "imageType": ("image", _image),
    "multiArrayType": ("multiarray", _array),
    "dictionaryType": ("dictionary", _plain),
    "stringType": ("string", _plain),
    "int64Type": ("int64", _plain),
    "doubleType": ("double", _plain),
}
