"""ML Programs executed on ONNX Runtime, where Core ML does not exist."""

from quantgate_worker.errors import UnsupportedOp
from quantgate_worker.lightly import import_coremltools

import_coremltools()

from .model import PortableModel  # noqa: E402

__all__ = ["PortableModel", "UnsupportedOp"]
