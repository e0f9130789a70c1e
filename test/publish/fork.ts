import { type GitHub, startGitHub } from "../emulator/github.ts";
import { type Listed, type RunArtifacts, serveRunArtifacts } from "../emulator/run-artifacts.ts";
import { runStep, type Step, type StepResult } from "../emulator/runner.ts";
import type { Checkout } from "../git/disposable.ts";
import { zipOf } from "./zip-of.ts";

/** The files of an out folder, by their paths. */
export type Files = Record<string, string | Buffer>;

/** A pull request from a fork: GitHub, the team's repository, what its own run has left, and the run that publishes. */
export interface Fork {
  readonly github: GitHub;
  readonly number: number;
  readonly head: string;
  readonly artifacts: RunArtifacts;
  readonly project: Checkout;
  /** GitHub's list of open pull requests of the fork's branch. */
  readonly pulls: object[];
  /** The statuses that were set. */
  readonly statuses: Record<string, string>[];
  publish(artifact: Files | Buffer, given?: Given): Promise<StepResult>;
  comments(): Promise<string[]>;
}

export interface Given {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Step["env"];
  /** Changes of the event's `workflow_run`. */
  readonly run?: object;
  /** What is else in the list, of each artifact that the run has left; one, if nothing is said. */
  readonly listed?: readonly (Partial<Listed> & { readonly head?: string })[];
}

let runs = 76;
/** The repository that it comes from. */
export const FROM = "stranger/app";

/** Proposes what is committed on the checked out branch. */
export async function openFork(project: Checkout): Promise<Fork> {
  const github = await startGitHub();
  const artifacts = await serveRunArtifacts(github);
  const { number } = await github.openPullRequest();
  const head = project.git("rev-parse", "HEAD");
  project.git("push", "--quiet", "origin", `${head}:refs/pull/${number}/head`);
  github.push(number, head);
  const pulls = [pullOf(number, head)];
  github.proxy.stand(/\/pulls\?.*head=/, () => pulls);
  const statuses: Record<string, string>[] = [];
  github.proxy.stand(/\/statuses\//, (body) => {
    statuses.push(JSON.parse(body));
    return { id: 1 };
  });
  const common = { github, number, head, artifacts, project };
  return {
    ...{ ...common, pulls, statuses },
    publish: async (artifact, given = {}) => await publishStep(common, artifact, given),
    comments: async () => (await github.comments(number)).map(({ body }) => body),
  };
}

export function pullOf(number: number, sha: string, ref = "main"): object {
  return { number, head: { sha, repo: { full_name: FROM } }, base: { ref } };
}

type Common = Pick<Fork, "github" | "head" | "artifacts" | "project">;

/** On a fresh clone of main, as a job of the team's repository has it. */
async function publishStep(
  { github, head, artifacts, project }: Common,
  what: Files | Buffer,
  { inputs = {}, env = {}, run = {}, listed = [{}] }: Given,
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
    env,
    run: { id: runs + 1000 },
  });
}
