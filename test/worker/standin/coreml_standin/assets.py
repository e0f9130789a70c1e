"""Models that lie in memory, or in a compiled folder that is named before it is loaded."""

import tempfile
from pathlib import Path
from typing import Any

from .compiled import compile_model, is_compiled
from .errors import refusal


class Asset:
    """What a model can be loaded from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder


def from_path(path: str) -> Any:
    from coremltools.models.model import MLModelAsset

    if not is_compiled(path) or not Path(path).is_dir():
        raise refusal(f"The model asset at {path} could not be opened.")
    return MLModelAsset(Asset(Path(path)))


def from_memory(spec_data: bytes, blobs: dict[str, bytes]) -> Any:
    from coremltools import proto
    from coremltools.models.model import MLModelAsset
    from coremltools.models.utils import _create_mlpackage

    spec = proto.Model_pb2.Model()
    spec.ParseFromString(spec_data)
    folder = Path(tempfile.mkdtemp())
    weights = folder / "weights"
    weights.mkdir()
    for name, data in blobs.items():
        (weights / Path(name).name).write_bytes(data)
    package = _create_mlpackage(spec, str(weights), str(folder / "model.mlpackage"))
    return MLModelAsset(Asset(compile_model(package)))
