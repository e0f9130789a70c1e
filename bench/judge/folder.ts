import { createHash } from "node:crypto";
import type { Measurement } from "../../src/contract/measurement.ts";
import type { Plan } from "../../src/contract/plan.ts";
import { LAYOUT } from "../../src/out/layout.ts";
import { type OutFolder, outFolder } from "../../src/out/out-folder.ts";

/** What the folder is to hold: so many samples answered by a reference and these variants. */
export interface Content {
  readonly made: Made;
  readonly samples: number;
  readonly variants: readonly string[];
  /** `top-1: { max-drop: 1 pt }` */
  readonly limits: string;
}

/** A task with answers that are made up, the same in every run. */
export interface Made {
  readonly task: string;
  /** As the policy writes it. */
  readonly data: string;
  /** What is true of sample `row`, and what variant `at` answers to it; the reference is the first. */
  readonly sampleOf: (id: string, row: number) => { readonly id: string };
  readonly recordOf: (id: string, row: number, at: number) => { readonly id: string };
}

const MODEL = "bench";
const COMMIT = "a".repeat(40);

/** An out folder as `measure` leaves it, with made-up answers. */
export async function writeFolder(
  root: string,
  content: Content,
): Promise<{ plan: Plan; out: OutFolder; files: readonly string[] }> {
  const out = outFolder(root);
  const names = ["reference", ...content.variants];
  const { made } = content;
  const lines = Array.from({ length: content.samples }, (_, row) => made.sampleOf(idOf(row), row));
  const samples = await out.writeSamples(MODEL, lines);
  const files = [];
  for (const [at, variant] of names.entries())
    files.push(await writeVariant(out, content, variant, at));
  return { plan: planOf(content, names, samples), out, files };
}

async function writeVariant(
  out: OutFolder,
  content: Content,
  variant: string,
  at: number,
): Promise<string> {
  const slot = { model: MODEL, side: "head", variant, target: "portable" } as const;
  const lines = Array.from({ length: content.samples }, (_, row) =>
    JSON.stringify(content.made.recordOf(idOf(row), row, at)),
  );
  const bytes = Buffer.from(`${lines.join("\n")}\n`);
  const digest = digestOf(bytes);
  const path = LAYOUT.records.of(slot);
  await out.writeRecords(slot, bytes);
  const measurement: Measurement = {
    ...{ schema: 1, ...slot, status: "measured", fingerprint: FINGERPRINT },
    package: {
      ...{ bytes: 4_000_000 - at * 500_000, minimumOS: "iOS 17" },
      weightsDigest: `sha256:${String(at).repeat(64)}`,
      weights: { bitsPerWeight: 32 - at, byKind: {}, compressed: at, skipped: 0 },
    },
    records: { path, digest, count: content.samples },
  };
  await out.writeMeasurement(measurement);
  return path;
}

function digestOf(content: Uint8Array | string): string {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}

const idOf = (row: number) => `images/val/${String(row).padStart(8, "0")}.jpg`;

const FINGERPRINT = {
  ...{ engine: "portable 1", coremltools: "9.0", os: "Linux x86_64", chip: "x86_64" },
  ...{ computeUnits: "cpu", evaluator: "1" },
};

function planOf(
  { made: { task, data }, variants, limits }: Content,
  names: readonly string[],
  samples: { path: string; digest: string; count: number },
): Plan {
  const source = { path: "Model.mlpackage", commit: COMMIT };
  const entry = [
    ...["version: 1", "models:", `  ${MODEL}:`, "    source: Model.mlpackage", `    task: ${task}`],
    ...[`    data: ${data}`, "    variants:"],
  ];
  const variant = (name: string) =>
    `      ${name}: { source: ${name}.mlpackage, limits: { ${limits} } }`;
  const text = [...entry, ...variants.map(variant)].join("\n");
  const policy = {
    path: "quantgate.yml",
    commit: COMMIT,
    digest: digestOf(text),
    text,
  };
  return {
    ...{ schema: 2, branch: "main", policies: { target: policy }, head: { commit: COMMIT } },
    models: [
      {
        ...{ name: MODEL, status: "judged", policy: "target", task },
        samples: { ...samples, from: "target" },
        base: { kind: "absent", why: "it is new" },
      },
    ],
    requests: [
      {
        ...{
          model: MODEL,
          side: "head",
          target: "portable",
          task,
          source,
          data: [],
          options: { top: 5 },
        },
        variants: names.map((name) => ({ name, recipe: { kind: "stored" } })),
      },
    ],
    notes: [],
  };
}
