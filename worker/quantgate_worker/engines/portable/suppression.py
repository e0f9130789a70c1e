"""The NonMaximumSuppression stage of a pipeline: the boxes that no better one overlaps."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from onnx import helper

from quantgate_worker.errors import UserError

from .dtypes import FLOAT
from .graph import Graph
from .interface import Feature, feature
from .ops.suppression import Candidates, best_scores, ranked, survivors
from .running import run
from .session import session

BOXES, SCORES, IOU, THRESHOLD = "boxes", "scores", "iou", "threshold"


class Suppression:
    """Boxes [n, 4], (x, y, width, height), and confidences [n, classes], best first."""

    def __init__(self, spec: Any, threads: int) -> None:
        self._stage = spec.nonMaximumSuppression
        self.inputs: tuple[Feature, ...] = tuple(
            Feature(name=name, kind="multiarray", dtype="float32")
            for name in (
                self._stage.confidenceInputFeatureName,
                self._stage.coordinatesInputFeatureName,
            )
        )
        self.outputs: tuple[Feature, ...] = tuple(map(feature, spec.description.output))
        self._session = _session(per_class=self._stage.pickTop.perClass, threads=threads)

    @property
    def thresholds(self) -> dict[str, float]:
        """The inputs that may be left out, and what they then are."""
        stage = self._stage
        named = {
            stage.iouThresholdInputFeatureName: stage.iouThreshold,
            stage.confidenceThresholdInputFeatureName: stage.confidenceThreshold,
        }
        return {name: value for name, value in named.items() if name}

    def predict(self, values: Mapping[str, Any]) -> dict[str, np.ndarray]:
        """Return the boxes kept and their confidences, by the names of the stage's outputs."""
        stage = self._stage
        boxes = _rows(values, stage.coordinatesInputFeatureName)
        scores = _rows(values, stage.confidenceInputFeatureName)
        asked = {**self.thresholds, **{k: v for k, v in values.items() if k in self.thresholds}}
        iou = asked.get(stage.iouThresholdInputFeatureName, stage.iouThreshold)
        threshold = asked.get(stage.confidenceThresholdInputFeatureName, stage.confidenceThreshold)
        given = {BOXES: boxes[None], SCORES: scores[None], IOU: iou, THRESHOLD: threshold}
        given = {name: np.asarray(value, np.float32) for name, value in given.items()}
        (order,) = run(self._session, given)
        kept = {
            stage.confidenceOutputFeatureName: scores[order],
            stage.coordinatesOutputFeatureName: boxes[order],
        }
        low, high = _limits(self.outputs)
        return {each.name: _sized(kept[each.name], low, high, each.dtype) for each in self.outputs}


def _session(*, per_class: bool, threads: int) -> Any:
    graph = Graph(lambda _graph, _op: None)
    graph.scope = "suppression"
    boxes, scores, threshold, iou = (graph.input(name) for name in (BOXES, SCORES, THRESHOLD, IOU))
    found = Candidates(
        boxes=boxes, scores=scores, threshold=threshold, iou=iou, per_class=per_class
    )
    kept = survivors(graph, found)
    count = graph.add("ReduceSum", graph.add("Cast", kept, to=helper.TensorProto.INT64))
    ranks = ranked(graph, best_scores(graph, scores), kept)
    flat = [graph.add("Reshape", each, graph.integers([-1])) for each in (ranks, count)]
    _, order = graph.add_many("TopK", *flat, outputs=2)
    shapes = {boxes: [1, "n", 4], scores: [1, "n", "classes"], iou: [], threshold: []}
    inputs = [helper.make_tensor_value_info(name, FLOAT, of) for name, of in shapes.items()]
    outputs = [helper.make_tensor_value_info(order, helper.TensorProto.INT64, ["kept"])]
    return session(graph, inputs, outputs, threads)


def _rows(values: Mapping[str, Any], name: str) -> np.ndarray:
    if name not in values:
        raise UserError(f"input {name!r} is missing")
    rows = np.asarray(values[name])
    if rows.ndim != len(("boxes", "columns")):
        raise UserError(f"{name!r} is one row for each box; this is of shape {list(rows.shape)}")
    return rows


def _limits(outputs: tuple[Feature, ...]) -> tuple[int, int | None]:
    """Return the lowest and highest number of rows that the outputs declare."""
    for each in outputs:
        if each.ranges:
            return each.ranges[0]
    fixed = [each.shape[0] for each in outputs if each.shape]
    return (fixed[0], fixed[0]) if fixed else (0, None)


def _sized(rows: np.ndarray, low: int, high: int | None, dtype: str) -> np.ndarray:
    """Leave out the rows past the highest number, fill up to the lowest with zeros."""
    rows = rows[:high].astype(dtype)
    return np.pad(rows, [(0, max(low - len(rows), 0)), (0, 0)])
