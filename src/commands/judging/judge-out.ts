import type { Plan } from "../../contract/plan.ts";
import { judgedOn } from "../../history/wear.ts";
import { build } from "../../judge/build.ts";
import { drawAhead } from "../../judge/draws.ts";
import { judgeTree } from "../../judge/judge.ts";
import type { ToLabel } from "../../judge/labelling.ts";
import type { CaseTree } from "../../judge/tree.ts";
import { formatVerdict, type Paths } from "../../judge/verdict.ts";
import { LAYOUT } from "../../out/layout.ts";
import type { OutFolder } from "../../out/out-folder.ts";
import { readPolicies } from "../../policy/read.ts";
import { filesOf } from "../../report/formats.ts";
import type { Report } from "../../report/report.ts";
import { type Progress, unseen } from "../../terminal/progress.ts";
import { withThreads } from "../../threads/draw.ts";
import { pastIn } from "../past.ts";
import { readEvidence } from "./evidence.ts";
import { filesToLabel } from "./labelling-images.ts";

export interface JudgedOut extends Report {
  /** Examples that need a label before more can be told. */
  readonly missing: readonly ToLabel[];
}

/** Judges and writes the verdict, what explains it, and every report that has a file: the same folder gives the same bytes. */
export async function judgeOut(
  plan: Plan,
  out: OutFolder,
  progress: Progress = unseen,
): Promise<JudgedOut> {
  await out.forgetVerdict();
  try {
    return await judgedInto(plan, out, progress);
  } catch (error) {
    // Of a judgement that ended early nothing stays.
    await out.forgetVerdict();
    throw error;
  }
}

async function judgedInto(plan: Plan, out: OutFolder, progress: Progress): Promise<JudgedOut> {
  const evidence = await readEvidence(plan, out);
  const tree = build({ plan, policies: readPolicies(plan.policies), evidence });
  await drawAll(tree, progress);
  const { verdict, explanations, missing } = judgeTree(tree, PATHS);
  const past = await pastIn(out);
  const report = { verdict, measurements: evidence.measurements, past, on: judgedOn(plan) };
  await out.replaceExplanations(explanations);
  await out.replaceLabelling(
    missing.map((one) => ({
      ...one,
      column: filesToLabel(plan.requests, one.model) === undefined ? "id" : "file",
    })),
  );
  for (const { path, text } of filesOf(report)) await out.writeText(path, text);
  await out.writeText(LAYOUT.verdict.path, formatVerdict(verdict));
  return { ...report, missing };
}

const PATHS: Paths = {
  explanation: LAYOUT.explanation.of,
  toLabel: (model) => LAYOUT.toLabel.of({ model }),
};

/** Draws what judging needs on all cores, under a line that moves. */
export async function drawAll(tree: CaseTree, progress: Progress): Promise<void> {
  let open = false;
  await withThreads((draw) =>
    drawAhead(tree, draw, (done, total) => {
      if (!open) progress.stage("Draw the samples anew");
      open = true;
      progress.update("draws", done, total);
    }),
  );
  progress.end();
}
