"""What a task may ask of a model: what it takes and gives, by the parts that it consists of."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .files import package_files
from .specification import specification

# Of a model that is one package, that is its only part.
MODEL = "model"


@dataclass(frozen=True, kw_only=True)
class Interface:
    """A specification for each part of a model."""

    specs: Mapping[str, Any]

    @property
    def spec(self) -> Any:
        """The specification of a model that is one package."""
        return self.specs[MODEL]


def interface(packages: Mapping[str, Path]) -> Interface:
    """Read it from the packages on disk; raises UserError for what is none."""
    return Interface(
        specs={part: specification(package_files(path)) for part, path in packages.items()}
    )
