"""A session's arrays given back as the model's description declares them."""

from collections import Counter
from typing import Any

import numpy as np
import onnx
from coremltools.converters.mil.mil import types
from onnx import helper

from quantgate_worker.errors import UserError, WorkerError

from .dtypes import FLOAT, carrier
from .graph import Graph
from .images import pixels_of
from .interface import Feature

Labels = list[str] | list[int]


class Results:
    """Which values of a function leave the session, and what the host makes of them."""

    def __init__(self, description: Any, features: tuple[Feature, ...], function: Any) -> None:
        self._features = {feature.name: feature for feature in features}
        self._probabilities_name = description.predictedProbabilitiesName
        self._label_name = description.predictedFeatureName
        # Names alone: a variable would keep the program and all its weights in memory.
        self._names = [v.name for v in function.outputs if v.name != self._label_name]
        self.count = len(self._names)
        self.labels = _labels(function)

    def expose(self, function: Any, graph: Graph) -> list[onnx.ValueInfoProto]:
        """Name the outputs in a graph, in the order in which `read` takes their arrays."""
        graph.scope = "outputs"
        return [_expose(graph, v) for v in function.outputs if v.name in self._names]

    def read(self, arrays: list[np.ndarray]) -> dict[str, Any]:
        outputs: dict[str, Any] = {}
        for name, array in zip(self._names, arrays, strict=True):
            if self.labels is not None and name == self._probabilities_name:
                outputs[self._label_name] = self.labels[int(np.argmax(array))]
                outputs[name] = _by_label(self.labels, array)
            else:
                outputs[name] = _declared(self._features[name], array)
        return outputs


def _by_label(labels: Labels, array: np.ndarray) -> dict[str | int, float]:
    if array.size != len(labels):
        raise WorkerError(f"the program gave {array.size} probabilities of {len(labels)} classes")
    return dict(zip(labels, array.tolist(), strict=True))


def _declared(feature: Feature, array: np.ndarray) -> np.ndarray:
    if feature.kind == "image":
        return pixels_of(feature, array)
    # Core ML has no scalars: they leave it as one element.
    return np.atleast_1d(array.astype(feature.dtype))


def _expose(graph: Graph, variable: Any) -> onnx.ValueInfoProto:
    value = graph.of(variable)
    graph.nodes.append(helper.make_node("Identity", [value], [variable.name]))
    return helper.make_tensor_value_info(variable.name, _element(variable), None)


def _element(variable: Any) -> int:
    """Return the ONNX type of an output; a dictionary leaves the session as its probabilities."""
    return FLOAT if types.is_dict(variable.sym_type) else carrier(variable.dtype)


def _labels(function: Any) -> Labels | None:
    for op in function.operations:
        if op.op_type == "classify":
            classes = op.classes.val
            values = classes.tolist() if hasattr(classes, "tolist") else list(classes)
            labels = [v.item() if hasattr(v, "item") else v for v in values]
            _check_distinct(labels)
            return labels
    return None


def _check_distinct(labels: Labels) -> None:
    """Raise UserError where the dictionary of probabilities would lose a class."""
    if shared := [repr(label) for label, count in Counter(labels).items() if count > 1]:
        names = ", ".join(shared)
        raise UserError(f"several classes have the label {names}: give each a label of its own")
