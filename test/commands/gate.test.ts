import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ExplainedMetric, Explanation } from "../../src/contract/explanation.ts";
import { Verdict } from "../../src/contract/verdict.ts";
import { quantgate, type Ran } from "./command.ts";
import { copyOfRepository } from "./demo-copy.ts";
import { python } from "./python.ts";

let copy: string;
let ran: Ran;

/** The demo, from a copy of the repository and with no environment made before. */
beforeAll(async () => {
  copy = await copyOfRepository();
  await notingPython();
  ran = await demo(GATE);
});

const GATE = ["gate", "--policy", "fixtures/digits/quantgate.yml"];

afterAll(() => rm(copy, { recursive: true, force: true }));

/** On a person's own machine, where what runs find out is kept for later ones. */
function demo(args: readonly string[]): Promise<Ran> {
  const path = `${join(copy, "bin")}${delimiter}${process.env.PATH}`;
  const env = { CI: "", PATH: path, QUANTGATE_HOME: join(copy, "home") };
  return quantgate(args, { cwd: copy, cli: join(copy, "dist/cli.js"), env });
}

/** A Python on PATH that notes each time that it is started. */
async function notingPython(): Promise<void> {
  const real = await python<string>("import json, sys; print(json.dumps(sys._base_executable))");
  // The newest that will do is looked for first.
  const shim = join(copy, "bin", "python3.13");
  await mkdir(dirname(shim));
  await writeFile(
    shim,
    `#!/bin/sh\necho started >> "${join(copy, "started")}"\nexec "${real}" "$@"\n`,
  );
  await chmod(shim, 0o755);
}

async function out(file: string): Promise<string> {
  return await readFile(join(copy, "quantgate-out", file), "utf8");
}

async function verdict(): Promise<Verdict> {
  return Verdict.parse(JSON.parse(await out("verdict.json")));
}

describe("the demo on a fresh machine", () => {
  test("passes, with a table of every variant and what to ship", () => {
    expect(ran.stderr).toContain("Python environment");
    expect(ran.status, ran.stderr).toBe(0);
    for (const name of ["reference", "fp16", "int8", "int4", "pal4", "pal2"]) {
      expect(ran.stdout).toContain(`│ ${name} `);
    }
    expect(ran.stdout).toMatch(/Recommended: \w+\./);
  });

  test("reports the accuracy and the flips that scikit-learn counts in the raw answers", async () => {
    const [model] = (await verdict()).models;
    const truth = await python<Counted>(RECOUNT, [
      join(copy, "quantgate-out"),
      "fixtures/digits/labels.csv",
    ]);
    const seen = [...(model?.variants ?? []), ...(model?.reference ? [model.reference] : [])];
    const ours = seen.map(({ name, metrics }) => [
      name,
      {
        accuracy: metrics["top-1"]?.value,
        lost: metrics["top-1"]?.versus?.lost ?? 0,
        gained: metrics["top-1"]?.versus?.gained ?? 0,
      },
    ]);
    expect(Object.fromEntries(ours)).toEqual(rounded(truth));
    expect(seen).toHaveLength(6);
  });

  test("keeps every answer beside a measurement that names its digest and count", async () => {
    for (const name of ["reference", "int8", "pal2"]) {
      const measurement = JSON.parse(await out(`measurements/digits/head/${name}/portable.json`));
      const lines = (await out(measurement.records.path)).trimEnd().split("\n");
      expect(lines).toHaveLength(997);
      expect(measurement.records.count).toBe(997);
    }
  });

  test("explains what fails with the flips, confusions and classes that scikit-learn counts", async () => {
    const { metrics } = Explanation.parse(
      JSON.parse(await out("explanations/digits/pal2/portable.json")),
    );
    const [{ flips, confusions, classes, ...about } = NOTHING] = metrics;
    const truth = await python<Explained>(REEXPLAIN, [
      join(copy, "quantgate-out"),
      "fixtures/digits/labels.csv",
      "pal2",
    ]);
    expect(about).toMatchObject({ metric: "top-1", before: "reference", n: 997 });
    expect(
      flips.map(({ kind, id, label, before, after }) => [kind, id, label, before, after]),
    ).toEqual(truth.flips);
    expect(
      confusions.map(({ label, answer, after, before }) => [label, answer, after, before]),
    ).toEqual(truth.confusions);
    expect(classes.map(({ label, n, before, after }) => [label, n, before, after])).toEqual(
      truth.classes,
    );
    expect(truth.flips.length).toBeGreaterThan(50);
  });

  test("judged again from its out folder gives the same bytes", async () => {
    const files = ["verdict.json", "comment.md", "explanations/digits/pal2/portable.json"];
    const before = await Promise.all(files.map(out));
    const again = await demo(["judge"]);
    expect(again.status).toBe(0);
    expect(await Promise.all(files.map(out))).toEqual(before);
  });

  test("names no path of this machine in the verdict and the comment", async () => {
    const written = (await out("verdict.json")) + (await out("comment.md"));
    expect(written).not.toContain(copy);
  });
});

