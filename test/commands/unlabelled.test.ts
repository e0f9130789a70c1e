import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type JudgedVariant, Verdict } from "../../src/contract/verdict.ts";
import { quantgate } from "./command.ts";
import { python } from "./python.ts";

let folder: string;

/** The digits with a label for the first 297 alone; nobody has labelled the other 700. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quantgate-unlabelled-"));
  await cp("fixtures/digits", folder, { recursive: true });
  await python(SPLIT, [folder]);
  const policy = await readFile(join(folder, "quantgate.yml"), "utf8");
  const data =
    "data: { arrays: first.npz, labels: first.csv, unlabelled: { arrays: more.npz, labels: more.csv } }";
  const [before = ""] = policy
    .replace(/data: .*/, data)
    .replace("ship: int8", "ship: int4")
    .split("      pal4:");
  await writeFile(join(folder, "quantgate.yml"), before);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function int4(): Promise<JudgedVariant | undefined> {
  const { stderr } = await quantgate(["gate"], { cwd: folder });
  expect(stderr).not.toMatch(/bug in quantgate/);
  const text = await readFile(join(folder, "quantgate-out/verdict.json"), "utf8");
  return Verdict.parse(JSON.parse(text)).models[0]?.variants.find(({ name }) => name === "int4");
}

test("labelling the few that are answered differently tells as much as labelling all", async () => {
  const open = await int4();
  expect(open).toMatchObject({ outcome: "warn" });
  expect(open?.limits[0]).toMatchObject({ state: "inconclusive", n: 997 });
  const asked = await python<{ asked: number; differing: number }>(LABEL, [folder]);
  expect(asked.asked).toBe(asked.differing);
  expect(asked.asked).toBeGreaterThan(5);
  expect(asked.asked).toBeLessThan(50);

  const settled = await int4();
  const truth = await python<{ lost: number; gained: number }>(RECOUNT, [folder]);
  expect(settled?.metrics["top-1"]?.versus).toMatchObject(truth);
  expect(settled?.limits[0]).toMatchObject({ state: "pass", n: 997 });
  expect(await readdir(join(folder, "quantgate-out"))).not.toContain("labelling");
});

const SPLIT = `
import csv, json, sys
import numpy as np
folder, first = sys.argv[1], 297
arrays = np.load(f"{folder}/digits.npz")
header, *rows = csv.reader(open(f"{folder}/labels.csv"))
np.savez(f"{folder}/first.npz", **{name: arrays[name][:first] for name in arrays.files})
np.savez(f"{folder}/more.npz", **{name: arrays[name][first:] for name in arrays.files})
def write(name, lines):
    with open(f"{folder}/{name}", "w", newline="") as file:
        csv.writer(file).writerows(lines)
write("first.csv", [header, *rows[:first]])
write("more.csv", [["id", "label"], *([row[0], ""] for row in rows[first:])])
print(json.dumps(None))`;

/** A person fills in the list, and copies its labels to where the policy reads them. */
const LABEL = `
import csv, json, sys
folder = sys.argv[1]
truth = {row["id"]: row["label"] for row in csv.DictReader(open(f"{folder}/labels.csv"))}
listed = [row["id"] for row in csv.DictReader(open(f"{folder}/quantgate-out/labelling/digits/to-label.csv"))]
rows = [row["id"] for row in csv.DictReader(open(f"{folder}/more.csv"))]
with open(f"{folder}/more.csv", "w", newline="") as file:
    csv.writer(file).writerows([["id", "label"], *([id, truth[id] if id in listed else ""] for id in rows)])
def answers(variant):
    lines = open(f"{folder}/quantgate-out/records/digits/head/{variant}/portable.jsonl")
    return {record["id"]: record["top"][0][0] for record in map(json.loads, lines)}
before, after = answers("reference"), answers("int4")
differing = [id for id in before if id.startswith("unlabelled/") and before[id] != after[id]]
print(json.dumps({"asked": len(listed), "differing": len(differing)}))`;

/** Lost and gained with every label known. */
const RECOUNT = `
import csv, json, sys
from sklearn.metrics import confusion_matrix
folder = sys.argv[1]
truth = {row["id"]: row["label"] for row in csv.DictReader(open(f"{folder}/labels.csv"))}
def right(variant):
    lines = open(f"{folder}/quantgate-out/records/digits/head/{variant}/portable.jsonl")
    records = map(json.loads, lines)
    return [r["top"][0][0] == truth[r["id"].removeprefix("unlabelled/")] for r in records]
table = confusion_matrix(right("reference"), right("int4"), labels=[True, False])
print(json.dumps({"lost": int(table[0][1]), "gained": int(table[1][0])}))`;
