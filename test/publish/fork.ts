import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Measurement } from "../../src/contract/measurement.ts";
import { type GitHub, startGitHub } from "../emulator/github.ts";
import { type Listed, type RunArtifacts, serveRunArtifacts } from "../emulator/run-artifacts.ts";
import { runStep, type StepResult } from "../emulator/runner.ts";
import { Checkout } from "../git/disposable.ts";
import { zipOf } from "./zip-of.ts";

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

/** The files of an out folder, by their paths. */
export type Files = Record<string, string | Buffer>;

/** A pull request from a fork: GitHub, the team's repository, what its own run has left, and the run that publishes. */
export interface Fork {
  readonly github: GitHub;
  readonly number: number;
  readonly head: string;
  readonly artifacts: RunArtifacts;
  readonly project: Checkout;
  /** What the run without rights uploads: its plan, and measurements as an engine would have taken them. */
  readonly files: Files;
  /** GitHub's list of open pull requests of the fork's branch. */
  readonly pulls: object[];
  /** The statuses that were set. */
  readonly statuses: Record<string, string>[];
  publish(files?: Files | Buffer, given?: Given): Promise<StepResult>;
  comments(): Promise<string[]>;
}

export interface Given {
  readonly inputs?: Readonly<Record<string, string>>;
  /** Changes of the event's `workflow_run`. */
  readonly run?: object;
  /** What is else in the list, of each artifact that the run has left; one, if nothing is said. */
  readonly listed?: readonly (Partial<Listed> & { readonly head?: string })[];
}

let runs = 76;
const FROM = "stranger/app";

export async function openFork(policy = POLICY): Promise<Fork> {
  const github = await startGitHub();
  const artifacts = await serveRunArtifacts(github);
  const { number } = await github.openPullRequest();
  const project = flowersProject(policy);
  project.git("switch", "--quiet", "--create", "feature");
  const head = project.commit({ "Flowers.mlpackage/weights.bin": "better weights" });
  project.git("push", "--quiet", "origin", `${head}:refs/pull/${number}/head`);
  github.push(number, head);
  const pulls = [pullOf(number, head)];
  github.proxy.stand(/\/pulls\?.*head=/, () => pulls);
  const statuses: Record<string, string>[] = [];
  github.proxy.stand(/\/statuses\//, (body) => {
    statuses.push(JSON.parse(body));
    return { id: 1 };
  });
  const files = await measuredFiles(github, number, project, head);
  const common = { github, number, head, artifacts, project };
  return {
    ...{ ...common, files, pulls, statuses },
    publish: async (what = files, given = {}) => await publishStep(common, what, given),
    comments: async () => (await github.comments(number)).map(({ body }) => body),
  };
}

function flowersProject(policy: string): Checkout {
  const project = Checkout.init();
  project.commit({
    ...{ "quantgate.yml": policy, ".gitignore": "quantgate-out/\n" },
    ...{ "Flowers.mlpackage/weights.bin": "weights", "flowers.npz": "arrays" },
    "labels.csv": `id,label\n${LABELS.join("\n")}\n`,
  });
  project.publish();
  return project;
}

export function pullOf(number: number, sha: string, ref = "main"): object {
  return { number, head: { sha, repo: { full_name: FROM } }, base: { ref } };
}

/** The plan is made as in any pull request; nothing of it needs an engine. */
async function measuredFiles(github: GitHub, number: number, project: Checkout, head: string) {
  const pull = {
    ...{ number, draft: false, user: { login: "stranger" } },
    ...{ head: { sha: head, repo: { full_name: FROM } }, base: { ref: "main" } },
  };
  const planned = await runStep({
    ...{ github, workspace: project.root, ref: `refs/pull/${number}/merge`, commit: head },
    event: { name: "pull_request", payload: { action: "opened", number, pull_request: pull } },
    inputs: { run: "plan", artifact: "" },
  });
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

type Common = Pick<Fork, "github" | "head" | "artifacts" | "project">;

/** On a fresh clone of main, as a job of the team's repository has it. */
async function publishStep(
  { github, head, artifacts, project }: Common,
  what: Files | Buffer,
  { inputs = {}, run = {}, listed = [{}] }: Given,
): Promise<StepResult> {
  runs += 1;
  const zip = Buffer.isBuffer(what) ? what : await zipOf(what);
  for (const [at, { head: head_sha = head, ...one }] of listed.entries())
    artifacts.leave(zip, { id: runs * 10 + at, workflow_run: { id: runs, head_sha }, ...one });
  const checkout = project.clone("--branch=main");
  const payload = {
    action: "completed",
    workflow_run: {
      ...{ id: runs, run_attempt: 1, run_started_at: "2026-11-20T09:00:00Z" },
      ...{ event: "pull_request", head_sha: head, head_branch: "feature" },
      head_repository: { full_name: FROM },
      ...run,
    },
  };
  return await runStep({
    ...{ github, workspace: checkout.root, ref: "refs/heads/main" },
    commit: checkout.git("rev-parse", "HEAD"),
    event: { name: "workflow_run", payload },
    inputs: { run: "publish", ...inputs },
    run: { id: runs + 1000 },
  });
}