describe("the demo once more", () => {
  /** All that a run leaves behind, by path. */
  async function results(): Promise<Map<string, string>> {
    return await filesIn(join(copy, "quantgate-out"));
  }

  let expected: Map<string, string>;
  const store = () => join(copy, "home/store/1");

  beforeAll(async () => {
    expected = await results();
  });

  test("starts no Python, and leaves the same bytes", async () => {
    await rm(join(copy, "started"));
    const [environment = ""] = (await readdir(join(copy, "home"))).filter(isEnvironment);
    await rename(join(copy, "home", environment), join(copy, "away"));
    const again = await demo(GATE);
    await rename(join(copy, "away"), join(copy, "home", environment));
    expect([again.status, again.stdout], again.stderr).toEqual([0, ran.stdout]);
    expect(again.stderr).toContain(
      "Reused from earlier runs: 6 of 6 packages, 5982 of 5982 answers.",
    );
    expect(await readdir(copy)).not.toContain("started");
    expect(await results()).toEqual(expected);
  });

  test("leaves the same bytes where every file that was kept is altered", async () => {
    const files = [...(await filesIn(store())).keys()];
    expect(files.length).toBeGreaterThan(40);
    for (const file of files) await alter(join(store(), file));
    const again = await demo(GATE);
    expect([again.status, again.stdout], again.stderr).toEqual([0, ran.stdout]);
    expect(again.stderr).toContain("damaged in part; that part is measured anew");
    expect(await results()).toEqual(expected);
  });

  test("leaves the same bytes where half of what was kept is gone, packages before answers", async () => {
    const files = [...(await filesIn(store())).keys()];
    for (const [at, file] of files.entries())
      if (at % 2 === 0 || file.includes(".mlpackage/")) await rm(join(store(), file));
    const again = await demo(GATE);
    expect([again.status, again.stdout], again.stderr).toEqual([0, ran.stdout]);
    expect(await results()).toEqual(expected);
  });

  test("measures all anew where that is asked for", async () => {
    const again = await demo([...GATE, "--fresh"]);
    expect([again.status, again.stdout], again.stderr).toEqual([0, ran.stdout]);
    expect(again.stderr).toMatch(/evaluate: (\d+) of \1\b/);
    expect(again.stderr).not.toContain("Reused");
    expect(await results()).toEqual(expected);
  });

  test("goes on where nothing can be kept, and says so", async () => {
    await rm(join(copy, "home/store"), { recursive: true });
    await writeFile(join(copy, "home/store"), "");
    const again = await demo(GATE);
    expect([again.status, again.stdout], again.stderr).toEqual([0, ran.stdout]);
    expect(again.stderr).toMatch(
      /Nothing is kept for later runs: \S+home\/store the folder cannot be made: EEXIST/,
    );
    expect(await results()).toEqual(expected);
  });
});

