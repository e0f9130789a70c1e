import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Measurement } from "../../src/contract/measurement.ts";
import { pullRequestStep } from "../action/events.ts";
import type { StepResult } from "../emulator/runner.ts";
import { Checkout } from "../git/disposable.ts";
import { type Files, type Fork, FROM, type Given, openFork } from "./fork.ts";

export const POLICY = `version: 1
models:
  flowers:
    source: Flowers.mlpackage
    task: image-classification
    data: { arrays: flowers.npz, labels: labels.csv }
    ship: int8
    variants:
      int8:
        limits:
          top-1: { min: 80 %, max-drop: 3 pt, max-regression: 3 pt }
          size: { max: 2 MB }
`;

const COUNT = 1000;
const LABELS = Array.from({ length: COUNT }, (_, at) => `flower-${at},${at % 10}`);

export interface Flowers extends Omit<Fork, "publish"> {
  /** What the run without rights uploads: its plan, and measurements as an engine would have taken them. */
  readonly files: Files;
  publish(files?: Files | Buffer, given?: Given): Promise<StepResult>;
}

/** A fork whose model nobody can run: planning and judging never look into it. */
export async function openFlowers({ onMain }: { onMain?: Files } = {}): Promise<Flowers> {
  const project = flowersProject();
  project.git("switch", "--quiet", "--create", "feature");
  project.commit({ "Flowers.mlpackage/weights.bin": "better weights" });
  if (onMain !== undefined) commitToMain(project, onMain);
  const fork = await openFork(project);
  const files = await measuredFiles(fork);
  return {
    ...fork,
    files,
    publish: async (what = files, given = {}) => await fork.publish(what, given),
  };
}

/** The target branch moves on; the branch that is proposed stays checked out. */
export function commitToMain(project: Checkout, files: Files): string {
  project.git("switch", "--quiet", "main");
  const commit = project.commit(files);
  project.git("push", "--quiet", "origin", "main");
  project.git("switch", "--quiet", "feature");
  return commit;
}

export function flowersProject(): Checkout {
  const project = Checkout.init();
  project.commit({
    ...{ "quantgate.yml": POLICY, ".gitignore": "quantgate-out/\n" },
    ...{ "Flowers.mlpackage/weights.bin": "weights", "flowers.npz": "arrays" },
    "labels.csv": `id,label\n${LABELS.join("\n")}\n`,
  });
  project.publish();
  return project;
}

/** The plan is made as in any pull request; nothing of it needs an engine. */
async function measuredFiles(fork: Fork): Promise<Files> {
  const inputs = { run: "plan", artifact: "" };
  const { github, number, head, project } = fork;
  const planned = await pullRequestStep({ github, number, head, project, from: FROM, inputs });
  if (planned.status !== 0) throw new Error(planned.log);
  const files: Files = filesBelow(join(project.root, "quantgate-out"));
  for (const side of ["head", "base"] as const) {
    const letter = side === "head" ? "a" : "b";
    Object.assign(files, measured({ side, variant: "reference", wrong: 100, weights: letter }));
    Object.assign(files, measured({ side, variant: "int8", wrong: 105, weights: `${letter}8` }));
  }
  return files;
}

export function filesBelow(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const found = entries.filter((entry) => entry.isFile());
  return Object.fromEntries(
    found.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [file.slice(folder.length + 1), readFileSync(file)];
    }),
  );
}

interface Answers {
  readonly side?: Measurement["side"];
  readonly variant?: string;
  /** So many of the first samples are answered wrong. */
  readonly wrong: number;
  readonly weights?: string;
  readonly bytes?: number;
}

export const PATHS = {
  measurement: "measurements/flowers/head/int8/portable.json",
  records: "records/flowers/head/int8/portable.jsonl",
};

/** A measurement and its records, whole and true to each other. */
export function measured({
  side = "head",
  variant = "int8",
  wrong,
  weights = "a8",
  bytes,
}: Answers): Files {
  const slot = `flowers/${side}/${variant}/portable`;
  const lines = LABELS.map((line, at) => {
    const [id, label = ""] = line.split(",");
    const answer = at < wrong ? `${(Number(label) + 1) % 10}` : label;
    return JSON.stringify({ id, top: [[answer, 0.9]] });
  });
  const records = `${lines.join("\n")}\n`;
  const small = variant === "int8";
  const one: Measurement = {
    ...{ schema: 1, model: "flowers", variant, side, target: "portable", status: "measured" },
    fingerprint: {
      ...{ engine: "portable", coremltools: "9.0", os: "Linux", chip: "x86-64" },
      ...{ computeUnits: "CPU", evaluator: "1" },
    },
    package: {
      ...{ bytes: bytes ?? (small ? 1_000_000 : 4_000_000), weightsDigest: digest(weights) },
      minimumOS: "iOS 17",
      weights: small
        ? {
            bitsPerWeight: 8,
            byKind: { int8: { tensors: 4, elements: 1000 } },
            compressed: 4,
            skipped: 0,
          }
        : { bitsPerWeight: 32, byKind: { fp32: { tensors: 4, elements: 1000 } } },
    },
    evaluated: { n: COUNT, of: COUNT },
    records: { path: `records/${slot}.jsonl`, digest: digest(records), count: COUNT },
  };
  return { [`measurements/${slot}.json`]: JSON.stringify(one), [`records/${slot}.jsonl`]: records };
}

export function digest(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}
