"""A picture that several models are shown: what an engine makes of its pixels, it makes once."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any

import numpy as np


class SharedImage:
    """Holds a PIL image and the arrays that were made of it; several threads may ask."""

    def __init__(self, image: Any) -> None:
        self.image = image
        self._made: dict[Hashable, np.ndarray] = {}
        self._lock = Lock()

    def made(self, how: Hashable, make: Callable[[Any], np.ndarray]) -> np.ndarray:
        """Return what `make` makes of the image, the same one to all: nobody may write to it."""
        with self._lock:
            if how not in self._made:
                array = make(self.image)
                array.setflags(write=False)
                self._made[how] = array
            return self._made[how]


def shared(value: Any) -> Any:
    """Return an image so that it can be shared, and anything else as it is."""
    return SharedImage(value) if hasattr(value, "convert") else value


def own(value: Any) -> Any:
    """Return the image that is shared, and anything else as it is."""
    return value.image if isinstance(value, SharedImage) else value
