import { createHash } from "node:crypto";
import type { Measurement } from "../../src/contract/measurement.ts";
import type { Plan } from "../../src/contract/plan.ts";
import { LAYOUT } from "../../src/out/layout.ts";
import { type OutFolder, outFolder } from "../../src/out/out-folder.ts";

/** What the folder is to hold: so many samples answered by a reference and these variants. */
export interface Content {
  readonly task: "image-classification" | "sentence-similarity";
  readonly samples: number;
  readonly variants: readonly string[];
  /** `top-1: { max-drop: 1 pt }` */
  readonly limit: string;
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
  const lines = Array.from({ length: content.samples }, (_, row) => sampleOf(content, row));
  const samples = await out.writeSamples(MODEL, lines);
  const files = [];
  for (const [at, variant] of names.entries())
    files.push(await writeVariant(out, content, variant, at));
  return { plan: planOf(content, names, samples), out, files };
}

function sampleOf({ task }: Content, row: number) {
  return task === "sentence-similarity"
    ? { id: idOf(row), score: noise(row, 0) * 5 }
    : { id: idOf(row), label: CLASSES[row % CLASSES.length] ?? "" };
}

async function writeVariant(
  out: OutFolder,
  content: Content,
  variant: string,
  at: number,
): Promise<string> {
  const slot = { model: MODEL, side: "head", variant, target: "portable" } as const;
  const lines = Array.from({ length: content.samples }, (_, row) =>
    JSON.stringify(recordOf(content, row, at)),
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

/** Each variant turns one answer in two hundred more than the one before. */
function recordOf({ task }: Content, row: number, variant: number) {
  const id = idOf(row);
  if (task === "sentence-similarity")
    return { id, cosine: Math.min(1, noise(row, 0) * 0.8 + noise(row, 1 + variant) * 0.2) };
  const wrong = noise(row, 7) < 0.08 + 0.005 * variant * noise(row, 8 + variant);
  const first = (row + (wrong ? 1 : 0)) % CLASSES.length;
  const top = [0.62, 0.21, 0.08, 0.03, 0.01].map((score, place) => [
    CLASSES[(first + place) % CLASSES.length],
    score + noise(row, place) * 0.001,
  ]);
  return { id, top, loss: 0.2 + noise(row, variant) };
}

function digestOf(content: Uint8Array | string): string {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}

const CLASSES = Array.from({ length: 100 }, (_, at) => `class-${at}`);

const idOf = (row: number) => `images/val/${String(row).padStart(8, "0")}.jpg`;

/** Numbers from 0 to 1 without a pattern that matters. */
function noise(row: number, stream: number): number {
  const hash = Math.imul(Math.imul(row + 1, 0x9e3779b1) ^ (stream * 0x85ebca6b), 0xc2b2ae35);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

const FINGERPRINT = {
  ...{ engine: "portable 1", coremltools: "9.0", os: "Linux x86_64", chip: "x86_64" },
  ...{ computeUnits: "cpu", evaluator: "1" },
};

function planOf(
  { task, variants, limit }: Content,
  names: readonly string[],
  samples: { path: string; digest: string; count: number },
): Plan {
  const source = { path: "Model.mlpackage", commit: COMMIT };
  const text = policyOf(task, variants, limit);
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

function policyOf(task: string, variants: readonly string[], limit: string): string {
  const data =
    task === "sentence-similarity"
      ? "{ pairs: Eval/pairs.csv, tokenizer: Eval/tokenizer.json }"
      : "{ images: Eval }";
  return [
    ...["version: 1", "models:", `  ${MODEL}:`, "    source: Model.mlpackage", `    task: ${task}`],
    ...[`    data: ${data}`, "    variants:"],
    ...variants.map((name) => `      ${name}: { source: ${name}.mlpackage, limits: { ${limit} } }`),
  ].join("\n");
}
