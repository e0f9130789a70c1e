import { cpSync } from "node:fs";
import { join } from "node:path";
import { pullRequestStep } from "../action/events.ts";
import { foodProject, measured } from "../behaviours/food.ts";
import { startArtifactService } from "../emulator/artifacts.ts";
import { type GitHub, startGitHub } from "../emulator/github.ts";
import type { StepResult } from "../emulator/runner.ts";
import { type Checkout, disposableFolder } from "../git/disposable.ts";

/** How a pull request may be found; each leads to other calls. */
export const SITUATIONS = {
  "no comment yet": async () => undefined,
  "a comment of an earlier run": comment,
  "two comments of earlier runs": async (pull) => {
    await comment(pull);
    await comment(pull);
  },
  "a token of Actions, which may not ask for its account": async (pull) => {
    const { proxy } = pull.github;
    const mine = (body: string) => body.replaceAll('"login":"team"', `"login":"${ACTIONS}"`);
    proxy.stand(/^\/graphql$/, () => ({ data: { viewer: { login: ACTIONS }, node: null } }));
    proxy.change(/\/comments/, mine);
    proxy.fail({ path: /^\/user$/, answer: { status: 403 } });
    await comment(pull);
  },
} as const satisfies Record<string, (pull: Pull) => Promise<void>>;

async function comment({ github, number, earlier }: Pull): Promise<void> {
  await github.comment(number, earlier, github.tokens.own);
}

const ACTIONS = "github-actions[bot]";

export type Situation = keyof typeof SITUATIONS;

export interface Pull {
  readonly github: GitHub;
  readonly artifacts: Awaited<ReturnType<typeof startArtifactService>>;
  readonly number: number;
  readonly project: Checkout;
  readonly head: string;
  /** The comment as an earlier run has left it. */
  readonly earlier: string;
  /** The out folder that is judged. */
  readonly out: string;
}

/** A pull request whose model has become worse, measured and judged by its first run. */
export async function measuredProject() {
  const project = foodProject();
  project.git("switch", "--quiet", "--create", "feature");
  const head = project.commit(measured("mine", 0.8));
  const github = await startGitHub();
  const { number } = await github.openPullRequest();
  const gate = await pullRequestStep({ github, number, project, head, inputs: { cache: "false" } });
  const [comment] = await github.comments(number);
  if (comment === undefined) throw new Error(gate.log);
  return { project, head, gate, earlier: comment.body, out: join(project.root, "quantgate-out") };
}

export type Measured = Awaited<ReturnType<typeof measuredProject>>;

/** A GitHub of its own, in this situation. */
export async function open(from: Measured, situation: Situation): Promise<Pull> {
  const [github, artifacts] = [await startGitHub(), await startArtifactService()];
  const { number } = await github.openPullRequest();
  const out = join(disposableFolder(), "quantgate-out");
  cpSync(from.out, out, { recursive: true });
  const pull = { ...from, github, artifacts, number, out };
  await SITUATIONS[situation](pull);
  const answer = { data: { viewer: { login: "team" }, node: null } };
  github.proxy.stand(/^\/graphql$/, () => answer);
  for (const { proxy } of [github, artifacts]) proxy.calls.splice(0);
  return pull;
}

/** The verdict of the out folder, announced by a second run, or a later one. */
export async function judge(
  { out, ...pull }: Pull,
  { id = 2, patience = 300 } = {},
): Promise<StepResult> {
  const inputs = { run: "judge", out, patience: `${patience}` };
  return await pullRequestStep({ ...pull, inputs, run: { id } });
}
