"""What a coremltools takes from its native module: names imported, and what is asked of them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MODULE = "libcoremlpython"
# Whose proxy an object of a class holds, and what a function calls one that it is given.
HOLDERS = {
    "MLState": "_State",
    "MLModelAsset": "_MLModelAssetProxy",
    "MLModel": "_MLModelProxy",
    "CompiledMLModel": "_MLModelProxy",
    "MLCPUComputeDevice": "_MLCPUComputeDeviceProxy",
    "MLGPUComputeDevice": "_MLGPUComputeDeviceProxy",
    "MLNeuralEngineComputeDevice": "_MLNeuralEngineComputeDeviceProxy",
    "MLComputePlan": "_MLComputePlanProxy",
}
HELD = ("__proxy__", "_proxy")
GIVEN = "proxy"


@dataclass(frozen=True, kw_only=True, order=True)
class Taken:
    """A name of the module, or `name.attribute` of one; `where` is file and line."""

    name: str
    where: str


def taken(package: Path) -> list[Taken]:
    """List what every file of coremltools but its tests takes from the module."""
    files = [path for path in sorted(package.rglob("*.py")) if "test" not in path.parts]
    return sorted(each for path in files for each in _in_file(path, package))


def _in_file(path: Path, package: Path) -> Iterator[Taken]:
    text = path.read_text("utf-8")
    if MODULE not in text and "__proxy__" not in text:
        return
    tree = ast.parse(text)
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith(MODULE)
        for alias in node.names
    }
    for node, holder in _within(tree, None):
        for name in _names(node, holder, imported):
            line = getattr(node, "lineno", 0)
            yield Taken(name=name, where=f"{path.relative_to(package.parent)}:{line}")


def _within(node: ast.AST, holder: str | None) -> Iterator[tuple[ast.AST, str | None]]:
    """Walk a tree, telling of each node in which class it stands."""
    for child in ast.iter_child_nodes(node):
        inside = child.name if isinstance(child, ast.ClassDef) else holder
        yield child, inside
        yield from _within(child, inside)


def _names(node: ast.AST, holder: str | None, imported: set[str]) -> Iterator[str]:
    if isinstance(node, ast.ImportFrom) and (node.module or "").endswith(MODULE):
        yield from (alias.name for alias in node.names)
    if isinstance(node, ast.ClassDef):
        bases = [base.id for base in node.bases if isinstance(base, ast.Name)]
        yield from (f"{base}.__init__" for base in bases if base in imported)
    if isinstance(node, ast.Attribute) and not node.attr.startswith("__"):
        of = node.value
        if isinstance(of, ast.Name) and of.id in imported:
            yield f"{of.id}.{node.attr}"
        proxy = HOLDERS.get(holder or "")
        held = isinstance(of, ast.Attribute) and of.attr in HELD
        if proxy and (held or (isinstance(of, ast.Name) and of.id == GIVEN)):
            yield f"{proxy}.{node.attr}"
