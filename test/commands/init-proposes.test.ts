import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Verdict } from "../../src/contract/verdict.ts";
import { quantgate, type Ran } from "./command.ts";

/**
 * Of each kind of model a repository as a team has it: where what of a fixture lies, and what `init` makes of it. A
 * classifier of arrays goes the new user's way, in a test of its own.
 */
const KINDS = [
  {
    kind: "a classifier of several labels",
    files: {
      "labels/Canvas.mlpackage": "Models/Canvas.mlpackage",
      "labels/canvases.npz": "Eval/canvases.npz",
      "labels/canvases.csv": "Eval/canvases.csv",
    },
    writes: [
      "task: multi-label-classification",
      "data: { arrays: Eval/canvases.npz, labels: Eval/canvases.csv }",
      "int8: { limits: { exact-match: { max-drop: 1.5 pt } } }",
    ],
    metric: "exact-match",
  },
  {
    kind: "an embedder of arrays, searched by example",
    files: {
      "search/Finder.mlpackage": "Models/Finder.mlpackage",
      "search/corpus.npz": "Eval/corpus.npz",
      "search/queries.npz": "Eval/queries.npz",
      "search/qrels.tsv": "Eval/qrels.tsv",
    },
    writes: [
      "task: semantic-search",
      "data: { corpus: Eval/corpus.npz, queries: Eval/queries.npz, qrels: Eval/qrels.tsv }",
      "int8: { limits: { ndcg@10: { max-drop: 1 pt } } }",
    ],
    metric: "ndcg@10",
  },
  {
    kind: "an embedder of sentences",
    files: {
      "sentences/Sentences.mlpackage": "Models/Sentences.mlpackage",
      "sentences/tokenizer.json": "Models/tokenizer.json",
      "sentences/pairs.csv": "Eval/pairs.csv",
    },
    writes: [
      "task: sentence-similarity",
      "data: { pairs: Eval/pairs.csv, tokenizer: Models/tokenizer.json, pooling: mean }",
      "int8: { limits: { spearman: { max-drop: 0.02 } } }",
    ],
    metric: "spearman",
  },
  {
    kind: "a detector with COCO's JSON",
    files: {
      "detection/EndToEnd.mlpackage": "Models/Digits.mlpackage",
      "detection/Pictures": "Eval/images",
      "detection/instances.json": "Eval/instances.json",
    },
    writes: [
      "task: object-detection",
      "data: { images: Eval/images, annotations: Eval/instances.json, fit: letterbox, decode: { form: end-to-end } }",
      "int8: { limits: { map: { max-drop: 2 pt } } }",
    ],
    metric: "map",
  },
];

describe.each(KINDS)("what init proposes for $kind", ({ files, writes, metric }) => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "quantgate-proposes-"));
    await execa("git", ["init", "--quiet", "--initial-branch=main"], { cwd: folder });
    for (const [fixture, place] of Object.entries(files)) {
      await mkdir(dirname(join(folder, place)), { recursive: true });
      await cp(join("fixtures", fixture), join(folder, place), { recursive: true });
    }
    const { status, stderr } = await run("init");
    expect(status, stderr).toBe(0);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  function run(...args: string[]): Promise<Ran> {
    return quantgate(args, { cwd: folder, cli: resolve("dist/cli.js") });
  }

  test("names task, data and a limit that they can resolve", async () => {
    const policy = await readFile(join(folder, "quantgate.yml"), "utf8");
    for (const line of writes) expect(policy).toContain(line);
  });

  test("passes the model as it is", async () => {
    const { status, stdout, stderr } = await run("gate");
    expect(status, `${stdout}\n${stderr}`).toBe(0);
    const text = await readFile(join(folder, "quantgate-out", "verdict.json"), "utf8");
    const [model] = Verdict.parse(JSON.parse(text)).models;
    const shipped = model?.variants.find(({ name }) => name === "int8");
    expect(shipped?.limits.find((limit) => limit.metric === metric)?.state).toBe("pass");
  });

  test("stops it once its weights are damaged", async () => {
    const { status, stdout } = await run("selftest");
    expect(status, stdout).toBe(0);
  });
});
