import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commandLine } from "../../src/commands/command-line.ts";
import { Verdict } from "../../src/contract/verdict.ts";
import type { Files } from "../corpus/case.ts";
import { recordingOf } from "../corpus/measuring.ts";
import { idsOf, TASKS, taskNamed } from "../corpus/tasks.ts";
import { digestOf } from "../corpus/text.ts";
import { Checkout, disposableFolder } from "../git/disposable.ts";

const N = 220;

/** Of a text, as far as a test changes it. */
interface TextRecord {
  readonly id: string;
  readonly nll: readonly number[];
}

/** A limit on each task's first metric: what a variant that lost little keeps, and one that lost much does not. */
const LIMITS: Readonly<Record<keyof typeof TASKS, string>> = {
  "image-classification": "top-1: { min: 80 % }",
  "multi-label-classification": "label-map: { max-drop: 5 pt }",
  "object-detection": "map: { max-drop: 10 pt }",
  "sentence-similarity": "spearman: { max-drop: 0.05 }",
  "semantic-search": "ndcg@10: { max-drop: 5 pt }",
  "text-generation": "next-token: { min: 80 % }",
  parity: "cosine: { min: 0.97 }",
  regression: "mae: { max-increase: 0.1, worst: 2 }",
  segmentation: "mean-iou: { max-drop: 5 pt }",
  "eval/words.py:Words": "errors: { max-increase: 5 pt, worst: 90 pt }",
};

/** The policy of a model that ran on a phone alone: ten lines, and nothing here runs it. */
function policyOf(task: keyof typeof TASKS, data: string, limit: string): string {
  const { metrics } = taskNamed(task);
  return [
    ...["version: 1", "models:", "  m:", `    task: ${task}`],
    ...(data === "" ? [] : [`    data: ${data}`]),
    ...(metrics === undefined ? [] : [`    metrics: ${metrics}`]),
    "    targets: [phone]",
    "    recorded: { phone: Measurements/phone }",
    `    variants: { int8: { limits: { ${limit} } }, pal2: { limits: { ${limit} } } }`,
    "",
  ].join("\n");
}

function projectOf(task: keyof typeof TASKS, data = dataOf(task)) {
  const project = Checkout.init();
  const rows = Array.from({ length: N }, (_, row) => row);
  const labels = ["cat", "dog"];
  const samples = idsOf(task, N).map((one, row) => ({ ...one, label: labels[row % 2] ?? "cat" }));
  const damaged = { reference: 0, int8: 0.01, pal2: 2 };
  const recordings = Object.entries(damaged).map(([variant, damage]) => {
    const slot = { model: "m", side: "head", target: "phone", variant } as const;
    const wrong = { wrong: variant === "pal2" ? 150 : 10 };
    return recordingOf({ slot, task, samples, seen: { damage, ...wrong } });
  });
  const files: Files = {
    "quantgate.yml": policyOf(task, data, LIMITS[task]),
    ...(task === "image-classification"
      ? {
          "labels.csv": `id,label\n${samples.map(({ id, label }) => `${id},${label}\n`).join("")}`,
          "data.npz": "never read",
        }
      : {}),
    ...taskNamed(task).files?.(rows),
    ...Object.assign({}, ...recordings),
  };
  for (const [path, text] of Object.entries(files)) if (text !== null) project.write(path, text);
  return project;
}

function dataOf(task: keyof typeof TASKS): string {
  return taskNamed(task).data.replace(/, slice-by: \[part\]/, "");
}

async function run(project: Checkout, ...args: string[]) {
  const [said, told]: [string[], string[]] = [[], []];
  const host = {
    ...{ cwd: project.root, env: process.env, home: disposableFolder(), temp: disposableFolder() },
    ...{
      program: "/nowhere",
      worker: "/nowhere",
      examples: "/nowhere",
      today: () => "2027-01-31",
    },
    out: { write: (text: string) => said.push(text) },
    errors: { write: (text: string) => told.push(text) },
  };
  return { status: await commandLine(host, args), stdout: said.join(""), stderr: told.join("") };
}

function limitsOf(project: Checkout) {
  const text = readFileSync(join(project.root, "quantgate-out/verdict.json"), "utf8");
  const [model] = Verdict.parse(JSON.parse(text)).models;
  return (model?.variants ?? []).flatMap(({ name, limits }) =>
    limits.map(({ state, why }) => ({ name, state, why })),
  );
}

const NAMES = Object.keys(TASKS).filter((name): name is keyof typeof TASKS =>
  Object.hasOwn(TASKS, name),
);

