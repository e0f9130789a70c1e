import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Metric } from "../../src/catalog/metrics.ts";
import { formOf, operatorsOf } from "../../src/catalog/operators.ts";
import { judgeOut } from "../../src/commands/judging/judge-out.ts";
import type { Measurement } from "../../src/contract/measurement.ts";
import type { Side } from "../../src/contract/names.ts";
import type { Plan, PlannedRequest } from "../../src/contract/plan.ts";
import type { Verdict } from "../../src/contract/verdict.ts";
import { LAYOUT } from "../../src/out/layout.ts";
import { type OutFolder, outFolder } from "../../src/out/out-folder.ts";
import { digestOf, linesText } from "../../src/out/write.ts";
import { findMetric, findTask } from "../../src/tasks/rows.ts";
import { annotate, renderComment, renderSummary, renderTerminal } from "../report/rendered.ts";
import { type Column, EDGE_TASKS } from "./tasks.ts";

/** What was measured of one model, where everything is an edge. */
export interface Edge {
  readonly task: string;
  readonly n: number;
  /** The samples' own numbers, and what the reference, the variant and both at the base answer. */
  readonly truth: Column;
  readonly reference: Column;
  readonly variant: Column;
  readonly base: Column;
  readonly bits: number;
  readonly rounds: readonly (readonly number[])[];
  /** Whether the variant has the same bits as the reference and as the base. */
  readonly same: boolean;
  /** The variant states its numbers, as one that was measured elsewhere does, and brings no records. */
  readonly stated: boolean;
}

