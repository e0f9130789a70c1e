"""The parts of a model's evaluation data, by name: whoever reads a part knows what it means."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from quantgate_worker.errors import ProtocolError

Options: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Part:
    """Where a part lies, which may be parts again, and what its reader is told besides."""

    at: "Path | Parts"
    options: Options = field(default_factory=dict)

    def place(self) -> Path:
        """Return the file or folder; raises ProtocolError where it is parts."""
        if isinstance(self.at, Path):
            return self.at
        raise ProtocolError(f"data: give one place, not {', '.join(self.at) or 'none'}")

    def parts(self) -> "Parts":
        """Return the parts that it is; raises ProtocolError where it is one place."""
        if isinstance(self.at, Path):
            raise ProtocolError(f"data: give parts, not {self.at}")
        return self.at


# In the order in which they were given, each key once.
Parts: TypeAlias = Mapping[str, Part]
