"""What torch itself computes for each step of an architecture."""

from contextlib import nullcontext

import torch
from halves import Rounding, half, round_weights


def exact(architecture, steps):
    return _outputs(architecture.network(), architecture, steps, nullcontext())


def halved(architecture, steps):
    """Return the outputs with weights, inputs and every result rounded to halves."""
    network = architecture.network()
    round_weights(network)
    rounded = [{name: half(value) for name, value in step.items()} for step in steps]
    return _outputs(network, architecture, rounded, Rounding())


def _outputs(network, architecture, steps, rounding):
    if architecture.stateful:
        network.keys, network.values = network.keys.half(), network.values.half()
    with torch.no_grad(), rounding:
        return [network(*step.values()).numpy() for step in steps]