/** Everything that a user would see of it. */
export interface Shown {
  readonly verdict: Verdict;
  /** The file, as it is written. */
  readonly written: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** From files to files, as `quantgate judge` goes. */
export async function judgeEdge(edge: Edge): Promise<Shown> {
  const out = outFolder(await mkdtemp(join(tmpdir(), "quantgate-edge-")));
  try {
    const report = await judgeOut(await leave(edge, out), out);
    const { verdict } = report;
    return {
      verdict,
      written: await readFile(join(out.root, LAYOUT.verdict.path), "utf8"),
      texts: {
        comment: renderComment(report),
        summary: renderSummary(report),
        terminal: renderTerminal(verdict, (_, text) => text),
        annotations: annotate(verdict)
          .map(({ message }) => message)
          .join("\n"),
      },
    };
  } finally {
    await rm(out.root, { recursive: true, force: true });
  }
}

/** Fills an out folder as measuring does; `limits`, where a few will do: `limits: { … }`. */
export async function leave(edge: Edge, out: OutFolder, limits?: string): Promise<Plan> {
  const kind = EDGE_TASKS[edge.task];
  if (kind === undefined) throw new Error(`${edge.task} has no edges`);
  const samples = await out.writeSamples("m", kind.samples(edge.n, edge.truth));
  const sides = { head: [edge.reference, edge.variant], base: [edge.base, edge.base] } as const;
  for (const side of ["head", "base"] as const)
    for (const [at, variant] of ["reference", "mine"].entries()) {
      const answers = kind.records(edge.n, edge.truth, sides[side][at] ?? edge.base);
      await write(edge, { side, variant }, linesText(answers), out);
    }
  const text = limits === undefined ? policyOf(edge.task) : policyWith(edge.task, limits);
  return planOf(edge, text, { ...samples, from: "target" });
}

async function write(
  { task, bits, rounds, same, stated, variant: answer, n }: Edge,
  { side, variant }: { side: Side; variant: string },
  text: string,
  out: OutFolder,
): Promise<void> {
  const slot = { model: "m", side, target: "portable", variant } as const;
  await out.writeText(LAYOUT.records.of(slot), text);
  const measurement: Measurement = {
    ...{ schema: 1, ...slot, status: "measured" },
    fingerprint: {
      ...{ engine: "portable 1", coremltools: "9.0", os: "Linux", chip: "x86_64" },
      ...{ computeUnits: "cpu", evaluator: "1" },
    },
    package: {
      bytes: variant === "reference" ? 9000 : 1000,
      weightsDigest: digestOf(same ? "same" : `${side}${variant}`),
      minimumOS: "iOS 15",
      weights: { bitsPerWeight: variant === "reference" ? 32 : bits, byKind: {}, compressed: 3 },
    },
    latency: { unit: "ms", rounds: rounds.map((times) => [...times]) },
    ...(stated && variant === "mine" && side === "head"
      ? { metrics: statedBy(task, answer) }
      : { records: { path: LAYOUT.records.of(slot), digest: digestOf(text), count: n } }),
  };
  await out.writeMeasurement(measurement);
}

function statedBy(task: string, answer: Column): Record<string, { value: number; n?: number }> {
  const every = metricsOf(task).map(({ name, quantity }, at) => {
    const value = answer(at, at);
    if (quantity === "rate") return [name, { value: Math.min(1, Math.abs(value)), n: at * 7 }];
    return [name, { value }];
  });
  return Object.fromEntries(every);
}

function planOf(
  { task }: Edge,
  text: string,
  samples: NonNullable<Plan["models"][number]["samples"]>,
): Plan {
  const commit = "b".repeat(40);
  const request = (side: Side): PlannedRequest => ({
    ...{ model: "m", side, target: "portable", task, data: [], options: { top: 3 } },
    source: { path: "M.mlpackage", commit: null },
    variants: ["reference", "mine"].map((name) => ({ name, recipe: { kind: "stored" } })),
  });
  return {
    ...{ schema: 2, branch: null, head: { commit: null }, base: { commit }, notes: [] },
    policies: {
      target: { path: "quantgate.yml", commit: null, digest: digestOf(text), text },
    },
    models: [
      {
        ...{ name: "m", task, status: "judged", policy: "target", samples },
        base: { kind: "present", commit },
      },
    ],
    requests: [request("head"), request("base")],
  };
}

function policyWith(task: string, limits: string): string {
  const model = `source: M.mlpackage, task: ${task}, data: ${EDGE_TASKS[task]?.data}`;
  const variant = `{ source: I.mlpackage, ${limits} }`;
  return `version: 1\nmodels:\n  m: { ${model}, variants: { mine: ${variant} } }\n`;
}

/** Every metric of the task with every operator that it takes, on all examples and on each slice. */
function policyOf(task: string): string {
  const kind = EDGE_TASKS[task];
  const own = metricsOf(task).map(limitsOf);
  const package_ = ["size", "bits-per-weight", "minimum-os", "latency-p50", "latency-p95"];
  const more = package_.flatMap((name) => findMetric(name) ?? []).map(limitsOf);
  const declared = kind?.metrics === undefined ? [] : [`    metrics: ${kind.metrics}`];
  const slices = ["one", "rest"].map(
    (part) => `          part=${part}:\n${own.map((line) => `            ${line}`).join("\n")}`,
  );
  return [
    "version: 1",
    "models:",
    "  m:",
    "    source: M.mlpackage",
    `    task: ${task}`,
    `    data: ${kind?.data}`,
    ...declared,
    "    variants:",
    "      mine:",
    "        source: I.mlpackage",
    "        limits:",
    ...[...own, ...more].map((line) => `          ${line}`),
    ...(kind?.data.includes("slice-by") ? ["        slices:", ...slices] : []),
    "",
  ].join("\n");
}

export function metricsOf(task: string): Metric[] {
  const known = findTask(task);
  if (known === undefined)
    return (["errors", "gain", "cost"] as const).map((name) => ({
      ...{ name, source: "records", test: "mean", says: "" },
      direction: name === "gain" ? "higher" : "lower",
      quantity: name === "errors" ? "rate" : "number",
    }));
  return known.metrics.map((metric) => ({
    ...metric,
    source: "records",
    name: metric.name.replace(/([@-])k$/, "$12").replace(/@t$/, "@0.5"),
  }));
}

function limitsOf(metric: Metric): string {
  const limits = operatorsOf(metric).map(
    (operator) => `${operator}: ${formOf(metric, operator).example}`,
  );
  return `${metric.name}: { ${limits.join(", ")} }`;
}
