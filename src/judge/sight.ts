import type { Sight } from "../contract/sight.ts";
import { seeingOf } from "../forecast/sight.ts";
import type { BranchFindings, Finding } from "./findings.ts";
import type { ChangeQuestion } from "./question/question.ts";

/**
 * What the examples of a model can see: of the first limit on a loss that decides, with the answers that changed here.
 * Nothing where no such limit is enforced; how other scores spread, their own bounds show.
 */
export function sightOf(variants: readonly BranchFindings[]): Sight | undefined {
  const enforced = variants.filter(({ branch }) => branch.enforced);
  for (const { branch, limits } of enforced) {
    for (const finding of limits) {
      const { question, limit } = finding;
      if (question.kind !== "change" || limit.slice !== undefined || !isTold(finding)) continue;
      const { n } = question.pairs;
      const strict = branch.settings.onInconclusive === "fail";
      const about = { flips: flipsOf(question, finding), strict };
      const seeing = seeingOf({ limit, n, alpha: branch.alpha }, about);
      if (seeing === undefined) continue;
      const { metric, operator, text } = limit;
      return { ...seeing, variant: branch.variant.name, metric, operator, limit: text, n };
    }
  }
}

function isTold({ judgement: { state, unchanged } }: Finding): boolean {
  return (state === "pass" || state === "fail" || state === "inconclusive") && !unchanged;
}

/**
 * The share of the answers that change without a loss: all that changed, or of what is beyond its limit twice what was
 * gained. One more is counted than was seen, for where none was there may be some.
 */
function flipsOf({ pairs }: ChangeQuestion, { judgement }: Finding): number {
  const { n, lost, gained, open } = pairs;
  const isBeyond = judgement.state === "fail" || judgement.leans === "fail";
  return Math.min(1, ((isBeyond ? 2 * gained : lost + gained + open) + 1) / n);
}
