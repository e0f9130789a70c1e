"""The table of docs/engines.md: the ops, and the uses of ops, that the engine refuses by name."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from quantgate_worker.lightly import import_coremltools

import_coremltools()

from coremltools.converters.mil.mil.ops.registry import SSAOpRegistry  # noqa: E402

from quantgate_worker.engines.portable import ops, ranks  # noqa: E402
from quantgate_worker.engines.portable.lowering import VALUES  # noqa: E402

PAGE = Path(__file__).parents[4] / "docs" / "engines.md"
BEGIN, END = "<!-- refusals -->\n", "<!-- /refusals -->"


def write_table() -> None:
    page = PAGE.read_text("utf-8")
    if page != (fresh := with_table(page)):
        PAGE.write_text(fresh, "utf-8")


def with_table(page: str) -> str:
    """Return the page with its table made anew."""
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n{table()}\n\n{END}{after}"


def table() -> str:
    names = ", ".join(f"`{name}`" for name in unknown())
    rows = [f"| {names} | always |", *(f"| {of} | {why} |" for of, why in sorted(conditions()))]
    return "\n".join(["| refused | when |", "|---|---|", *rows])


def unknown() -> list[str]:
    """List the ops of coremltools that have no lowering; weights' forms are decompressed."""
    known = {*ops.LOWERINGS, *VALUES}
    return sorted(
        name
        for name in SSAOpRegistry.core_ops
        if name not in known and not re.match("constexpr_|_", name)
    )


def conditions() -> Iterator[tuple[str, str]]:
    """Read from each family's source what else it refuses, and when."""
    yield "any op but one element by element", ranks.WHY
    for file in sorted(Path(ops.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="UnsupportedOp"), args=[_, ast.Constant(value=str(why))]
                ):
                    yield f"of the family *{file.stem}*", why
