import { setImmediate } from "node:timers/promises";
import type { Plan } from "../../contract/plan.ts";
import { judgedOn } from "../../history/wear.ts";
import { build } from "../../judge/build.ts";
import { draws } from "../../judge/draws.ts";
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
  const evidence = await readEvidence(plan, out);
  const tree = build({ plan, policies: readPolicies(plan.policies), evidence });
  await drawInSlices(tree, progress);
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
  await out.writeText(LAYOUT.verdict.path, formatVerdict(verdict));
  for (const { path, text } of filesOf(report)) await out.writeText(path, text);
  return { ...report, missing };
}

const PATHS: Paths = {
  explanation: LAYOUT.explanation.of,
  toLabel: (model) => LAYOUT.toLabel.of({ model }),
};

/** So long at a time, in ms: what a person sees as at once. */
const SLICE = 40;

/** Draws what judging needs in slices; between two of them the progress line moves. */
export async function drawInSlices(tree: CaseTree, progress: Progress): Promise<void> {
  let since = performance.now();
  for (const { what, done, total } of draws(tree)) {
    if (done === 1) progress.stage(`Draw the samples of ${what} anew`);
    if (done < total && performance.now() - since < SLICE) continue;
    progress.update(what, done, total);
    await setImmediate();
    since = performance.now();
  }
  progress.end();
}
