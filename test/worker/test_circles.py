"""No circle of files: neither by what runs nor by what only the type checker reads."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

WORKER = Path(__file__).parents[2] / "worker"


def circle(files: dict[str, str]) -> list[str]:
    """Give the modules of a circle, the first one again at the end; `files` are texts by path."""
    modules = {module_of(Path(path)): (path, text) for path, text in files.items()}
    graph = {
        name: {one for one in imports(path, text, set(modules)) if one != name}
        for name, (path, text) in modules.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return error.args[1]
    return []


def circle_of_rooms(files: dict[str, str]) -> list[str]:
    """Give the folders of a circle of folders; what lies in none is a room by itself."""
    modules = {module_of(Path(path)): (path, text) for path, text in files.items()}
    rooms = {name: Path(path).parts[:2][-1] for name, (path, _) in modules.items()}
    graph = {room: set() for room in rooms.values()}
    for name, (path, text) in modules.items():
        found = {rooms[one] for one in imports(path, text, set(modules))}
        graph[rooms[name]] |= found - {rooms[name]}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return error.args[1]
    return []


def module_of(path: Path) -> str:
    return ".".join(path.parent.parts if path.name == "__init__.py" else path.with_suffix("").parts)


def imports(path: str, text: str, known: set[str]) -> set[str]:
    """Every import of the file, also those within functions and under `TYPE_CHECKING`."""
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        if isinstance(node, ast.ImportFrom):
            # One dot is the package that the file is in.
            near = Path(path).parts[: -node.level] if node.level else ()
            module = ".".join([*near, *([node.module] if node.module else [])])
            inner = [f"{module}.{name.name}" for name in node.names]
            found += [name if name in known else module for name in inner]
    return known & set(found)


@pytest.fixture
def sources():
    return {
        str(file.relative_to(WORKER)): file.read_text(encoding="utf-8")
        for file in (WORKER / "quantgate_worker").rglob("*.py")
    }


def test_the_worker_has_no_circle_of_files(sources):
    assert len(sources) > 50
    assert circle(sources) == []


def test_the_worker_has_no_circle_of_rooms(sources):
    assert circle_of_rooms(sources) == []


def test_a_circle_of_rooms_is_seen_where_no_file_is_in_one():
    files = {"a/b/one.py": "from a.c import two", "a/c/two.py": "", "a/b/three.py": ""}
    assert circle_of_rooms({**files, "a/d.py": "from a.b import one"}) == []
    closed = circle_of_rooms({**files, "a/c/four.py": "from a.b import three"})
    assert set(closed) == {"b", "c"}


@pytest.mark.parametrize(
    "text",
    [
        "from .b import B",
        "from . import b",
        "from a.b import B",
        "import a.b",
        "def later():\n    from .b import B",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .b import B",
    ],
)
def test_a_circle_is_seen_however_it_is_imported(text):
    files = {"a/__init__.py": "", "a/a.py": text, "a/b.py": "from .c.d import D"}
    assert circle({**files, "a/c/d.py": "D = 1"}) == []
    closed = circle({**files, "a/c/d.py": "from ..a import A"})
    assert set(closed) == {"a.a", "a.b", "a.c.d"}
