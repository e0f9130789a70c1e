"""A session's arrays given back as the model's description declares them."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import onnx
from coremltools.converters.mil.mil import types
from onnx import helper

from quantgate_worker.engines.probabilities import Probabilities
from quantgate_worker.errors import UserError, WorkerError
from quantgate_worker.package.classifiers import Classified, Label, classifier_of, shared_labels

from .dtypes import FLOAT, carrier
from .graph import Graph
from .images import pixels_of
from .interface import Feature

Labels = list[str] | list[int]


class Results:
    """Which values of a function leave the session, and what the host makes of them.

    `made` are the outputs that classifiers make: of those the probabilities leave the session.
    """

    def __init__(
        self, description: Any, features: tuple[Feature, ...], made: Mapping[str, Classified]
    ) -> None:
        # Names alone: a variable would keep the program and all its weights in memory.
        self._features, self._made = features, made
        self.count = len(features)
        named = classifier_of(description, made)
        self.labels = listed(named.labels if named else None)
        for classifier in made.values():
            # Whoever takes the described one's probabilities in their order can tell classes apart.
            if named is None or classifier.op != named.op:
                check_distinct(classifier.labels)

    def expose(self, function: Any, graph: Graph) -> list[onnx.ValueInfoProto]:
        """Give the outputs out of a graph, in the order in which `read` takes their arrays."""
        graph.scope = "outputs"
        variables = {variable.name: variable for variable in function.outputs}
        return [_expose(graph, variables[each.name]) for each in self._features]

    def read(self, arrays: list[np.ndarray]) -> dict[str, Any]:
        return {
            feature.name: self._read(feature, array)
            for feature, array in zip(self._features, arrays, strict=True)
        }

    def _read(self, feature: Feature, array: np.ndarray) -> Any:
        if (made := self._made.get(feature.name)) is None:
            return declared(feature, array)
        if array.size != len(made.labels):
            raise WorkerError(
                f"the program gave {array.size} probabilities of {len(made.labels)} classes"
            )
        if made.role == "label":
            return made.labels[int(np.argmax(array))]
        return Probabilities(made.labels, array.reshape(-1))


def listed(labels: tuple[Label, ...] | None) -> Labels | None:
    """List labels, which are all words or all numbers."""
    if labels is None:
        return None
    words = [label for label in labels if isinstance(label, str)]
    return words or [label for label in labels if isinstance(label, int)]


def declared(feature: Feature, array: np.ndarray) -> np.ndarray:
    """Return an array as the type or the image that an output is declared to be."""
    if feature.kind == "image":
        return pixels_of(feature, array)
    # Core ML has no scalars: they leave it as one element.
    return np.atleast_1d(array.astype(feature.dtype))


def _expose(graph: Graph, variable: Any) -> onnx.ValueInfoProto:
    # A value of its own, since it may be an input, or leave under another name as well.
    value = graph.add("Identity", graph.of(variable))
    return helper.make_tensor_value_info(value, _element(variable), None)


def _element(variable: Any) -> int:
    """Return the ONNX type of an output; a classifier's leave the session as probabilities."""
    kind = variable.sym_type
    of_classifier = types.is_dict(kind) or kind in (types.str, types.int64)
    return FLOAT if of_classifier else carrier(variable.dtype)


def check_distinct(labels: Iterable[Label]) -> None:
    """Raise UserError where the dictionary of probabilities would lose a class."""
    if shared := shared_labels(tuple(labels)):
        names = ", ".join(shared)
        raise UserError(f"several classes have the label {names}: give each a label of its own")
