"""An ONNX graph under construction; a value is known by its name.

Every name in the graph is made here, so that none of the program's can be taken for another's: a
model may give back its inputs, and call its values whatever it likes.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import onnx
from onnx import helper

from .dtypes import carried, carrier
from .weights import WeightFile

OPSET = 20
# The newest that the oldest supported ONNX Runtime reads.
IR_VERSION = 10
# Smaller constants stay inside the graph, where ONNX Runtime's shape inference can see them.
EXTERNAL_FROM_BYTES = 4096


class Graph:
    """Nodes, constants and the value that stands for each MIL variable."""

    def __init__(self, lower: Callable[["Graph", Any], None]) -> None:
        self._lower = lower
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.weights: WeightFile | None = None
        # What is added now is of this op, or else of this part of the graph.
        self.scope = ""
        self.depth = 0
        # The name that the program has for an input -> the value.
        self.inputs: dict[str, str] = {}
        # The number in the name of a node -> its op.
        self.scopes: dict[int, str] = {}
        self._values: dict[Any, str] = {}
        self._count = 0

    def lower(self, op: Any) -> None:
        """Lower an op of a nested block, as those of the function are."""
        self._lower(self, op)

    @contextmanager
    def nested(self) -> Iterator[list[onnx.NodeProto]]:
        """Collect the nodes added meanwhile for a subgraph; constants stay with the whole."""
        around, self.nodes = self.nodes, []
        self.depth += 1
        try:
            yield self.nodes
        finally:
            self.nodes = around
            self.depth -= 1

    def add(self, kind: str, *inputs: str, **attributes: Any) -> str:
        """Add a node with one output and return that."""
        return self.add_many(kind, *inputs, outputs=1, **attributes)[0]

    def add_many(self, kind: str, *inputs: str, outputs: int, **attributes: Any) -> list[str]:
        names = [self.fresh(kind) for _ in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, name=names[0], **attributes))
        return names

    def constant(self, values: Any) -> str:
        """Add a constant of a MIL type, in its carrier."""
        return self._tensor(carried(values))

    def integers(self, values: Any) -> str:
        """Add an int64 constant: what ONNX wants for axes, sizes and shapes."""
        return self._tensor(np.asarray(values, dtype=np.int64))

    def input(self, name: str) -> str:
        """Return the value that is given under a name of the program's."""
        self.inputs[name] = self.fresh("Input")
        return self.inputs[name]

    def bind(self, variable: Any, value: str) -> None:
        self._values[variable] = value

    def of(self, variable: Any) -> str:
        """Return the value of a MIL variable, in the carrier of its type."""
        if variable not in self._values:
            self._values[variable] = self.constant(variable.val)
        return self._values[variable]

    def of_type(self, variable: Any, element: int) -> str:
        """Return the value of a MIL variable, converted to an ONNX element type."""
        value = self.of(variable)
        if carrier(variable.dtype) == element:
            return value
        return self.add("Cast", value, to=element)

    def fresh(self, kind: str) -> str:
        """Return a name that nothing has yet; `scopes` tells what it stands for."""
        self._count += 1
        self.scopes[self._count] = self.scope
        return f"value{self._count}/{kind}"

    def forget(self) -> None:
        """Let go of the MIL variables, and with them of the program that they belong to."""
        self._values.clear()

    def discard(self) -> None:
        """Remove the file of weights: a session has mapped it, or none will be made."""
        if self.weights is not None:
            self.weights.remove()

    def _tensor(self, array: np.ndarray) -> str:
        name = self.fresh("constant")
        if array.nbytes < EXTERNAL_FROM_BYTES:
            self.constants.append(onnx.numpy_helper.from_array(array, name))
        else:
            self.weights = self.weights or WeightFile()
            self.constants.append(self.weights.add(name, array))
        return name
