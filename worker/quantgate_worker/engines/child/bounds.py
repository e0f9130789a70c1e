from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """How long a load and a first prediction may take, and how much memory a child may hold.

    What a later prediction may take besides follows from those before it.
    """

    load_seconds: float = 600
    predict_seconds: float = 60
    bytes: int | None = None
