import { runStep, type Step, type StepResult } from "../emulator/runner.ts";
import type { Checkout } from "../git/disposable.ts";

interface Started
  extends Partial<
    Pick<Step, "inputs" | "artifacts" | "temp" | "run" | "env" | "meanwhile" | "entry">
  > {
  readonly project: Checkout;
  readonly github: Step["github"];
}

interface PullRequest extends Started {
  readonly number: number;
  readonly head: string;
  /** The head that the pull request has by the time a comment is written. */
  readonly newest?: string;
  /** The repository that the head is in. */
  readonly from?: string;
  readonly event?: string;
  readonly action?: string;
  /** The branch it is meant for. */
  readonly into?: string;
  /** Who opened it and caused the event. */
  readonly by?: string;
}

/** The step as a pull request starts it, on whatever is checked out. */
export async function pullRequestStep(pull: PullRequest): Promise<StepResult> {
  const { number, head, event = "pull_request", action = "synchronize", ...started } = pull;
  const { github, project, from = github.repository, newest = head } = pull;
  const { into = "main", by = "someone" } = pull;
  github.push(number, newest);
  const base = { ref: into, sha: project.git("rev-parse", `origin/${into}`) };
  const payload = {
    action,
    number,
    sender: { login: by },
    pull_request: {
      number,
      draft: false,
      user: { login: by },
      head: { ref: "feature", sha: head, repo: { full_name: from } },
      base: { ...base, repo: { full_name: github.repository } },
    },
  };
  return await eventStep(started, `refs/pull/${number}/merge`, { name: event, payload });
}

/** The step as a merge queue starts it for what is checked out, built on `base`. */
export async function mergeGroupStep(
  group: Started & { base: string; ref?: string; visibility?: "private" | "public" },
): Promise<StepResult> {
  const { base, ref = "refs/heads/main", visibility = "private", ...started } = group;
  const head = started.project.git("rev-parse", "HEAD");
  const queue = `refs/heads/gh-readonly-queue/main/pr-7-${base}`;
  const merge_group = { head_sha: head, head_ref: queue, base_sha: base, base_ref: ref };
  const payload = { action: "checks_requested", merge_group, repository: { visibility } };
  return await eventStep(started, queue, { name: "merge_group", payload });
}

/** The step as a push to main starts it. */
export async function pushStep(push: Started & { before: string }): Promise<StepResult> {
  const after = push.project.git("rev-parse", "HEAD");
  const payload = { ref: "refs/heads/main", before: push.before, after };
  return await eventStep(push, "refs/heads/main", { name: "push", payload });
}

/** The step as a person starts it by hand. */
export async function dispatchStep(started: Started): Promise<StepResult> {
  return await eventStep(started, "refs/heads/main", { name: "workflow_dispatch", payload: {} });
}

/** The step as any event starts it, on whatever is checked out. */
export async function eventStep(
  started: Started,
  ref: string,
  event: Step["event"],
): Promise<StepResult> {
  const { project, ...rest } = started;
  const commit = project.git("rev-parse", "HEAD");
  return await runStep({ ...rest, workspace: project.root, ref, commit, event });
}
