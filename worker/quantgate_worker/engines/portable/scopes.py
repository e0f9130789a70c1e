"""Names in nested blocks, which coremltools' loader lets stand for what is around the block too."""

from types import SimpleNamespace
from typing import Any

from coremltools.converters.mil.frontend.milproto import load


def read_scopes() -> None:
    """Make the loader forget, at the end of a block, what the block calls its own values."""
    nested = load._create_nested_blocks  # noqa: SLF001 - there is no other way in

    def scoped(context: Any, op: Any) -> list[Any]:
        blocks: list[Any] = []
        for block in op.blocks:
            around = dict(context.name_to_var)
            blocks += nested(context, SimpleNamespace(blocks=[block]))
            context.name_to_var = around
        return blocks

    load._create_nested_blocks = scoped  # noqa: SLF001
