"""What lies in the place of a package where none is: told with what to do about it."""

import zipfile
from pathlib import Path

_COMPILED = ("coremldata.bin", "model.mil", "model.espresso.net")
_MOST_NAMED = 5


def why_no_package(path: Path) -> str:
    """Say what a path holds that is no package, and what to do."""
    if not path.exists():
        return "is not there"
    if path.is_dir():
        return _of_folder(path)
    # Of a pipe or a device, to open it may take forever.
    return _of_file(path) if path.is_file() else "is neither a folder nor a file"


def _of_file(path: Path) -> str:
    if zipfile.is_zipfile(path):
        return "is a zip archive, not the package itself: unpack it, and name the .mlpackage inside"
    if path.suffix == ".mlpackage":
        return (
            "is a file, and a package is a folder: it may be an archive of one, or a file that a "
            "tool left in its place"
        )
    return "is not a Core ML package: it has no Manifest.json"


def _of_folder(path: Path) -> str:
    names = sorted(each.name for each in path.iterdir())
    if any(name in names for name in _COMPILED):
        return (
            "is a compiled model (.mlmodelc), whatever it is called: it can be run but not read or "
            "converted; name the .mlpackage that it was compiled from"
        )
    inner = [name for name in names if (path / name / "Manifest.json").is_file()]
    if inner:
        return f"is a folder around a package, not the package itself: name {path.name}/{inner[0]}"
    if not names:
        return "is not a Core ML package: the folder is empty; were its files committed?"
    shown = ", ".join(names[:_MOST_NAMED])
    more = len(names) - _MOST_NAMED
    held = f"{shown} and {more} more" if more > 0 else shown
    return f"is not a Core ML package: it has no Manifest.json (it holds {held}); is it committed?"
