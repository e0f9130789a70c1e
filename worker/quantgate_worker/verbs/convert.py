"""Several recipes made of one source: they share the opened source and its cast."""

import shutil
import traceback
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from quantgate_worker.convert.palettes import Palettes
from quantgate_worker.convert.recipes import Recipe, check, foreseen_bits, make
from quantgate_worker.convert.source import Source
from quantgate_worker.errors import MachineFault, UserError, WorkerError
from quantgate_worker.machine import prove_room, writing_below
from quantgate_worker.memory import give_back
from quantgate_worker.package.digest import tree_digest, weights_digest
from quantgate_worker.package.files import package_files
from quantgate_worker.package.specification import specification
from quantgate_worker.package.summary import package_summary
from quantgate_worker.tell import Tell

from .request import key, object_of, parsed, place

PACKAGE = "model.mlpackage"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A recipe, what the request calls it, and the folder that its package is to lie in.

    Without one it is only looked at whether the recipe would be refused.
    """

    key: str
    recipe: Recipe
    into: Path | None


def convert(message: Mapping[str, Any], tell: Tell) -> dict[str, int]:
    """Make the packages in turn, and tell of each; one that cannot be made stops no other.

    Of a recipe that is only looked at, it is told whether the policy's words are allowed.

    Raises UserError for a source that cannot be read.
    """
    path, wanted = parsed("convert", _wanted, message)
    counts = Counter(made=0, refused=0, failed=0)
    with closing(Palettes(foreseen_bits(each.recipe for each in wanted))) as palettes:
        source = Source(path, palettes)
        done, total = 0, sum(each.into is not None for each in wanted)
        for each in wanted:
            if each.into is not None:
                tell.progress("convert", done, total, key=each.key)
                done += 1
            told = _told(source, each)
            counts[next(iter(told))] += 1
            tell.item({"key": each.key, **told})
            give_back()
    if total > 0:
        tell.progress("convert", total, total)
    return counts


def _told(source: Source, wanted: Wanted) -> dict[str, Any]:
    try:
        if wanted.into is None:
            check(source, wanted.recipe)
            return {"allowed": True}
        return {"made": _made(source, wanted.recipe, wanted.into)}
    except MachineFault:
        # Of the others, nothing else would come.
        raise
    except WorkerError as error:
        return {"refused": {"by": _refused_by(wanted.recipe, error), "message": str(error)}}
    except Exception as error:  # noqa: BLE001 - any failure is this recipe's, with its reason
        traceback.print_exception(error)
        return {"failed": str(error) or type(error).__name__}


def _made(source: Source, recipe: Recipe, into: Path) -> dict[str, Any]:
    """Make one and describe it: a package in its folder, or one that is there already."""
    with writing_below(into.parent):
        into.mkdir(parents=True, exist_ok=True)
    with (
        TemporaryDirectory(prefix=".converting-", dir=into) as folder,
        writing_below(folder),
    ):
        made = make(source, recipe, Path(folder) / PACKAGE)
        files = package_files(made.path)
        if made.path.parent == Path(folder):
            prove_room(max(source.files.bytes, files.bytes))
        spec = specification(files)
        described = {
            "tree": tree_digest(files),
            "content": weights_digest(files, spec),
            "summary": package_summary(files, spec, made.notes),
        }
        return {"package": str(_in_place(made.path, Path(folder), into)), **described}


def _in_place(package: Path, folder: Path, into: Path) -> Path:
    """Put what was made, and is whole, under its name; what an earlier run left there goes."""
    if package.parent != folder:
        return package
    shutil.rmtree(into / PACKAGE, ignore_errors=True)
    return package.rename(into / PACKAGE)


def _refused_by(recipe: Recipe, error: WorkerError) -> str:
    """Tell whose words are refused: of a package made by hand the policy wrote only where it is."""
    if not isinstance(error, UserError):
        return "coremltools"
    by_hand = recipe["kind"] == "source" and Path(recipe["path"]).exists()
    return "package" if by_hand else "policy"


def _wanted(message: Mapping[str, Any]) -> tuple[Path, list[Wanted]]:
    wanted = [
        Wanted(
            key=key(each["key"]),
            recipe=object_of(each["recipe"]),
            into=place(each["into"]) if "into" in each else None,
        )
        for each in message["recipes"]
    ]
    return place(message["source"]["model"]), wanted
