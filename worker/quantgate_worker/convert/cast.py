from typing import Any

import coremltools as ct
from coremltools.models.utils import _apply_graph_pass


def cast_to_half(model: Any) -> Any:
    """Compute in 16-bit floats; inputs, outputs and minimum iOS stay as they are.

    Operations with constants beyond 65504 stay in 32-bit floats, as coremltools has it.
    """
    return _apply_graph_pass(
        model,
        ct.transform.FP16ComputePrecision(),
        spec_version=model.get_spec().specificationVersion,
    )
