import { isUnmeasured } from "../../catalog/unmeasured.ts";
import type { ExplainedMetric, Explanation, ShortExplanation } from "../../contract/explanation.ts";
import { explainMetric } from "../../tasks/explain.ts";
import { limitText } from "../../words/limits.ts";
import { type Comparison, sliceOf } from "../evidence/comparison.ts";
import type { BranchFindings, CaseFindings, Finding, ModelFindings } from "../findings.ts";
import { beforeAndAfter, beforeOf } from "./before-and-after.ts";

/** Of every variant with limits that fail, or lean to: what became of the examples, target by target. */
export function explain(models: readonly ModelFindings[]): Explanation[] {
  return models.flatMap((found) =>
    found.kind === "judged" ? found.variants.flatMap((one) => explainVariant(found, one)) : [],
  );
}

function explainVariant(
  { modelCase }: CaseFindings,
  { branch, limits }: BranchFindings,
): Explanation[] {
  const { name } = branch.variant;
  return [...Map.groupBy(limits.filter(isBroken), ({ target }) => target)].flatMap(
    ([target, broken]) => {
      const comparison = branch.on.get(target);
      if (comparison === undefined || isUnmeasured(comparison)) return [];
      const metrics = explainAll(comparison, broken);
      if (metrics.length === 0) return [];
      return [{ schema: 1, model: modelCase.model.name, variant: name, target, metrics }];
    },
  );
}

/** A doubt about a slice changes nothing, and asks for no explanation. */
function isBroken({ judgement: { state, leans }, outcome }: Finding): boolean {
  return state === "fail" || (state === "inconclusive" && leans === "fail" && outcome !== "pass");
}

/** Limits that look at the same answers in the same way are explained once. */
function explainAll(comparison: Comparison, broken: readonly Finding[]): ExplainedMetric[] {
  const alike = Map.groupBy(broken, ({ limit }) =>
    JSON.stringify([limit.metric, beforeOf(limit), limit.slice]),
  );
  return [...alike.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : explainOne(comparison, first, same);
  });
}

function explainOne(
  comparison: Comparison,
  { limit: { metric, slice, operator } }: Finding,
  alike: readonly Finding[],
): ExplainedMetric[] {
  const within = slice === undefined ? comparison : sliceOf(comparison, slice);
  if (isUnmeasured(within)) return [];
  const before = beforeOf({ operator });
  const sides = beforeAndAfter(within, before);
  const told = sides && explainMetric(metric, sides);
  if (told === undefined) return [];
  const limits = alike.map(({ limit }) => limitText(limit));
  return [{ metric, before, ...(slice && { slice }), limits, ...told }];
}

/** Of each list so many; the files have all. */
const FIRST = 5;

/** The first of every list of an explanation, and where the whole is. */
export function inShort({ target, metrics }: Explanation, path: string): ShortExplanation[] {
  return metrics.map(({ limits: _, ...one }) => ({
    ...one,
    target,
    path,
    flips: one.flips.filter(({ kind }) => kind !== "gained").slice(0, FIRST),
    moved: one.moved.slice(0, FIRST),
    confusions: one.confusions.slice(0, FIRST),
    classes: one.classes.filter(({ drop }) => drop > 0).slice(0, FIRST),
  }));
}
