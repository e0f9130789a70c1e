"""From a network to the Core ML model that coremltools makes of it."""

import logging
import os
import warnings

import torch

os.environ.setdefault("TQDM_DISABLE", "1")
logging.getLogger("coremltools").setLevel(logging.ERROR)
warnings.filterwarnings("ignore", category=torch.jit.TracerWarning)
import coremltools as ct  # noqa: E402
import numpy as np  # noqa: E402

PRECISIONS = {"fp32": ct.precision.FLOAT32, "fp16": ct.precision.FLOAT16}


def traced(architecture):
    network, example = architecture.network(), architecture.steps()[0]
    # A check would run the network again, which has changed its states by then.
    return torch.jit.trace(network, tuple(example.values()), check_trace=False)


def converted(architecture, trace, bits):
    stateful = architecture.stateful
    return ct.convert(
        trace,
        inputs=_dynamic(trace) if stateful else _fixed(architecture),
        outputs=[ct.TensorType(name="y", dtype=np.float32)],
        states=_states(trace) if stateful else None,
        compute_precision=PRECISIONS[bits],
        minimum_deployment_target=ct.target.iOS18 if stateful else ct.target.iOS16,
        skip_model_load=True,
    )


def _fixed(architecture):
    example = architecture.steps()[0]
    return [
        ct.TensorType(name=name, shape=value.shape, dtype=value.numpy().dtype)
        for name, value in example.items()
    ]


def _dynamic(trace):
    """Let the tokens of a step, and the positions known after it, be as many as the state holds."""
    context = trace.keys.shape[-2]
    now = ct.RangeDim(lower_bound=1, upper_bound=context, default=1)
    known = ct.RangeDim(lower_bound=1, upper_bound=context, default=1)
    return [
        ct.TensorType(name="ids", shape=(1, now), dtype=np.int32),
        ct.TensorType(name="mask", shape=(1, 1, now, known), dtype=np.float32),
    ]


def _states(trace):
    """Describe the buffers that are states; Core ML keeps those in halves only."""
    return [
        ct.StateType(
            wrapped_type=ct.TensorType(shape=getattr(trace, name).shape, dtype=np.float16),
            name=name,
        )
        for name in ("keys", "values")
    ]
