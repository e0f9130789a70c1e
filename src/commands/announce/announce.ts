import { join, resolve } from "node:path";
import { annotate, remark, writeSummary } from "../../action/job-log.ts";
import { recommendedOf, writeOutputs } from "../../action/outputs.ts";
import type { Problem } from "../../catalog/errors.ts";
import { EXIT_STATUS } from "../../catalog/states.ts";
import { LAYOUT } from "../../out/layout.ts";
import { outFolder } from "../../out/out-folder.ts";
import { FORMATS, write } from "../../report/formats.ts";
import { isNothingToTell } from "../../report/headline.ts";
import { renderUnjudged } from "../../report/unjudged.ts";
import type { ActionRun } from "./action-run.ts";
import { attestVerdict } from "./attest.ts";
import { keepInHistory } from "./history.ts";
import { keepOutFolder } from "./keep-out-folder.ts";
import { postComment } from "./post-comment.ts";
import { reportIn } from "./report-in.ts";

/**
 * Shows a verdict everywhere GitHub has a place for it. It stands before any of this begins, and nothing
 * that goes wrong here changes it: the summary, which needs no right and no network, comes first.
 */
export async function announceVerdict(run: ActionRun): Promise<void> {
  const root = outOf(run);
  const { report, question } = await reportIn(outFolder(root), run.inputs);
  const { verdict } = report;
  const repository = `${run.runner.GITHUB_SERVER_URL}/${run.runner.GITHUB_REPOSITORY}`;
  await writeSummary(write(FORMATS.summary, { ...report, links: { repository } }));
  annotate(write(FORMATS.annotations, report));
  writeOutputs({
    ...{ outcome: verdict.outcome, recommended: recommendedOf(verdict), out: root },
    "at-fault": verdict.fault ?? "",
    ...{ verdict: join(root, LAYOUT.verdict.path), report: join(root, FORMATS.comment.file.path) },
  });
  const kept = await keepOutFolder(run);
  if (kept.kind === "failed")
    remark(`The out folder was not uploaded: ${kept.why}. The verdict is the same.`);
  const links = { repository, ...(kept.kind === "kept" && { artifact: kept.url }) };
  await postComment(run, {
    body: write(FORMATS.comment, { ...report, links }),
    ...{ idle: isNothingToTell(verdict), urgent: EXIT_STATUS[verdict.outcome] !== 0 },
  });
  await keepInHistory(run, report);
  await attestVerdict(run, report, question);
}

/** What there is to show of a run that ended without a verdict. */
export async function announceProblems(
  run: ActionRun,
  problems: readonly Problem[],
): Promise<void> {
  const body = await summarizeProblems(problems);
  await postComment(run, { body, urgent: true });
}

/** Writes them into the job's summary, and gives them as a comment would have them. */
export async function summarizeProblems(problems: readonly Problem[]): Promise<string> {
  const body = renderUnjudged(problems);
  await writeSummary(body);
  return body;
}

function outOf({ inputs, host }: ActionRun): string {
  return resolve(host.cwd, inputs.out);
}
