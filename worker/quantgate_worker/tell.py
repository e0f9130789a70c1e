from collections.abc import Mapping
from typing import Any, Protocol


class Tell(Protocol):
    """Tells whoever asked how far a request is, and each thing that is finished, when it is."""

    def progress(self, stage: str, done: int, total: int, **who: str) -> None: ...

    def item(self, item: Mapping[str, Any]) -> None: ...
