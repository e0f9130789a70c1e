import { python } from "./python.ts";

/** Limits that no doubt about so few pictures can break. */
export function picturePolicy(data = "{ images: Eval, fit: scale-fill }"): string {
  return `version: 1
models:
  light:
    source: Light.mlpackage
    task: image-classification
    data: ${data}
    variants: { fp16: { limits: { top-1: { max-drop: 60 pt } } } }
`;
}

/** A model that tells light from dark, and a folder of photos as phones, editors and systems fill it. */
export async function makePictures(folder: string): Promise<void> {
  await python(MAKE, [folder]);
}

const MAKE = `
import json, pathlib, sys
import numpy as np
import coremltools as ct
import pillow_heif
from coremltools.converters.mil import Builder as mb
from PIL import Image
pillow_heif.register_heif_opener()
folder = pathlib.Path(sys.argv[1])
rng = np.random.default_rng(7)
mean = np.full((1, 768), 1 / 768) + rng.normal(size=(8, 768)) * 1e-5
@mb.program(input_specs=[mb.TensorSpec(shape=(1, 3, 16, 16))])
def program(picture):
    flat = mb.reshape(x=picture, shape=(1, 768))
    shade = mb.linear(x=flat, weight=mean.astype("f4"))
    last = mb.linear(x=shade, weight=np.repeat([[1.0], [-1.0]], 8, 1).astype("f4"), bias=np.array([-4.0, 4.0], "f4"))
    return mb.softmax(x=last, axis=-1, name="scores")
model = ct.convert(program, inputs=[ct.ImageType(name="picture", shape=(1, 3, 16, 16), scale=1 / 255)],
    classifier_config=ct.ClassifierConfig(["light", "dark"]), compute_precision=ct.precision.FLOAT32,
    minimum_deployment_target=ct.target.iOS15, skip_model_load=True)
model.save(str(folder / "Light.mlpackage"))
for name, shade in ("light", 220), ("dark", 30):
    place = folder / "Eval" / name
    place.mkdir(parents=True)
    for n in range(6):
        Image.new("RGB", (24, 18), (shade, shade, shade - 10)).save(place / f"IMG_{n}.JPG", quality=95)
    Image.new("RGB", (64, 64), (shade,) * 3).save(place / "IMG_7.HEIC")
    Image.new("RGB", (64, 64), (shade,) * 3).save(place / "IMG_8.avif")
Image.new("RGBA", (32, 32), (0, 0, 0, 0)).save(folder / "Eval/light/cut-out.png")
light = folder / "Eval/light"
for name in (".DS_Store", "Thumbs.db", "desktop.ini", "._IMG_1.JPG", "IMG_1.MOV", "IMG_7.mov", "IMG_1.AAE"):
    (light / name).write_bytes(b"rubbish")
for name in ("IMG_30.webm", "IMG_31.MOV", "IMG_32.dng", "notes <b>@all.txt", ".IMG_33.jpg"):
    (light / name).write_bytes(b"not a sample")
print(json.dumps(None))`;
