import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Verdict } from "../../src/contract/verdict.ts";
import { quantgate } from "./command.ts";
import { python } from "./python.ts";

let folder: string;

/** A classifier of which two classes have one word, as ImageNet's list has, and rows of which every one is its own class's. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quantgate-numbers-"));
  await python(MAKE, [folder]);
  await writeFile(
    join(folder, "quantgate.yml"),
    `version: 1
models:
  birds:
    source: Birds.mlpackage
    task: image-classification
    data: { arrays: rows.npz, labels: labels.csv }
    variants: { fp16: { limits: { top-1: { min: 90 % }, worst-class: { min: 80 % } } } }
`,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const WORDS = ["crane", "tench", "crane", "robin"];
const ROWS = 400;

async function labelled(by: (number: number) => string): Promise<void> {
  const rows = Array.from({ length: ROWS }, (_, at) => `row-${at},${by(at % WORDS.length)}`);
  await writeFile(join(folder, "labels.csv"), ["id,label", ...rows, ""].join("\n"));
}

describe("a word that several classes of a model have", () => {
  test("is told before anything is measured, with what to write, by check and by gate alike", async () => {
    await labelled((number) => WORDS[number] ?? "");
    for (const word of ["check", "gate"]) {
      const { status, stderr } = await quantgate([word], { cwd: folder });
      expect(status).toBe(2);
      expect(stderr).toContain(
        "Birds.mlpackage has several classes of the same label: crane (0, 2)\n  Label by the numbers of the classes, 0 to 3, or give each class a label of its own.",
      );
    }
  });

  test("is told by inspect, which does not say that nothing could judge the model", async () => {
    const { stdout } = await quantgate(["inspect", "Birds.mlpackage"], { cwd: folder });
    expect(stdout).toContain(
      "It cannot be judged on Core ML, nor anywhere by labels that are its own words: it has several classes of the same label: crane (0, 2).\nLabel by the numbers of the classes, 0 to 3, and measure on the portable engine, or give each class a label of its own.",
    );
    const { stdout: json } = await quantgate(["inspect", "Birds.mlpackage", "--json"], {
      cwd: folder,
    });
    expect(JSON.parse(json).obstacles).toEqual([]);
  });

  test("keeps init from proposing data whose labels are words, and no others", async () => {
    const proposed = ["init", "--policy", "proposed/quantgate.yml"];
    await labelled((number) => WORDS[number] ?? "");
    const { stdout } = await quantgate(proposed, { cwd: folder });
    expect(stdout).toContain(
      "labels.csv does not fit: the model has several classes of the same label: crane (0, 2). Label by the numbers of the classes, 0 to 3, or give",
    );
    await labelled(String);
    const { status, stderr } = await quantgate(proposed, { cwd: folder });
    expect(status, stderr).toBe(0);
    const checked = await quantgate(["check", "--policy", "proposed/quantgate.yml"], {
      cwd: folder,
    });
    expect(checked.status, checked.stderr).toBe(0);
  });

  test("is no matter where labels are the numbers of classes: each is judged on its own", async () => {
    await labelled(String);
    const checked = await quantgate(["check"], { cwd: folder });
    expect(checked.status, checked.stderr).toBe(0);
    expect(checked.stdout).toContain(
      "birds: labels are the numbers of its classes: 0 crane, 1 tench, 2 crane, 3 robin\n",
    );
    const { status, stdout, stderr } = await quantgate(["gate"], { cwd: folder });
    expect(status, stdout + stderr).toBe(0);
    const text = await readFile(join(folder, "quantgate-out/verdict.json"), "utf8");
    const [model] = Verdict.parse(JSON.parse(text)).models;
    expect(model?.reference?.metrics["top-1"]).toMatchObject({ value: 1, n: ROWS });
    expect(model?.variants[0]?.metrics["worst-class"]?.value).toBe(1);
    const records = await readFile(
      join(folder, "quantgate-out/records/birds/head/fp16/portable.jsonl"),
      "utf8",
    );
    const best = records.split("\n", 4).map((line) => JSON.parse(line).top[0][0]);
    expect(best).toEqual(["0", "1", "2", "3"]);
  });
});

const MAKE = `
import json, pathlib, sys
import numpy as np
import coremltools as ct
from coremltools.converters.mil import Builder as mb
folder = pathlib.Path(sys.argv[1])
rng = np.random.default_rng(7)
centres = rng.normal(size=(4, 1024)).astype("f4")
@mb.program(input_specs=[mb.TensorSpec(shape=(1, 1024))])
def program(row):
    return mb.softmax(x=mb.linear(x=row, weight=centres), axis=-1, name="scores")
model = ct.convert(program, classifier_config=ct.ClassifierConfig(["crane", "tench", "crane", "robin"]),
    compute_precision=ct.precision.FLOAT32, minimum_deployment_target=ct.target.iOS15, skip_model_load=True)
model.save(str(folder / "Birds.mlpackage"))
rows = np.stack([centres[at % 4] for at in range(400)]) + rng.normal(size=(400, 1024)).astype("f4") * 0.3
np.savez(folder / "rows.npz", row=rows.astype("f4"))
print(json.dumps(None))`;
