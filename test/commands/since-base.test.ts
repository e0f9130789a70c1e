import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Attribution } from "../../src/contract/attribution.ts";
import { Verdict } from "../../src/contract/verdict.ts";
import { quantgate } from "./command.ts";
import { python } from "./python.ts";

let folder: string;

async function git(...args: string[]): Promise<void> {
  const who = ["-c", "user.name=t", "-c", "user.email=t@example.com"];
  await execa("git", [...who, ...args], { cwd: folder });
}

/** The digits as the base has them; at the head their weights are no longer the same. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quantgate-base-"));
  await cp("fixtures/digits", folder, { recursive: true });
  const policy = await readFile(join(folder, "quantgate.yml"), "utf8");
  const [upToInt8 = ""] = policy
    .replace("min: 90 %, max-drop: 1 pt", "max-drop: 1 pt, max-regression: 1 pt")
    .split("      int4:");
  await writeFile(join(folder, "quantgate.yml"), upToInt8);
  await git("init", "-q", "-b", "main");
  await git("add", ".");
  await git("commit", "-qm", "base");
  await python(OTHER_WEIGHTS, [folder]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("what a retrained model lost is told apart from what quantization costs it", async () => {
  const { stderr } = await quantgate(["gate"], { cwd: folder });
  expect(stderr).not.toMatch(/bug in quantgate/);
  const text = await readFile(join(folder, "quantgate-out/verdict.json"), "utf8");
  const int8 = Verdict.parse(JSON.parse(text)).models[0]?.variants.find(
    ({ name }) => name === "int8",
  );
  const { loss, regression, causes } = int8?.attribution ?? NOTHING;
  expect({
    lossAtHead: flips(loss.head),
    lossAtBase: flips(loss.base),
    regression: flips(regression.variant),
    ofReference: flips(regression.reference),
  }).toEqual(await python(RECOUNT, [folder]));
  expect(regression.variant?.drop).toBeGreaterThan(0.05);
  expect(causes.map(({ cause, found }) => [cause, found])).toEqual([
    ["weights", "changed"],
    ["conversion", "same"],
    ["data", "same"],
    ["toolchain", "same"],
  ]);
});

const NOTHING: Pick<Attribution, "loss" | "regression" | "causes"> = {
  ...{ loss: {}, regression: {}, causes: [] },
};

function flips(compared: Attribution["loss"]["head"]) {
  return [compared?.lost, compared?.gained];
}

/** Noise on every weight, so that the file stays a model and answers worse. */
const OTHER_WEIGHTS = `
import glob, json, sys
import numpy as np
[path] = glob.glob(f"{sys.argv[1]}/Digits.mlpackage/**/weight.bin", recursive=True)
data = bytearray(open(path, "rb").read())
numbers = np.frombuffer(bytes(data[128:]), np.float32).copy()
weights = (np.abs(numbers) > 1e-3) & (np.abs(numbers) < 5)
numbers[weights] += np.random.default_rng(1).normal(0, 0.06, weights.sum()).astype(np.float32)
data[128:] = numbers.tobytes()
open(path, "wb").write(data)
print(json.dumps(None))`;

const RECOUNT = `
import csv, json, sys
from sklearn.metrics import confusion_matrix
folder = sys.argv[1]
truth = {row["id"]: row["label"] for row in csv.DictReader(open(f"{folder}/labels.csv"))}
def right(side, variant):
    lines = open(f"{folder}/quantgate-out/records/digits/{side}/{variant}/portable.jsonl")
    top = {record["id"]: record["top"][0][0] for record in map(json.loads, lines)}
    return [top[id] == label for id, label in truth.items()]
def flips(before, after):
    table = confusion_matrix(right(*before), right(*after), labels=[True, False])
    return [int(table[0][1]), int(table[1][0])]
print(json.dumps({
    "lossAtHead": flips(("head", "reference"), ("head", "int8")),
    "lossAtBase": flips(("base", "reference"), ("base", "int8")),
    "regression": flips(("base", "int8"), ("head", "int8")),
    "ofReference": flips(("base", "reference"), ("head", "reference")),
}))`;
