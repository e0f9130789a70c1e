"""What goes into a prediction and comes out of it, as bytes in a block and a few words beside.

Arrays and pictures are bytes, of which the words tell type, shape and place; numbers and labels are
words. Of a classifier's probabilities the labels are told once, and the numbers are an array.
Nothing is pickled: what is of no such kind does not cross.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import numpy as np

from quantgate_worker.engines.probabilities import Probabilities
from quantgate_worker.engines.shared import own

from .blocks import Block

Words = dict[str, Any]
_ALIGNED = 64
_NUMBERS = "fiub"
_PALETTES = ("P", "PA")


class Packer:
    """Packs values of one direction into its block; the labels that were told are remembered."""

    def __init__(self, block: Block) -> None:
        self._block = block
        self._labels: dict[str, list[Any]] = {}

    def pack(self, values: Mapping[str, Any]) -> Words:
        """Return the words, with the size of the block that holds what they tell of.

        Raises TypeError for a value that cannot cross.
        """
        items, arrays, at = list[Words](), list[tuple[int, np.ndarray]](), 0
        for name, value in values.items():
            words, array = self._words(name, value)
            if array is not None:
                words["at"] = at
                arrays.append((at, array))
                at += -(-array.nbytes // _ALIGNED) * _ALIGNED
            items.append({"name": name, **words})
        # Told are those of a whole that crosses: where one value cannot, none of it does.
        told = {item["name"]: item["labels"] for item in items if "labels" in item}
        self._labels.update(told)
        memory = self._block.of(at)
        for start, array in arrays:
            there: np.ndarray = np.ndarray(array.shape, array.dtype, memory, start)
            np.copyto(there, array)
        return {"items": items, "size": at}

    def _words(self, name: str, given: Any) -> tuple[Words, np.ndarray | None]:
        value = own(given)
        if type(value).__module__.startswith("PIL."):
            # The colors of a palette are no pixels.
            picture = value.convert("RGBA") if value.mode in _PALETTES else value
            pixels = np.frombuffer(picture.tobytes(), np.uint8)
            words = {"kind": "picture", "mode": picture.mode, "of": list(value.size)}
            return {**words, "length": pixels.size}, pixels
        if isinstance(value, np.ndarray):
            return _array(name, value)
        if isinstance(value, Mapping):
            return self._probabilities(name, value)
        if isinstance(value, str | int | float | np.generic):
            plain = value.item() if isinstance(value, np.generic) else value
            return {"kind": "value", "value": plain}, None
        raise TypeError(f"{name!r} is a {type(value).__name__}, which does not cross to a process")

    def _probabilities(
        self, name: str, value: Mapping[Any, float]
    ) -> tuple[Words, np.ndarray | None]:
        known = value if isinstance(value, Probabilities) else Probabilities.of(value)
        labels = list(known.labels)
        told = {} if self._labels.get(name) == labels else {"labels": labels}
        words, array = _array(name, np.asarray(known.scores, np.float64))
        return {**words, "kind": "probabilities", **told}, array


class Unpacker:
    """Takes values out of the block of the other direction."""

    def __init__(self, block: Block) -> None:
        self._block = block
        self._labels: dict[str, tuple[Any, ...]] = {}

    def unpack(self, words: Words) -> dict[str, Any]:
        """Return the values by name, each a copy: the block holds the next ones soon."""
        memory = self._block.of(words["size"])
        return {item["name"]: self._value(item, memory) for item in words["items"]}

    def _value(self, item: Words, memory: Any) -> Any:
        if item["kind"] == "value":
            return item["value"]
        if item["kind"] == "picture":
            pixels = np.ndarray(item["length"], np.uint8, memory, item["at"]).tobytes()
            # Where no picture crosses, nothing need be there that opens one.
            image: Any = import_module("PIL.Image")
            return image.frombytes(item["mode"], tuple(item["of"]), pixels)
        array = np.ndarray(item["shape"], item["dtype"], memory, item["at"]).copy()
        if item["kind"] == "array":
            return array
        if "labels" in item:
            self._labels[item["name"]] = tuple(item["labels"])
        return Probabilities(self._labels[item["name"]], array)


def _array(name: str, value: np.ndarray) -> tuple[Words, np.ndarray]:
    if value.dtype.kind not in _NUMBERS:
        raise TypeError(f"{name!r} holds {value.dtype}, which does not cross to a process")
    return {"kind": "array", "dtype": value.dtype.str, "shape": list(value.shape)}, value
