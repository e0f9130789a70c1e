"""ML Programs executed on ONNX Runtime, where Core ML does not exist."""

import logging

# Importing coremltools off a Mac warns of every Core ML library it cannot load.
logging.getLogger("coremltools").setLevel(logging.ERROR)

from quantgate_worker.errors import UnsupportedOp  # noqa: E402

from .model import PortableModel  # noqa: E402

__all__ = ["PortableModel", "UnsupportedOp"]
