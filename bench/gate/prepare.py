"""`python prepare.py FOLDER PICTURES`: a repository's content for a gate, the same each time.

Below FOLDER: `Mobile.mlpackage`, a classifier of the size of MobileNetV2 with weights drawn at
random; `Scores.mlpackage`, the same without its labels, with which coremltools cannot cast it;
`pictures/<label>/<n>.jpg`, JPEGs of 640 x 480, each in the folder of the class that the model in
32-bit floats answers; and `quantgate.yml`.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter, ImageOps

from quantgate_worker.lightly import import_coremltools

import_coremltools()

import coremltools as ct  # noqa: E402
from coremltools.converters.mil import Builder as mb  # noqa: E402, N813
from coremltools.models import MLModel  # noqa: E402

from quantgate_worker.engines.portable import PortableModel  # noqa: E402

SIDE = 224
WIDTH, HEIGHT = 640, 480
CLASSES = 1000
SEED = 20240229
# Expansion, channels, how often, and the first one's stride, as the paper has them.
BLOCKS = (
    (1, 16, 1, 1),
    (6, 24, 2, 2),
    (6, 32, 3, 2),
    (6, 64, 4, 2),
    (6, 96, 3, 1),
    (6, 160, 3, 2),
    (6, 320, 1, 1),
)
STEM, HEAD = 32, 1280
# How far scores are apart, so that some answers are close and some are not.
SPREAD = 2.0

POLICY = """version: 1
models:
  mobile:
    source: Mobile.mlpackage
    task: image-classification
    data: { images: pictures }
    reference: source
    variants:
      fp16: { limits: { top-1: { max-drop: 1 pt } } }
      int8: { limits: { top-1: { max-drop: 3 pt } } }
      int4: { limits: { top-1: { max-drop: 20 pt } } }
      pal4: { limits: { top-1: { max-drop: 20 pt } } }
      pal2: { limits: { top-1: { max-drop: 99 pt } } }
"""


def main(folder: Path, count: int) -> None:
    weights = Weights()
    plain = PortableModel(weights.model(None))
    names = [f"{number:05}.jpg" for number in range(count)]
    loose = folder / "loose"
    loose.mkdir(parents=True)
    for name, picture in zip(names, pictures(count), strict=True):
        picture.save(loose / name, quality=90)
    # Random weights answer much the same to everything: what all have in common is taken out.
    some = [plain.predict({"image": shown(loose / name)}) for name in names[:200]]
    weights.center(np.concatenate([each[plain.outputs[0].name] for each in some]))
    model = weights.model(ct.ClassifierConfig([f"class-{each}" for each in range(CLASSES)]))
    model.save(str(folder / "Mobile.mlpackage"))
    weights.model(None).save(str(folder / "Scores.mlpackage"))
    answers = PortableModel(model)
    for name in names:
        label = answers.predict({"image": shown(loose / name)})["classLabel"]
        place = folder / "pictures" / label
        place.mkdir(parents=True, exist_ok=True)
        (loose / name).rename(place / name)
    loose.rmdir()
    (folder / "quantgate.yml").write_text(POLICY, "utf-8")


def shown(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return ImageOps.fit(image.convert("RGB"), (SIDE, SIDE), Image.Resampling.BILINEAR)


def pictures(count: int) -> Iterator[Image.Image]:
    """Draw pictures that compress as photos do: soft shapes, with some grain."""
    random = np.random.default_rng(SEED)
    for _ in range(count):
        coarse = random.integers(0, 256, (random.integers(3, 9), random.integers(4, 12), 3))
        image = Image.fromarray(coarse.astype(np.uint8)).resize(
            (WIDTH, HEIGHT), Image.Resampling.BICUBIC
        )
        fine = random.integers(0, 256, (HEIGHT // 8, WIDTH // 8, 3)).astype(np.uint8)
        grain = Image.fromarray(fine).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
        yield Image.blend(image, grain, 0.25).filter(ImageFilter.SMOOTH)


class Weights:
    """Drawn once, in the order of the network."""

    def __init__(self) -> None:
        random = np.random.default_rng(SEED)

        def conv(made: int, taken: int, size: int) -> np.ndarray:
            spread = np.sqrt(2 / (taken * size * size))
            return random.normal(0, spread, (made, taken, size, size)).astype(np.float32)

        self.stem = conv(STEM, 3, 3)
        self.blocks = []
        width = STEM
        for expansion, channels, repeats, first in BLOCKS:
            for repeat in range(repeats):
                wide = width * expansion
                self.blocks.append(
                    {
                        "stride": first if repeat == 0 else 1,
                        "expand": conv(wide, width, 1) if expansion > 1 else None,
                        "depth": conv(wide, 1, 3),
                        "project": conv(channels, wide, 1),
                    }
                )
                width = channels
        self.head = conv(HEAD, width, 1)
        self.scores = random.normal(0, 1, (CLASSES, HEAD)).astype(np.float32)
        self.bias = np.zeros(CLASSES, np.float32)

    def center(self, scores: np.ndarray) -> None:
        middle, spread = scores.mean(0), scores.std(0).mean()
        self.bias = ((self.bias - middle) / spread * SPREAD).astype(np.float32)
        self.scores = (self.scores / spread * SPREAD).astype(np.float32)

    def model(self, classes: ct.ClassifierConfig | None) -> MLModel:
        """Build it in 32-bit floats; without `classes` it gives the scores themselves."""

        @mb.program(
            input_specs=[mb.TensorSpec(shape=(1, 3, SIDE, SIDE))], opset_version=ct.target.iOS15
        )
        def program(image: object) -> object:
            value = _clamped(_conv(image, self.stem, 2))
            for block in self.blocks:
                value = _block(value, **block)
            value = _clamped(_conv(value, self.head, 1))
            value = mb.reduce_mean(x=value, axes=[2, 3], keep_dims=False)
            value = mb.linear(x=value, weight=self.scores, bias=self.bias)
            return value if classes is None else mb.softmax(x=value, axis=-1)

        taken = ct.ImageType(
            name="image", shape=(1, 3, SIDE, SIDE), scale=1 / 127.5, bias=[-1.0, -1.0, -1.0]
        )
        return ct.convert(
            program,
            inputs=[taken],
            classifier_config=classes,
            compute_precision=ct.precision.FLOAT32,
            minimum_deployment_target=ct.target.iOS15,
        )


def _block(value: object, stride: int, **weights: np.ndarray | None) -> object:
    inner, taken = value, value
    if weights["expand"] is not None:
        inner = _clamped(_conv(inner, weights["expand"], 1))
    depth = weights["depth"]
    inner = _clamped(_conv(inner, depth, stride, groups=len(depth)))
    made = _conv(inner, weights["project"], 1)
    return mb.add(x=taken, y=made) if stride == 1 and taken.shape == made.shape else made


def _conv(value: object, weight: np.ndarray, stride: int, groups: int = 1) -> object:
    side = weight.shape[-1] // 2
    return mb.conv(
        x=value,
        weight=weight,
        bias=np.zeros(len(weight), np.float32),
        strides=[stride, stride],
        pad_type="custom",
        pad=[side] * 4,
        groups=groups,
    )


def _clamped(value: object) -> object:
    return mb.relu6(x=value)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
