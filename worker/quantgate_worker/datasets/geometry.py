"""From the picture that a model was shown back to the pixels of the file."""

from dataclasses import dataclass

import numpy as np

Size = tuple[int, int]
# What x and what y becomes: a times x, b times y, and c.
Affine = tuple[tuple[float, float, float], tuple[float, float, float]]


@dataclass(frozen=True, kw_only=True)
class Geometry:
    """`matrix` takes a place in the fitted picture to its place in the file, of that `size`.

    `upright` takes it to its place in the picture as people see it, which a camera may have stored
    on its side; `fitted` is the size of what the model is shown. Places are in pixels from the
    left upper corner, so that the middle of the first is at 0.5.
    """

    matrix: Affine
    size: Size
    upright: Affine
    upright_size: Size
    fitted: Size

    def back(self, places: np.ndarray) -> np.ndarray:
        """Return places, x and y a row, as they are in the file."""
        return moved(self.matrix, places)


def geometry(upright: Size, orientation: int, shown: Affine, fitted: Size) -> Geometry:
    """Join how an upright picture was fitted with how its file is turned, as EXIF numbers it.

    `shown` takes a place in the picture of size `fitted` to its place in the upright one.
    """
    turned = orientation in _SIDEWAYS
    width, height = reversed(upright) if turned else upright
    turn = np.array(_turns(width, height)[orientation])
    scale = np.vstack([np.array(shown), [0, 0, 1]])
    (a, b, c), (d, e, f) = (turn @ scale).tolist()
    return Geometry(
        matrix=((a, b, c), (d, e, f)),
        size=(width, height),
        upright=shown,
        upright_size=upright,
        fitted=fitted,
    )


def moved(by: Affine, places: np.ndarray) -> np.ndarray:
    """Return where places, x and y a row, come to lie."""
    matrix = np.array(by)
    found: np.ndarray = np.asarray(places, np.float64) @ matrix[:, :2].T + matrix[:, 2]
    return found


_SIDEWAYS = frozenset({5, 6, 7, 8})


def _turns(width: int, height: int) -> dict[int, Affine]:
    """By EXIF's number: from the upright picture to a file of this width and height."""
    return {
        1: ((1, 0, 0), (0, 1, 0)),
        2: ((-1, 0, width), (0, 1, 0)),
        3: ((-1, 0, width), (0, -1, height)),
        4: ((1, 0, 0), (0, -1, height)),
        5: ((0, 1, 0), (1, 0, 0)),
        6: ((0, 1, 0), (-1, 0, height)),
        7: ((0, -1, width), (-1, 0, height)),
        8: ((0, -1, width), (1, 0, 0)),
    }
