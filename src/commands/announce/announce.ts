import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Inputs } from "../../action/inputs.ts";
import { annotate, remark, writeSummary } from "../../action/job-log.ts";
import { recommendedOf, writeOutputs } from "../../action/outputs.ts";
import type { Runner } from "../../action/runner.ts";
import type { UserError } from "../../catalog/errors.ts";
import { publishComment } from "../../github/comment.ts";
import type { Event } from "../../github/event.ts";
import { connect } from "../../github/octokit.ts";
import { LAYOUT } from "../../out/layout.ts";
import { outFolder } from "../../out/out-folder.ts";
import { annotate as annotationsOf } from "../../report/annotations.ts";
import { MARKER, markerOf } from "../../report/comment.ts";
import { FORMATS } from "../../report/formats.ts";
import { renderUnjudged } from "../../report/unjudged.ts";
import type { Host } from "../entry/host.ts";
import { keepOutFolder } from "./keep-out-folder.ts";
import { reportIn } from "./report-in.ts";

/** A run of the action: what the workflow asked for, why it runs, and where. */
export interface ActionRun {
  readonly inputs: Inputs;
  readonly runner: Runner;
  readonly event: Event;
  readonly host: Host;
}

/**
 * Shows a verdict everywhere GitHub has a place for it. It stands before any of this begins, and nothing
 * that goes wrong here changes it: the summary, which needs no right and no network, comes first.
 */
export async function announceVerdict(run: ActionRun): Promise<void> {
  const root = outOf(run);
  const report = await reportIn(outFolder(root), run.inputs);
  const { verdict } = report;
  const repository = `${run.runner.GITHUB_SERVER_URL}/${run.runner.GITHUB_REPOSITORY}`;
  await writeSummary(FORMATS.summary.render({ ...report, links: { repository } }));
  annotate(annotationsOf(verdict));
  writeOutputs({
    ...{ outcome: verdict.outcome, recommended: recommendedOf(verdict), out: root },
    ...{ verdict: join(root, LAYOUT.verdict), report: join(root, LAYOUT.comment) },
  });
  const kept = await keepOutFolder(run);
  if (kept.kind === "failed")
    remark(`The out folder was not uploaded: ${kept.why}. The verdict is the same.`);
  const links = { repository, ...(kept.kind === "kept" && { artifact: kept.url }) };
  await comment(run, FORMATS.comment.render({ ...report, links }));
}

/** What there is to show of a run that ended without a verdict. */
export async function announceProblems(run: ActionRun, { problems }: UserError): Promise<void> {
  const body = renderUnjudged(problems);
  await writeSummary(body);
  await comment(run, body);
}

function outOf({ inputs, host }: ActionRun): string {
  return resolve(host.cwd, inputs.out);
}

async function comment({ inputs, runner, event }: ActionRun, body: string): Promise<void> {
  const { token } = inputs;
  if (event.kind !== "pull-request" || !inputs.comment || token === undefined) return;
  const [owner = "", repo = ""] = runner.GITHUB_REPOSITORY.split("/");
  const thread = { owner, repo, number: event.number, head: event.head };
  const marker = markerOf(join(inputs["working-directory"], inputs.policy));
  const text = { body: body.replace(MARKER, marker), marker };
  const sleep = (seconds: number) => setTimeout(seconds * 1000);
  const posted = await publishComment(await connect(token), thread, text, sleep);
  switch (posted.kind) {
    case "failed":
      return remark(`${NO_COMMENT[event.trust]} (${posted.why}) ${STANDS}`);
    case "outdated":
      return remark(`${OUTDATED} ${posted.head.slice(0, 12)}. ${STANDS}`);
    case "created":
    case "updated":
      return writeOutputs({ "comment-url": posted.url });
    default:
      return posted satisfies never;
  }
}

const OUTDATED =
  "The comment was left to a newer run: since this one began, the pull request has moved on to";

const NO_COMMENT = {
  own: "No comment could be written: does the job have `pull-requests: write`?",
  fork: "No comment could be written: in pull requests from forks the token may only read.",
  dependabot: "No comment could be written: in Dependabot's pull requests the token may only read.",
} as const;

const STANDS = "The verdict is the same, and stands in the job summary.";
