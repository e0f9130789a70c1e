"""Draw the project that conversion is timed on: python project.py FOLDER [WIDTH].

An FP32 classifier of 25 million parameters at the usual width of 2048 (two convolutions and seven
linear layers), two rows of data, and a policy with a ladder of variants. All of it is drawn by
seeds: the same numbers everywhere, and nothing is trained, for how well it answers is no matter.
"""

import csv
import sys
from pathlib import Path

import coremltools as ct
import numpy as np
from coremltools.converters.mil import Builder as mb  # noqa: N813 - its usual name

WIDTH, LABELS, SIDE, DEPTH = 2048, 1000, 32, 6
LADDER = ("fp16", "int8", "int4", "pal8", "pal6", "pal4")


def main() -> None:
    folder = Path(sys.argv[1])
    width = int(sys.argv[2]) if len(sys.argv) > 2 else WIDTH
    folder.mkdir(parents=True, exist_ok=True)
    save_model(width, folder / "Ladder.mlpackage")
    save_data(folder)
    (folder / "quantgate.yml").write_text(policy(), "utf-8")


def save_model(width: int, path: Path) -> None:
    chance = np.random.default_rng(17)

    def drawn(*shape: int) -> np.ndarray:
        deviation = np.sqrt(2 / np.prod(shape[1:]))
        return (deviation * chance.standard_normal(shape)).astype(np.float32)

    @mb.program(
        input_specs=[mb.TensorSpec(shape=(1, 3, SIDE, SIDE))],
        opset_version=ct.target.iOS15,
    )
    def program(pixels):  # noqa: ANN001, ANN202 - a program of the builder's
        channels = width * 3 // 16
        x = mb.relu(x=mb.conv(x=pixels, weight=drawn(channels, 3, 3, 3), pad_type="same"))
        x = mb.relu(
            x=mb.conv(x=x, weight=drawn(channels, channels, 3, 3), strides=[4, 4], pad_type="same")
        )
        x = mb.reduce_mean(x=x, axes=[2, 3], keep_dims=False)
        x = mb.relu(x=mb.linear(x=x, weight=drawn(width, channels)))
        for _ in range(DEPTH - 1):
            x = mb.relu(x=mb.linear(x=x, weight=drawn(width, width)))
        return mb.softmax(x=mb.linear(x=x, weight=drawn(LABELS, width)), axis=-1, name="scores")

    ct.convert(
        program,
        classifier_config=ct.ClassifierConfig([str(label) for label in range(LABELS)]),
        minimum_deployment_target=ct.target.iOS15,
        compute_precision=ct.precision.FLOAT32,
        skip_model_load=True,
    ).save(str(path))


def save_data(folder: Path) -> None:
    pixels = np.random.default_rng(18).standard_normal((2, 3, SIDE, SIDE)).astype(np.float32)
    np.savez(folder / "rows.npz", pixels=pixels)
    with (folder / "labels.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "label"])
        rows.writerows([[str(row), str(row)] for row in range(2)])


def policy() -> str:
    variants = "".join(
        f"      {name}: {{ limits: {{ top-1: {{ max-drop: 100 pt }} }} }}\n" for name in LADDER
    )
    return (
        "version: 1\n"
        "gate: { on-inconclusive: pass }\n"
        "models:\n"
        "  ladder:\n"
        "    source: Ladder.mlpackage\n"
        "    task: image-classification\n"
        "    data: { arrays: rows.npz, labels: labels.csv }\n"
        "    reference: source\n"
        "    variants:\n"
        f"{variants}"
    )


main()