function isEnvironment(name: string): boolean {
  return name.startsWith("python-");
}

async function filesIn(root: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const path of (await readdir(root, { recursive: true })).sort())
    if ((await stat(join(root, path))).isFile())
      found.set(path, (await readFile(join(root, path))).toString("latin1"));
  return found;
}

/** One bit in its middle. */
async function alter(path: string): Promise<void> {
  const bytes = await readFile(path);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

const RECOUNT = `
import csv, json, sys
from sklearn.metrics import accuracy_score, confusion_matrix
out, labels_file = sys.argv[1:]
labels = {row["id"]: row["label"] for row in csv.DictReader(open(labels_file))}
def answers(variant):
    lines = open(f"{out}/records/digits/head/{variant}/portable.jsonl")
    return {record["id"]: record["top"][0][0] for record in map(json.loads, lines)}
def right(variant):
    given = answers(variant)
    return [given[id] == label for id, label in labels.items()]
reference = right("reference")
counted = {}
for variant in ["reference", "fp16", "int8", "int4", "pal4", "pal2"]:
    given = answers(variant)
    table = confusion_matrix(reference, right(variant), labels=[True, False])
    counted[variant] = {
        "accuracy": accuracy_score(list(labels.values()), [given[id] for id in labels]),
        "lost": int(table[0][1]),
        "gained": int(table[1][0]),
    }
print(json.dumps(counted))`;

type Counted = Record<string, { accuracy: number; lost: number; gained: number }>;

const NOTHING: ExplainedMetric = {
  ...{ metric: "", before: "reference", limits: [], n: 0, lost: 0, gained: 0, changed: 0 },
  ...{ flips: [], moved: [], confusions: [], classes: [] },
};

/** Both sides' confusion matrices, and every example of which the answer changed, sorted as the file is. */
const REEXPLAIN = `
import csv, json, sys
from sklearn.metrics import confusion_matrix
out, labels_file, variant = sys.argv[1:]
labels = {row["id"]: row["label"] for row in csv.DictReader(open(labels_file))}
def tops(name):
    lines = open(f"{out}/records/digits/head/{name}/portable.jsonl")
    return {record["id"]: record["top"][0] for record in map(json.loads, lines)}
before, after = tops("reference"), tops(variant)
names = sorted(set(labels.values()))
def matrix(side):
    return confusion_matrix(list(labels.values()), [side[id][0] for id in labels], labels=names)
was, now = matrix(before), matrix(after)
kinds = {(True, False): "lost", (False, False): "changed", (False, True): "gained"}
def kind(id):
    return kinds.get((before[id][0] == labels[id], after[id][0] == labels[id]))
turned = [id for id in labels if kind(id) and before[id][0] != after[id][0]]
order = ["lost", "changed", "gained"]
turned.sort(key=lambda id: (order.index(kind(id)), -after[id][1], id))
answer = lambda top: {"answer": top[0], "score": top[1]}
flips = [[kind(id), id, labels[id], answer(before[id]), answer(after[id])] for id in turned]
pairs = [(i, j) for i in range(len(names)) for j in range(len(names)) if i != j and now[i][j] > was[i][j]]
pairs.sort(key=lambda p: (was[p] - now[p], -now[p], p))
confusions = [[names[i], names[j], int(now[i][j]), int(was[i][j])] for i, j in pairs]
classes = [[name, int(was[i].sum()), int(was[i][i]), int(now[i][i])] for i, name in enumerate(names)]
classes.sort(key=lambda c: (-(c[2] - c[3]) / c[1], c[3] - c[2], c[0]))
print(json.dumps({"flips": flips, "confusions": confusions, "classes": classes}))`;

type Explained = Record<"flips" | "confusions" | "classes", unknown[]>;

function rounded(truth: Counted) {
  return Object.fromEntries(
    Object.entries(truth).map(([name, counted]) => [
      name,
      { ...counted, accuracy: Number(counted.accuracy.toPrecision(12)) },
    ]),
  );
}
