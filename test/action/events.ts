import { runStep, type Step, type StepResult } from "../emulator/runner.ts";
import type { Checkout } from "../git/disposable.ts";

interface Started extends Partial<Pick<Step, "inputs" | "artifacts" | "temp">> {
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
}

/** The step as a pull request into main starts it, on whatever is checked out. */
export async function pullRequestStep(pull: PullRequest): Promise<StepResult> {
  const { number, head, event = "pull_request", ...started } = pull;
  const { github, project, from = github.repository, newest = head } = pull;
  github.push(number, newest);
  const base = { ref: "main", sha: project.git("rev-parse", "origin/main") };
  const payload = {
    action: "synchronize",
    number,
    pull_request: {
      number,
      draft: false,
      user: { login: "someone" },
      head: { ref: "feature", sha: head, repo: { full_name: from } },
      base: { ...base, repo: { full_name: github.repository } },
    },
  };
  return await step(started, `refs/pull/${number}/merge`, { name: event, payload });
}

/** The step as a push to main starts it. */
export async function pushStep(push: Started & { before: string }): Promise<StepResult> {
  const after = push.project.git("rev-parse", "HEAD");
  const payload = { ref: "refs/heads/main", before: push.before, after };
  return await step(push, "refs/heads/main", { name: "push", payload });
}

/** The step as a person starts it by hand. */
export async function dispatchStep(started: Started): Promise<StepResult> {
  return await step(started, "refs/heads/main", { name: "workflow_dispatch", payload: {} });
}

async function step(started: Started, ref: string, event: Step["event"]): Promise<StepResult> {
  const { project, ...rest } = started;
  const commit = project.git("rev-parse", "HEAD");
  return await runStep({ ...rest, workspace: project.root, ref, commit, event });
}
