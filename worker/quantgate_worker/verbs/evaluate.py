"""Several models on one engine through the same rows of the same data."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from quantgate_worker.engines.engine import Engines
from quantgate_worker.engines.table import ENGINES
from quantgate_worker.evaluation.evaluation import Evaluation
from quantgate_worker.evaluation.request import Chunk, EvaluateRequest, LaneRequest
from quantgate_worker.tell import Tell

from .request import bounds_of, key, object_of, parsed, parts_of, place, places, rows_of


def evaluate(message: Mapping[str, Any], tell: Tell, engines: Engines = ENGINES) -> dict[str, Any]:
    """Answer a request; what is finished has been told by items by then."""
    evaluation = Evaluation(parsed("evaluate", _request, message), tell, engines)
    try:
        if evaluation.only is not None:
            return {"lanes": evaluation.tried()}
        evaluation.load()
        return {"lanes": evaluation.run()}
    except BaseException:
        evaluation.abandon()
        raise


def _request(message: Mapping[str, Any]) -> EvaluateRequest:
    lanes = tuple(map(_lane, message["lanes"]))
    names = [lane.name for lane in lanes]
    if len({lane.into for lane in lanes}) < len(lanes):
        raise ValueError("two lanes write into one folder")
    chunks = tuple(map(_chunk, message["chunks"]))
    ahead = message.get("ahead")
    _check(names, chunks, ahead)
    return EvaluateRequest(
        engine=str(message["engine"]),
        task=str(message["task"]),
        options=object_of(message["options"]),
        data=parts_of(message["data"]),
        samples=place(message["samples"]),
        source=places(message["source"]),
        lanes=lanes,
        chunks=chunks,
        ahead=ahead,
        watch=_watch(message.get("watch")),
        bounds=bounds_of(message),
        isolation=_isolation(message.get("isolation")),
        only=_only(message.get("only")),
    )


def _lane(lane: Mapping[str, Any]) -> LaneRequest:
    return LaneRequest(
        name=key(lane["name"]),
        packages=places(lane["packages"]),
        into=place(lane["into"]),
        given=places(lane.get("given", {})),
        quiet=bool(lane.get("quiet", False)),
        until=place(lane["until"]) if "until" in lane else None,
    )


def _chunk(chunk: Mapping[str, Any]) -> Chunk:
    lanes = frozenset(map(str, chunk["for"]))
    return Chunk(key=key(chunk["key"]), rows=rows_of(chunk["rows"]), lanes=lanes)


def _watch(word: Any) -> Any:
    if word not in (None, "range", "trace", "parity"):
        raise ValueError(f"watch {word!r} is neither range, trace nor parity")
    return word


def _isolation(word: Any) -> Any:
    if word not in (None, "process"):
        raise ValueError(f"isolation {word!r} is no process")
    return word


def _only(word: Any) -> Any:
    if word not in (None, "read", "load"):
        raise ValueError(f"only {word!r} is neither read nor load")
    return word


def _check(names: list[str], chunks: tuple[Chunk, ...], ahead: Any) -> None:
    """Refuse lanes that are not there, rows decoded twice, and two files of one name."""
    if len({*names}) < len(names):
        raise ValueError("two lanes have one name")
    asked = {*([] if ahead is None else [ahead]), *(n for chunk in chunks for n in chunk.lanes)}
    if strangers := sorted(asked - {*names}):
        raise ValueError(f"there is no lane {strangers[0]!r}")
    for one, other in pairwise(sorted(_ranges(chunks))):
        if other[0] < one[1]:
            raise ValueError("the rows of two chunks are neither the same nor apart")
    if _twice((name, chunk.rows) for chunk in chunks for name in chunk.lanes):
        raise ValueError("a lane has two chunks of the same rows")
    if _twice((name, chunk.key) for chunk in chunks for name in chunk.lanes):
        raise ValueError("a lane has two chunks of one name")


def _ranges(chunks: Iterable[Chunk]) -> list[tuple[int, int]]:
    return [each for rows in {chunk.rows for chunk in chunks} for each in rows]


def _twice(found: Iterable[object]) -> bool:
    listed = list(found)
    return len({*listed}) < len(listed)
