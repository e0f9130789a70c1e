from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """How long one load and one prediction may take, and how much memory a child may hold."""

    load_seconds: float = 600
    predict_seconds: float = 300
    bytes: int | None = None
