import type { Explanation } from "../contract/explanation.ts";
import type { Verdict } from "../contract/verdict.ts";
import { build, type JudgeInput } from "./build.ts";
import { explain } from "./explain/explain.ts";
import type { ModelFindings } from "./findings.ts";
import { type ToLabel, toLabel } from "./labelling.ts";
import { judgeModel } from "./model.ts";
import type { CaseTree } from "./tree.ts";
import { type Paths, verdict } from "./verdict.ts";

/** The verdict, and what lies beside it in files of its own. */
export interface JudgeResult {
  readonly verdict: Verdict;
  readonly explanations: readonly Explanation[];
  /** Examples that need a label before more can be told. */
  readonly missing: readonly ToLabel[];
}

/** What was seen against what was agreed. Same tree: same verdict. */
export function judgeTree(tree: CaseTree, paths: Paths): JudgeResult {
  const found = findIn(tree);
  const explanations = explain(found);
  const missing = toLabel(tree);
  return { verdict: verdict(tree, found, { explanations, missing, paths }), explanations, missing };
}

/** The verdict alone, where nothing is written beside it. */
export function verdictOn(input: JudgeInput): Verdict {
  const tree = build(input);
  return verdict(tree, findIn(tree));
}

function findIn({ models }: CaseTree): ModelFindings[] {
  return models.map((one) => (one.kind === "left out" ? one : judgeModel(one)));
}
