import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { quantgate } from "./command.ts";
import { makePictures } from "./pictures.ts";

let folder: string;

/** A model that takes pictures, and one that takes an array, each with data for the other, and labels for neither. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quantgate-unfit-"));
  await makePictures(folder);
  await cp("fixtures/digits", folder, { recursive: true });
  await cp("fixtures/detection/Pictures", join(folder, "Pictures"), { recursive: true });
  await cp("fixtures/search/qrels.tsv", join(folder, "qrels.tsv"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function policy(models: Readonly<Record<string, string>>): Promise<void> {
  const entries = Object.entries(models).map(([name, written]) => `  ${name}: ${written}\n`);
  await writeFile(join(folder, "quantgate.yml"), `version: 1\nmodels:\n${entries.join("")}`);
}

const model = (source: string, data: string) =>
  `{ source: ${source}.mlpackage, task: image-classification, data: ${data}, variants: { fp16: { limits: { top-1: { max-drop: 5 pt } } } } }`;

/** What is said of it without what is only on the way. */
async function refusalOf(word: string): Promise<string> {
  const { status, stdout, stderr } = await quantgate([word], { cwd: folder });
  expect(stderr).not.toMatch(/bug in quantgate|\n {4}at /);
  expect(stdout).toBe("");
  expect(status, stderr).toBe(2);
  return stderr;
}

const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize 12345\n`;

describe("data that do not fit the model that is asked", () => {
  test("are all told by check at once, and by gate in the same words", async () => {
    const digits = (await readFile(join(folder, "labels.csv"), "utf8")).split("\n");
    const words = digits.map((row, at) => (at % 400 === 1 ? row.replace(/,\d,/, ",five,") : row));
    await writeFile(join(folder, "words.csv"), words.join("\n").replace(/,8,/, ",eight,"));
    const rows = model("Light", "{ arrays: digits.npz, labels: lights.csv }");
    await policy({
      pictures: model("Digits", "{ images: Eval }"),
      rows,
      words: model("Digits", "{ arrays: digits.npz, labels: words.csv }"),
    });
    const lights = digits.slice(1, -1).map((row) => `${row.split(",")[0]},light`);
    await writeFile(join(folder, "lights.csv"), ["id,label", ...lights, ""].join("\n"));
    await writeFile(join(folder, "Eval/light/IMG_0.JPG"), "no picture");
    await writeFile(join(folder, "Eval/dark/IMG_7.HEIC"), "");
    const told = await refusalOf("check");
    // Labels without a class, and the accepted ones once.
    expect(told).toMatch(/words\.csv:2 label five is no class of the model \(3 samples\)\n {2}acc/);
    expect(told).toMatch(/words\.csv:\d+ label eight is no class of the model \(1 sample\)\n\S/);
    // Pictures for an array, and an array for a picture.
    expect(told).toContain("model pictures: input 'pixels' takes an array [1, 1, 8, 8] of float32");
    expect(told).toMatch(/model rows: \S*digits\.npz: .*'pixels' is no input of the model/);
    expect(told).toContain("the input 'picture' takes an image: give `images` instead of `arrays`");
    // Pictures of which nothing is read.
    expect(told).toContain("Eval/light/IMG_0.JPG the image does not decode: cannot identify");
    expect(told).toContain("Eval/dark/IMG_7.HEIC the image does not decode: the file is empty");
    // A run tells of labels first, for they cost it nothing, and then of what cannot be put before a model.
    const labels = (await refusalOf("gate")).split("\n").filter((line) => line.includes("label"));
    expect(labels).toHaveLength(4);
    await policy({ rows });
    const arrays = (await refusalOf("gate")).split("\n").filter((line) => line.includes("npz"));
    expect(arrays).toHaveLength(2);
    for (const line of [...labels, ...arrays]) expect(told).toContain(line);
  });
});

describe("what is not there", () => {
  test("is told all at once, each where its own key stands", async () => {
    await writeFile(
      join(folder, "quantgate.yml"),
      `version: 1
models:
  gone:
    task: image-classification
    source: Gone.mlpackage
    data:
      labels: labels.csv
      arrays: gone.npz
    variants:
      made:
        limits: { top-1: { max-drop: 5 pt } }
        source: Made.mlpackage
`,
    );
    const told = await refusalOf("check");
    expect(told).toContain("quantgate.yml:5:5 the source of gone is not there: Gone.mlpackage");
    expect(told).toContain("quantgate.yml:12:9 the package of gone/made is not there");
    expect(told).toContain("quantgate.yml:8:7 gone.npz is not there");
    expect(await refusalOf("gate")).toBe(told);
  });
});

describe("Git LFS pointers", () => {
  test("are all named, of every kind of file, by check and by gate alike", async () => {
    const files = [
      ...["data.npz", "own.csv", "Pictures/canvas-001.png", "objects.json", "corpus.jsonl"],
      ...["queries.jsonl", "pairs.csv", "tokenizer.json", "own/own.py", "truth.csv"],
    ];
    await mkdir(join(folder, "own"));
    for (const file of files) await writeFile(join(folder, file), pointer);
    const task = (name: string, data: string, metric: string) =>
      `{ source: Digits.mlpackage, task: ${name}, data: ${data}, variants: { fp16: { limits: { ${metric} } } } }`;
    await policy({
      arrays: model("Digits", "{ arrays: data.npz, labels: own.csv }"),
      objects: task(
        "object-detection",
        "{ images: Pictures, annotations: objects.json, decode: { form: raw-head } }",
        "map: { max-drop: 2 pt }",
      ),
      search: task(
        "semantic-search",
        "{ corpus: corpus.jsonl, queries: queries.jsonl, qrels: qrels.tsv, tokenizer: tokenizer.json, pooling: mean }",
        "ndcg@10: { max-drop: 1 pt }",
      ),
      pairs: task(
        "sentence-similarity",
        "{ pairs: pairs.csv, tokenizer: tokenizer.json, pooling: mean }",
        "spearman: { max-drop: 0.01 }",
      ),
      own: `{ source: Digits.mlpackage, task: "own/own.py:Own", data: { truth: truth.csv }, metrics: { missed: { direction: lower, unit: "%", kind: rate } }, variants: { fp16: { limits: { missed: { max-increase: 2 pt } } } } }`,
    });
    const told = await refusalOf("check");
    for (const file of files)
      expect(told.split("\n").filter((line) => line.startsWith(`${file} is a Git LFS`))).toEqual([
        `${file} is a Git LFS pointer, and there is no git repository to fetch its object from`,
      ]);
    expect(told).toContain("`lfs: true` in actions/checkout");
    expect(await refusalOf("gate")).toBe(told);
  });

  test("of measurements taken elsewhere are refused by check, which a run would not believe", async () => {
    await cp("fixtures/food80", folder, { recursive: true });
    await writeFile(join(folder, "Measurements/iphone15/int8.json"), pointer);
    await writeFile(join(folder, "Measurements/iphone15/int4.json"), "{");
    const told = await refusalOf("check");
    expect(told).toContain("Measurements/iphone15/int8.json is a Git LFS pointer");
    expect(told).toContain("Measurements/iphone15/int4.json is not JSON");
  });
});
