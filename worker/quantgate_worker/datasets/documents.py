"""A corpus of texts as JSON lines, read a document at a time."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quantgate_worker.errors import UserError

# A line is read at once, however long a hostile file makes it.
MOST_LINE_BYTES = 2**24
IDS = ("_id", "id")


@dataclass(frozen=True, kw_only=True)
class Document:
    """`text` is the title, if there is one, and what follows it."""

    id: str
    text: str


def documents(path: Path) -> Iterator[Document]:
    """Read the documents in their order; raises UserError, naming the line, for what is none."""
    for number, line in _lines(path):
        where = f"{path}:{number}"
        try:
            fields = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UserError(f"{where}: not JSON: {error}") from error
        if not isinstance(fields, dict):
            raise UserError(f"{where}: a document is an object with an _id and a text")
        name = next((found for key in IDS if (found := _name(fields.get(key)))), None)
        if name is None:
            raise UserError(f"{where}: has no {' or '.join(IDS)}")
        parts = [fields.get("title"), fields.get("text")]
        texts = [part for part in parts if isinstance(part, str) and part]
        yield Document(id=name, text=" ".join(texts))


def count_documents(path: Path) -> int:
    return sum(1 for _ in _lines(path))


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Give the lines that are not empty, each with its number."""
    try:
        with path.open("rb") as file:
            number = 0
            while line := file.readline(MOST_LINE_BYTES + 1):
                number += 1
                if len(line) > MOST_LINE_BYTES:
                    raise UserError(f"{path}:{number}: longer than {MOST_LINE_BYTES} bytes")
                text = _decoded(path, number, line)
                if text.strip():
                    yield number, text
    except OSError as error:
        raise UserError(f"{path}: the documents cannot be read: {error.strerror}") from error


def _decoded(path: Path, number: int, line: bytes) -> str:
    try:
        return line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise UserError(f"{path}:{number}: not UTF-8: {error.reason}") from error


def _name(value: Any) -> str:
    """Return a name as the judgements write it: a number may be one."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if isinstance(value, str | int | float) else ""
