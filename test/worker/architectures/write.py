"""`python write.py FOLDER`: the small architectures as packages, beside what torch computes.

For each NAME: NAME-fp32.mlpackage, NAME-fp16.mlpackage and NAME.npz. That holds the number of
steps, and for each step N the inputs, "N/input/x", and torch's outputs, "N/exact" and, of
halves, "N/halved".
It runs in a process of its own because the worker imports coremltools without torch.
"""

import sys
from pathlib import Path

import numpy as np
import torch
from conversion import PRECISIONS, converted, traced
from reference import exact, halved
from small import SMALL


def main(folder):
    torch.set_num_threads(1)
    for name, architecture in SMALL.items():
        trace = traced(architecture)
        for bits in PRECISIONS:
            converted(architecture, trace, bits).save(str(folder / f"{name}-{bits}.mlpackage"))
        np.savez(folder / f"{name}.npz", **known(architecture))


def known(architecture):
    torch.manual_seed(1)
    steps = architecture.steps()
    outputs = zip(steps, exact(architecture, steps), halved(architecture, steps), strict=True)
    arrays = {"steps": np.array(len(steps))}
    for number, (step, precise, rounded) in enumerate(outputs):
        arrays |= {f"{number}/input/{name}": value.numpy() for name, value in step.items()}
        arrays |= {f"{number}/exact": precise, f"{number}/halved": rounded}
    return arrays


if __name__ == "__main__":
    main(Path(sys.argv[1]))