describe("what was recorded elsewhere is judged by gate, with no worker and no tokenizer:", () => {
  test.each(NAMES)("%s", async (task) => {
    const project = projectOf(task);
    expect((await run(project, "gate")).status).toBe(1);
    const states = limitsOf(project).map(({ name, state }) => `${name} ${state}`);
    expect(states).toEqual(["int8 pass", "pal2 fail"]);
  });
});

/** The first record of a variant with what is changed in it, and the digest that its measurement names it by. */
function changeRecord(
  project: Checkout,
  variant: string,
  edit: (record: TextRecord) => object,
): void {
  const at = (name: string) => join(project.root, "Measurements/phone", name);
  const [first = "", ...rest] = readFileSync(at(`${variant}.jsonl`), "utf8").split("\n");
  const text = [JSON.stringify(edit(JSON.parse(first))), ...rest].join("\n");
  const measurement = JSON.parse(readFileSync(at(`${variant}.json`), "utf8"));
  const records = { ...measurement.records, digest: digestOf(text) };
  project.write(`Measurements/phone/${variant}.jsonl`, text);
  project.write(`Measurements/phone/${variant}.json`, JSON.stringify({ ...measurement, records }));
}

test("a line that is no record of the task is refused, with its file and line", async () => {
  const project = projectOf("object-detection");
  changeRecord(project, "int8", (record) => ({ ...record, scores: [] }));
  await run(project, "gate");
  expect(limitsOf(project)[0]).toMatchObject({
    state: "unmeasured",
    why: expect.stringMatching(/int8\/phone\.jsonl:1 boxes, labels and scores differ in length/),
  });
});

describe("which examples there are", () => {
  test("is never taken from what was recorded: without data the records tell nothing", async () => {
    const project = projectOf("eval/words.py:Words", "");
    await run(project, "gate");
    expect(limitsOf(project).map(({ state }) => state)).toEqual(["unmeasured", "unmeasured"]);
    expect(limitsOf(project)[0]?.why).toMatch(/no data say which examples must be answered/);
  });

  test("a record that lacks leaves the variant unmeasured", async () => {
    const project = projectOf("eval/words.py:Words");
    const ids = readFileSync(join(project.root, "ids.csv"), "utf8");
    writeFileSync(join(project.root, "ids.csv"), `${ids}one-more\n`);
    await run(project, "gate");
    expect(limitsOf(project)[0]?.why).toMatch(/1 of 221 samples have no record: one-more/);
  });

  test("is told when the data are wrong, by check as by gate", async () => {
    const project = projectOf("sentence-similarity");
    writeFileSync(join(project.root, "p.csv"), "a,b,score\nx,y,none\n,z,1\n");
    for (const word of ["gate", "check"])
      await expect(run(project, word)).rejects.toThrow(
        "p.csv:2 score none is no finite number\np.csv:3 has no a",
      );
  });

  test("takes its data where the policy names them", async () => {
    const project = projectOf("regression");
    rmSync(join(project.root, "l.csv"));
    await expect(run(project, "gate")).rejects.toThrow("l.csv is not there");
  });
});

describe("where nothing says how many tokens a text has", () => {
  function withoutCounts(): Checkout {
    const project = projectOf("text-generation");
    const texts = readFileSync(join(project.root, "t.jsonl"), "utf8");
    project.write("t.jsonl", texts.replaceAll(/"tokens":\d+,/g, ""));
    const policy = readFileSync(join(project.root, "quantgate.yml"), "utf8");
    const limit = "perplexity: { max-increase: 50 % }";
    project.write("quantgate.yml", policy.replaceAll("next-token: { min: 80 % }", limit));
    return project;
  }

  test("its records do", async () => {
    const project = withoutCounts();
    await run(project, "gate");
    expect(limitsOf(project)[0]?.state).toBe("pass");
  });

  test("two sides that count other tokens are not compared", async () => {
    const project = withoutCounts();
    changeRecord(project, "int8", ({ id, nll }) => ({ id, nll: nll.slice(1) }));
    await run(project, "gate");
    expect(limitsOf(project)[0]).toMatchObject({
      state: "unmeasured",
      why: "the two sides do not count the same units",
    });
  });

  test.each([
    ["none", { nll: [] }, /1 record with no token: s0/],
    ["as many of them as it likes", { kl: [0.1] }, /1 record with more or fewer tokens/],
  ])("a record has not %s", async (_, change, why) => {
    const project = withoutCounts();
    changeRecord(project, "int8", (record) => ({ ...record, ...change }));
    await run(project, "gate");
    expect(limitsOf(project)[0]).toMatchObject({
      state: "unmeasured",
      why: expect.stringMatching(why),
    });
  });
});
