"""Weights in a file that ONNX Runtime maps into memory: given arrays, it would copy them."""

import gc
import tempfile
from pathlib import Path

import numpy as np
import onnx
from onnx import helper

NAME = "weights"
# As memory is mapped by whole pages, a weight begins on one.
PAGE = 4096
# Fewer are not worth the time that finding them takes.
MANY_BYTES = 2**24


class WeightFile:
    """A temporary file of weights, there until a session has been made of them."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="quantgate-weights-")
        self._file = (Path(self._folder.name) / NAME).open("wb")

    @property
    def folder(self) -> str:
        return self._folder.name

    def add(self, name: str, array: np.ndarray) -> onnx.TensorProto:
        """Write a weight and return the tensor that refers to it."""
        self._file.write(bytes(-self._file.tell() % PAGE))
        place = {"location": NAME, "offset": self._file.tell(), "length": array.nbytes}
        # A memoryview of it: nothing is copied.
        self._file.write(np.ascontiguousarray(array).reshape(-1).view(np.uint8).data)
        tensor = onnx.TensorProto(
            name=name,
            data_type=helper.np_dtype_to_tensor_dtype(array.dtype),
            dims=array.shape,
            data_location=onnx.TensorProto.EXTERNAL,
        )
        for key, value in place.items():
            tensor.external_data.add(key=key, value=str(value))
        return tensor

    def finish(self) -> None:
        """End the file. A program that was let go of is in cycles: free its weights now."""
        self._file.close()
        if (Path(self.folder) / NAME).stat().st_size >= MANY_BYTES:
            gc.collect()

    def remove(self) -> None:
        self._file.close()
        self._folder.cleanup()
