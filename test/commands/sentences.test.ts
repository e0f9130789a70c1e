import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type JudgedVariant, Verdict } from "../../src/contract/verdict.ts";
import { quantgate } from "./command.ts";
import { python } from "./python.ts";

let out: string;
let variants: readonly JudgedVariant[];

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), "quantgate-sentences-"));
  const policy = "fixtures/sentences/quantgate.yml";
  const { stderr } = await quantgate(["gate", "--policy", policy, "--out", out]);
  expect(stderr).not.toMatch(/bug in quantgate/);
  const text = await readFile(join(out, "verdict.json"), "utf8");
  variants = Verdict.parse(JSON.parse(text)).models[0]?.variants ?? [];
});
afterAll(() => rm(out, { recursive: true, force: true }));

const states = (variant: string) =>
  variants
    .find(({ name }) => name === variant)
    ?.limits.map(({ metric, state }) => [metric, state].join(": "));

test("in 8 bits an embedder of sentences keeps ranks, cosines and decisions; in 2 bits it loses each", () => {
  expect(states("int8")).toEqual([
    "spearman: pass",
    "pearson: pass",
    "cosine-shift: pass",
    "decisions@0.5: pass",
  ]);
  expect(states("pal2")).toEqual([
    "spearman: fail",
    "pearson: fail",
    "cosine-shift: fail",
    "decisions@0.5: fail",
  ]);
});

test.each(["int8", "pal2"])(
  "scipy and numpy, of the same records, say the same of %s",
  async (name) => {
    const metrics = variants.find((variant) => variant.name === name)?.metrics ?? {};
    const theirs = Object.entries(Object.assign({}, await python(RECOUNT, [out, name])));
    expect(theirs).toHaveLength(4);
    for (const [metric, value] of theirs)
      expect(metrics[metric]?.value, metric).toBeCloseTo(Number(value), 9);
  },
);

const RECOUNT = `
import csv, json, sys
import numpy as np
from scipy.stats import pearsonr, spearmanr
out, name = sys.argv[1:]
def cosines(variant):
    lines = open(f"{out}/records/sentences/head/{variant}/portable.jsonl")
    return np.array([json.loads(line)["cosine"] for line in lines])
gold = np.array([float(row["score"]) for row in csv.DictReader(open("fixtures/sentences/pairs.csv"))])
before, after = cosines("reference"), cosines(name)
print(json.dumps({
    "spearman": spearmanr(gold, after).statistic,
    "pearson": pearsonr(gold, after).statistic,
    "cosine-shift": (after - before).mean(),
    "decisions@0.5": ((after >= 0.5) == (before >= 0.5)).mean(),
}))`;
