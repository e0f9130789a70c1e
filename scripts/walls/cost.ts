import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { execa } from "execa";
import { z } from "zod";
import { Plan } from "../../src/contract/plan.ts";
import { measurementOf, namedBy } from "../../test/corpus/measuring.ts";
import type { Judging, Measuring, Reporting, Throwaway } from "./throwaways.ts";

/** What something new costs. */
export interface Cost {
  readonly name: string;
  readonly adds: readonly string[];
  /** Files that there were and that it changes. */
  readonly touches: readonly string[];
}

/** And that it is there: what a judge shows of it. */
export interface JudgingCost extends Cost {
  /** What the plan hands to whoever measures. */
  readonly told: { readonly data: readonly string[]; readonly options: object };
  readonly shown: {
    readonly metric: string;
    readonly observed: number | null;
    readonly state: string;
  };
}

/** And the text that judging has written in it. */
export interface ReportingCost extends Cost {
  readonly text: string;
}

/** And what it did while a real model was measured. */
export interface MeasuringCost extends Cost {
  readonly shown: Measuring["shows"] & { readonly state: string };
}

export interface Costs {
  readonly judging: readonly JudgingCost[];
  readonly reporting: readonly ReportingCost[];
  readonly measuring: readonly MeasuringCost[];
}

interface All {
  readonly judging: readonly Judging[];
  readonly reporting: readonly Reporting[];
  readonly measuring: readonly Measuring[];
  /** An interpreter with the worker's packages and its linters; without it nothing is measured. */
  readonly python: string | undefined;
}

