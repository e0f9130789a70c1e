"""Non-maximum suppression, class by class: boxes that a better one of their class overlaps go."""

import numpy as np

from .found import Found

# What COCO counts of one class in one picture, and what is kept of one picture in all.
MOST_OF_CLASS, MOST_KEPT = 100, 300
# Of so many candidates the best are looked at.
MOST_CANDIDATES = 30_000


def kept(found: Found) -> Found:
    """Return the best of each class, and of these the best of all: what a record holds."""
    best = found.best_first()
    return best.only(np.flatnonzero(_places(best.classes) < MOST_OF_CLASS)[:MOST_KEPT])


def suppressed(found: Found, overlap: float) -> Found:
    """Return what greedy suppression leaves, best first, as many as a record holds.

    A box goes where one that stays, better and of its class, shares more than `overlap` of the two
    areas together. Since what is kept is chosen best first, looking no further than the last of
    them changes nothing.
    """
    best = found.best_first().only(np.arange(min(len(found.scores), MOST_CANDIDATES)))
    alive = np.ones(len(best.scores), bool)
    members = {number: np.flatnonzero(best.classes == number) for number in np.unique(best.classes)}
    counts = dict.fromkeys(members, 0)
    stays: list[int] = []
    at = _next(alive, 0)
    while at is not None and len(stays) < MOST_KEPT:
        stays.append(at)
        number = best.classes[at]
        counts[number] += 1
        rivals = members[number][members[number] > at]
        rivals = rivals[alive[rivals]]
        full = counts[number] == MOST_OF_CLASS
        alive[rivals] = not full and _overlaps(best.boxes[at], best.boxes[rivals]) <= overlap
        at = _next(alive, at + 1)
    return best.only(np.array(stays, int))


def _next(alive: np.ndarray, begin: int) -> int | None:
    """Return the first place from `begin` on that is alive."""
    rest = alive[begin:]
    if not rest.any():
        return None
    return begin + int(rest.argmax())


def _overlaps(box: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Return how much of the two areas together a box shares with each of others."""
    low, high = np.maximum(box[:2], others[:, :2]), np.minimum(box[2:], others[:, 2:])
    shared = (high - low).clip(min=0).prod(axis=1)
    sides = others[:, 2:] - others[:, :2]
    whole = (box[2:] - box[:2]).prod() + sides.prod(axis=1) - shared
    found: np.ndarray = np.divide(shared, whole, out=np.zeros_like(shared), where=whole > 0)
    return found


def _places(classes: np.ndarray) -> np.ndarray:
    """Return of each its place among those of its class, from 0."""
    order = np.argsort(classes, kind="stable")
    ordered = classes[order]
    begins = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]]) if len(order) else order
    lengths = np.diff(np.r_[begins, len(order)])
    places = np.empty(len(order), int)
    places[order] = np.arange(len(order)) - np.repeat(begins, lengths)
    return places
