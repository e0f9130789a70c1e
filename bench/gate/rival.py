"""`python rival.py FOLDER THREADS`: what somebody writes in an afternoon, without quantgate.

Converts in turn, each from the package in 32-bit floats, then runs each variant in turn, image by
image, on ONNX Runtime; how right each is, is printed. The graphs are those that the engine runs,
made beforehand: it need not write an importer of Core ML's programs.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnxruntime
from PIL import Image, ImageOps

VARIANTS = ("reference", "fp16", "int8", "int4", "pal4", "pal2")
SIDE = 224
TOP = 5


def main(folder: Path, threads: int) -> None:
    convert(folder / "Scores.mlpackage")
    pictures = folder / "pictures"
    found = names(pictures)
    labels = [f"class-{number}" for number in range(1000)]
    for variant in VARIANTS:
        run, right = session(folder / "graphs" / f"{variant}.onnx", threads), 0
        with (folder / f"rival-{variant}.jsonl").open("w") as records:
            for name in found:
                scores = run(array(pictures / name))
                top = [labels[index] for index in np.argsort(-scores)[:TOP]]
                right += top[0] == Path(name).parent.name
                records.write(f"{json.dumps({'id': name, 'top': top})}\n")
        print(variant, right / len(found))


def convert(source: Path) -> None:
    os.environ["TQDM_DISABLE"] = "1"
    import coremltools as ct  # noqa: PLC0415 - who only runs needs none of it
    from coremltools.models.utils import _apply_graph_pass  # noqa: PLC0415
    from coremltools.optimize import coreml as cto  # noqa: PLC0415

    int8 = cto.OpLinearQuantizerConfig(mode="linear_symmetric", dtype="int8")
    int4 = cto.OpLinearQuantizerConfig(
        mode="linear_symmetric", dtype="int4", granularity="per_block", block_size=32
    )
    quantize, palettize = cto.linear_quantize_weights, cto.palettize_weights
    pal4, pal2 = (cto.OpPalettizerConfig(mode="kmeans", nbits=nbits) for nbits in (4, 2))
    ways = {
        "fp16": (lambda half, _config: half, None),
        "int8": (quantize, int8),
        "int4": (quantize, int4),
        "pal4": (palettize, pal4),
        "pal2": (palettize, pal2),
    }
    with TemporaryDirectory() as made:
        for name, (way, config) in ways.items():
            model = ct.models.MLModel(str(source), skip_model_load=True)
            half = _apply_graph_pass(model, ct.transform.FP16ComputePrecision())
            if name == "int4":
                half = _apply_graph_pass(half, [], spec_version=ct.target.iOS18.value)
            given = config and cto.OptimizationConfig(global_config=config)
            way(half, given).save(str(Path(made) / f"{name}.mlpackage"))


def names(pictures: Path) -> list[str]:
    return sorted(path.relative_to(pictures).as_posix() for path in pictures.rglob("*.jpg"))


def array(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        fitted = ImageOps.fit(image.convert("RGB"), (SIDE, SIDE), Image.Resampling.BILINEAR)
    return np.ascontiguousarray(np.asarray(fitted).transpose(2, 0, 1)[None], np.float32)


def session(graph: Path, threads: int) -> Callable[[np.ndarray], np.ndarray]:
    """Return what gives the scores of a picture."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    opened = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
    [taken], outputs = opened.get_inputs(), [each.name for each in opened.get_outputs()]

    def run(planes: np.ndarray) -> np.ndarray:
        return max(opened.run(outputs, {taken.name: planes}), key=np.size).reshape(-1)

    return run


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