/** Puts all of it into a copy of the tree, where types and lint have to hold, and has it measured, judged and reported. */
export async function costsOf(
  { judging, reporting, measuring, python }: All,
  root: string,
): Promise<Costs> {
  const folder = mkdtempSync(join(tmpdir(), "quantgate-walls-"));
  try {
    const [tree, project] = [join(folder, "tree"), join(folder, "project")];
    copyOf(root, tree);
    for (const one of [...judging, ...reporting, ...measuring]) put(one, tree);
    await check(tree, python);
    const { plan, verdict } = await judged(judging, tree, project);
    return {
      judging: judging.map((one, at) => ({
        ...filesOf(one),
        told: toldOf(nameOf(at), plan),
        shown: shownOf(one, verdict),
      })),
      reporting: reporting.map((one) => ({
        ...filesOf(one),
        text: readFileSync(join(project, "quantgate-out", one.file), "utf8"),
      })),
      measuring: python === undefined ? [] : await gated(measuring, tree, join(folder, "digits")),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function filesOf({ name, adds, edits }: Throwaway): Cost {
  const touches = [...new Set(edits.map(({ path }) => path))];
  return { name, adds: Object.keys(adds), touches };
}

const COPIED = [
  "src",
  "worker",
  "scripts/lint",
  "package.json",
  "biome.json",
  "tsconfig.json",
  "tsconfig.pure.json",
];

function copyOf(root: string, tree: string): void {
  for (const path of COPIED) cpSync(join(root, path), join(tree, path), KEPT);
  symlinkSync(resolve(root, "node_modules"), join(tree, "node_modules"));
}

/** With its times, by which type checkers see what they have checked before. */
const KEPT = { recursive: true, preserveTimestamps: true };

function put({ adds, edits }: Throwaway, tree: string): void {
  for (const [path, text] of Object.entries(adds)) write(tree, path, text);
  for (const { path, below, text } of edits) {
    const before = readFileSync(join(tree, path), "utf8");
    const after = before.replace(`${below}\n`, () => `${below}\n${text}\n`);
    if (after === before) throw new Error(`${path} has no line ${below}`);
    write(tree, path, after);
  }
}

/** The types of what runs, of the pure rooms by themselves, and the rooms' walls; of the worker, its types and style. */
async function check(tree: string, python: string | undefined): Promise<void> {
  const bin = (name: string) => join(tree, "node_modules/.bin", name);
  const within = { cwd: tree, preferLocal: false } as const;
  write(tree, "tsconfig.src.json", '{ "extends": "./tsconfig.json", "include": ["src"] }\n');
  await Promise.all([
    execa(bin("tsc"), ["-p", "tsconfig.src.json"], within),
    execa(bin("tsc"), ["-p", "tsconfig.pure.json"], within),
    execa(
      bin("biome"),
      ["lint", "--vcs-enabled=false", "--error-on-warnings", "src/tasks", "src/report"],
      within,
    ),
    ...(python === undefined ? [] : PYTHON_CHECKS).map(([tool, ...args]) =>
      execa(python ?? "", ["-m", tool, ...args], { cwd: join(tree, "worker") }),
    ),
  ]);
}

const PYTHON_CHECKS = [
  ["ruff", "check", "."],
  ["ruff", "format", "--check", "."],
  ["mypy", "quantgate_worker"],
] as const;

const Shown = z.object({
  models: z.array(
    z.object({
      name: z.string(),
      variants: z.array(
        z.object({
          limits: z.array(
            z.object({ metric: z.string(), observed: z.number().nullable(), state: z.string() }),
          ),
        }),
      ),
    }),
  ),
});
type Shown = z.infer<typeof Shown>;

/** Plans a project with a model for each, leaves the records that measuring would, and judges. */
async function judged(
  all: readonly Judging[],
  tree: string,
  project: string,
): Promise<{ plan: Plan; verdict: Shown }> {
  const entries = all.flatMap(({ model }, at) => [
    `  ${nameOf(at)}:`,
    ...["source: Model.mlpackage", ...model.entry].map((line) => `    ${line}`),
  ]);
  write(project, "quantgate.yml", ["version: 1", "models:", ...entries, ""].join("\n"));
  write(project, "Model.mlpackage/weights.bin", "the weights");
  for (const { model } of all)
    for (const [path, text] of Object.entries(model.data)) write(project, path, text);
  await ask(tree, project, "plan");
  const out = join(project, "quantgate-out");
  const plan = Plan.parse(JSON.parse(readFileSync(join(out, "plan.json"), "utf8")));
  for (const [at, { model }] of all.entries()) leaveRecords(plan, out, nameOf(at), model.record);
  await ask(tree, project, "judge");
  const verdict = Shown.parse(JSON.parse(readFileSync(join(out, "verdict.json"), "utf8")));
  return { plan, verdict };
}

/** Has the digits gated, once with each, and reads what was measured and judged. */
async function gated(
  all: readonly Measuring[],
  tree: string,
  project: string,
): Promise<MeasuringCost[]> {
  cpSync("fixtures/digits", project, { recursive: true });
  const entries = all.flatMap(({ entry }, at) => [
    `  ${nameOf(at)}:`,
    ...["source: Digits.mlpackage", "task: image-classification", ...entry].map(
      (line) => `    ${line}`,
    ),
  ]);
  write(project, "quantgate.yml", ["version: 1", "models:", ...entries, ""].join("\n"));
  await ask(tree, project, "gate");
  const out = join(project, "quantgate-out");
  const verdict = Shown.parse(JSON.parse(readFileSync(join(out, "verdict.json"), "utf8")));
  return all.map((one, at) => ({
    ...filesOf(one),
    shown: measuredOf(one, nameOf(at), out, verdict),
  }));
}

function measuredOf(
  { shows }: Measuring,
  model: string,
  out: string,
  { models }: Shown,
): MeasuringCost["shown"] {
  const [variant] = models.find(({ name }) => name === model)?.variants ?? [];
  const limit = variant?.limits.find(({ metric }) => metric === shows.metric);
  const folder = join("head/int8", `${shows.engine}`);
  const measurement = Measured.parse(
    JSON.parse(readFileSync(join(out, "measurements", model, `${folder}.json`), "utf8")),
  );
  const [record = ""] = readFileSync(join(out, measurement.records.path), "utf8").split("\n");
  const [engine = ""] = measurement.fingerprint.engine.split(" ");
  return {
    metric: shows.metric,
    observed: limit?.observed ?? Number.NaN,
    state: limit?.state ?? "absent",
    engine,
    classes: Recorded.parse(JSON.parse(record)).top.length,
  };
}

const Measured = z.object({
  fingerprint: z.object({ engine: z.string() }),
  records: z.object({ path: z.string() }),
});
const Recorded = z.object({ top: z.array(z.unknown()) });

async function ask(tree: string, project: string, word: string): Promise<void> {
  await execa(process.execPath, [join(tree, "src/cli.ts"), word], { cwd: project });
}

function leaveRecords(
  plan: Plan,
  out: string,
  name: string,
  record: Judging["model"]["record"],
): void {
  const samples = readFileSync(join(out, `samples/${name}.jsonl`), "utf8")
    .trim()
    .split("\n");
  const ids = samples.map((line) => z.looseObject({ id: z.string() }).parse(JSON.parse(line)).id);
  for (const { model, side, target, variants } of plan.requests.filter((one) => one.model === name))
    for (const { name: variant } of variants) {
      const place = `${model}/${side}/${variant}/${target}`;
      const text = ids.map((id, row) => `${JSON.stringify({ id, ...record(row) })}\n`).join("");
      const records = { path: `records/${place}.jsonl`, ...namedBy(text) };
      const measurement = { ...measurementOf({ model, side, variant, target }, {}), records };
      write(out, records.path, text);
      write(out, `measurements/${place}.json`, JSON.stringify(measurement));
    }
}

function nameOf(at: number): string {
  return `model-${at}`;
}

function toldOf(model: string, { requests }: Plan): JudgingCost["told"] {
  const request = requests.find((one) => one.model === model);
  if (request === undefined) throw new Error(`the plan does not measure ${model}`);
  return { data: request.data.map(({ key }) => key), options: request.options };
}

function shownOf({ name, model }: Judging, { models }: Shown): JudgingCost["shown"] {
  const limits = models.flatMap(({ variants }) => variants.flatMap((variant) => variant.limits));
  const found = limits.find(({ metric }) => metric === model.shows.metric);
  if (found === undefined) throw new Error(`the verdict shows nothing of ${name}`);
  return found;
}

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
