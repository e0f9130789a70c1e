"""The rival: what a script would write. python plainly.py PACKAGE FOLDER VARIANT...

Each variant is made from the FP32 package in turn, by coremltools' own calls alone, as its guides
have them.
"""

import sys
from pathlib import Path

import coremltools as ct
from coremltools.models import MLModel
from coremltools.models.utils import _apply_graph_pass
from coremltools.optimize import coreml as cto

INT4 = {"dtype": "int4", "granularity": "per_block", "block_size": 32}


def main() -> None:
    package, folder, *variants = sys.argv[1:]
    for variant in variants:
        made(MLModel(package, skip_model_load=True), variant).save(f"{folder}/{variant}.mlpackage")
        print(variant, Path(folder) / f"{variant}.mlpackage", flush=True)


def made(model: MLModel, variant: str) -> MLModel:
    if variant == "fp16":
        # There is no public call that casts a package; compression is done by the same one.
        return _apply_graph_pass(
            model,
            ct.transform.FP16ComputePrecision(op_selector=lambda op: op.op_type != "classify"),
        )
    if variant == "int8":
        config = cto.OpLinearQuantizerConfig(mode="linear_symmetric")
        return cto.linear_quantize_weights(model, cto.OptimizationConfig(config))
    if variant == "int4":
        raised = _apply_graph_pass(model, [], spec_version=ct.target.iOS18.value)
        return cto.linear_quantize_weights(
            raised, cto.OptimizationConfig(cto.OpLinearQuantizerConfig(**INT4))
        )
    config = cto.OpPalettizerConfig(nbits=int(variant.removeprefix("pal")))
    return cto.palettize_weights(model, cto.OptimizationConfig(config))


main()
