"""Draw the project that conversion is timed on: python project.py FOLDER WIDTH VARIANT...

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

from quantgate_worker.engines.portable import PortableModel

LABELS, SIDE, DEPTH = 1000, 32, 6


def main() -> None:
    place, width, *variants = sys.argv[1:]
    folder = Path(place)
    folder.mkdir(parents=True, exist_ok=True)
    save_model(int(width), folder / "Ladder.mlpackage")
    save_data(folder, folder / "Ladder.mlpackage")
    (folder / "quantgate.yml").write_text(policy(variants), "utf-8")


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


def save_data(folder: Path, package: Path) -> None:
    """Draw rows until the model tells two of them apart: what it says is what is right."""
    chance, model = np.random.default_rng(18), PortableModel(package)
    rows: dict[str, np.ndarray] = {}
    while len(rows) < 2:
        pixels = chance.standard_normal((1, 3, SIDE, SIDE)).astype(np.float32)
        rows.setdefault(model.predict({"pixels": pixels})["classLabel"], pixels)
    np.savez(folder / "rows.npz", pixels=np.concatenate(list(rows.values())))
    with (folder / "labels.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "label"])
        writer.writerows([[str(row), label] for row, label in enumerate(rows)])


def policy(names: list[str]) -> str:
    variants = "".join(
        f"      {name}: {{ limits: {{ top-1: {{ max-drop: 90 pt }} }} }}\n" for name in names
    )
    return (
        "version: 1\n"
        "gate: { on-inconclusive: warn, on-unmeasured: warn }\n"
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
