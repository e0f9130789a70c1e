"""Nodes that nothing reads are left out: ONNX Runtime would execute them."""

from collections.abc import Iterable, Iterator

import onnx


def needed(nodes: Iterable[onnx.NodeProto], outputs: Iterable[str]) -> list[onnx.NodeProto]:
    """Return, in their order, the nodes that some outputs of their graph depend on."""
    read, kept = set(outputs), []
    for node in reversed(list(nodes)):
        if read.intersection(node.output):
            kept.append(node)
            read.update(_read(node))
    return kept[::-1]


def _read(node: onnx.NodeProto) -> Iterator[str]:
    """Walk what a node reads, a subgraph's reading of the values around it too."""
    yield from node.input
    for attribute in node.attribute:
        yield from (output.name for output in attribute.g.output)
        for inner in attribute.g.node:
            yield from _read(inner)
