"""Boxes that overlap a better one dropped: the op, and what a pipeline's stage shares with it.

Boxes are [batch, boxes, 4], (x, y, width, height) with (x, y) the center; scores are
[batch, boxes, classes]. A box competes by its best score, and for that score's class.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from quantgate_worker.engines.portable.dtypes import FLOAT, INT32, INT64
from quantgate_worker.engines.portable.graph import Graph
from quantgate_worker.engines.portable.shapes import parameter, unsqueeze

from .direct import Lowering

LAST = -1
WIDTH_FIRST_CENTERS = 1
# Not infinite: ONNX Runtime keeps what is above it, and so drops what is infinitely low.
LOWEST = float(np.finfo(np.float32).min)


@dataclass(frozen=True, kw_only=True)
class Candidates:
    """Values of a graph: boxes, their scores, and when one is dropped; both thresholds scalars."""

    boxes: str
    scores: str
    threshold: str
    iou: str
    per_class: bool


def non_maximum_suppression(graph: Graph, op: Any) -> list[str]:
    boxes, scores = graph.of(op.boxes), graph.of(op.scores)
    threshold, limit = graph.constant(LOWEST), int(parameter(op.max_boxes))
    # From iOS 17 the boxes come last, there is no threshold, and no count is given back.
    counted = hasattr(op, "score_threshold")
    if counted:
        threshold = graph.of(op.score_threshold)
    else:
        boxes, scores = _turned(graph, boxes), _turned(graph, scores)
    found = Candidates(
        boxes=boxes,
        scores=scores,
        threshold=threshold,
        iou=graph.of(op.iou_threshold),
        per_class=bool(parameter(op.per_class_suppression)),
    )
    places, count = _first(graph, found, limit)
    steps = graph.integers([list(range(limit))])
    valid = graph.add("Less", steps, count)
    parts = [_taken(graph, value, places, valid) for value in (boxes, scores)]
    indices = graph.add("Where", valid, places, graph.integers(-1))
    indices = graph.add("Cast", indices, to=INT32)
    if not counted:
        return [*(_turned(graph, part) for part in parts), indices]
    total = graph.add("Squeeze", graph.add("Cast", count, to=INT32), graph.integers([1]))
    return [*parts, indices, total]


def best_scores(graph: Graph, scores: str) -> str:
    """Return each box's best score, [batch, boxes]."""
    return graph.add("ReduceMax", scores, graph.integers([LAST]), keepdims=0)


def survivors(graph: Graph, found: Candidates) -> str:
    """Return 1.0 for each box that no better one suppresses, else 0.0: [batch, boxes]."""
    best, nothing = best_scores(graph, found.scores), graph.constant(-np.inf)
    enough = graph.add("GreaterOrEqual", best, found.threshold)
    rivals = unsqueeze(graph, graph.add("Where", enough, best, nothing), [1])
    if found.per_class:
        rivals = graph.add("Where", _of_class(graph, found.scores), rivals, nothing)
    everyone, lowest = graph.integers([2**31 - 1]), graph.constant([LOWEST])
    iou = graph.add("Reshape", found.iou, graph.integers([1]))
    parts = (found.boxes, rivals, everyone, iou, lowest)
    picked = graph.add("NonMaxSuppression", *parts, center_point_box=WIDTH_FIRST_CENTERS)
    places = graph.add("Gather", picked, graph.integers([0, 2]), axis=1)
    zeros = graph.add("Mul", graph.add("Cast", enough, to=FLOAT), graph.constant(0.0))
    ones = graph.add("Expand", graph.constant(1.0), graph.add("Shape", places, end=1))
    return graph.add("ScatterND", zeros, places, ones)


def ranked(graph: Graph, best: str, kept: str) -> str:
    """Return the scores by which boxes are listed, those not kept infinitely low."""
    chosen = graph.add("Greater", kept, graph.constant(0.0))
    return graph.add("Where", chosen, best, graph.constant(-np.inf))


def _of_class(graph: Graph, scores: str) -> str:
    """Tell of which class each box is: [batch, classes, boxes]."""
    classes = unsqueeze(graph, graph.add("ArgMax", scores, axis=LAST, keepdims=0), [1])
    count = graph.add("Squeeze", graph.add("Shape", scores, start=LAST))
    every = graph.add("Range", graph.integers(0), count, graph.integers(1))
    return graph.add("Equal", classes, unsqueeze(graph, every, [1]))


def _first(graph: Graph, found: Candidates, limit: int) -> tuple[str, str]:
    """Return the places of the best boxes kept, [batch, limit], and their number, [batch, 1].

    Where no box reaches the threshold, Core ML gives the best one all the same.
    """
    best, kept = best_scores(graph, found.scores), survivors(graph, found)
    count = graph.add("ReduceSum", kept, graph.integers([1]), keepdims=1)
    none = graph.add("Equal", count, graph.constant(0.0))
    ranks = graph.add("Where", none, best, ranked(graph, best, kept))
    padding = graph.integers([0, 0, 0, limit])
    ranks = graph.add("Pad", ranks, padding, graph.constant(-np.inf))
    _, places = graph.add_many("TopK", ranks, graph.integers([limit]), outputs=2, axis=1)
    count = graph.add("Clip", count, graph.constant(1.0), graph.constant(float(limit)))
    return places, graph.add("Cast", count, to=INT64)


def _taken(graph: Graph, values: str, places: str, valid: str) -> str:
    """Gather the values at some places of each batch, zeros where a place is not valid."""
    inside = unsqueeze(graph, graph.add("Where", valid, places, graph.integers(0)), [LAST])
    found = graph.add("GatherND", values, inside, batch_dims=1)
    return graph.add("Where", unsqueeze(graph, valid, [LAST]), found, graph.constant(0.0))


def _turned(graph: Graph, value: str) -> str:
    return graph.add("Transpose", value, perm=[0, 2, 1])


SUPPRESSIONS: dict[str, Lowering] = {"non_maximum_suppression": non_maximum_suppression}
