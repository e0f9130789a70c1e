import { isUnmeasured } from "../../catalog/unmeasured.ts";
import type { ExplainedMetric, Explanation } from "../../contract/explanation.ts";
import type { JudgedLimit, JudgedVariant, Verdict } from "../../contract/verdict.ts";
import { explainMetric } from "../../tasks/explain.ts";
import { sliceName } from "../../words/limits.ts";
import { caseOf, type JudgeInput } from "../judge.ts";
import { isLeftOut } from "../left-out.ts";
import type { ModelCase } from "../model-case.ts";
import { type Sighting, sightingOf } from "../sighting.ts";
import { sliceOf } from "../slices/slice-of.ts";
import { beforeAndAfter, beforeOf } from "./before-and-after.ts";

/** Of every variant with limits that fail, or lean to: what became of the examples, target by target. */
export function explain(input: JudgeInput, { models }: Verdict): Explanation[] {
  return models.flatMap(({ name, variants }) => {
    const planned = input.plan.models.find((model) => model.name === name);
    if (planned === undefined || isLeftOut(planned)) return [];
    const { modelCase } = caseOf(planned, input);
    return variants.flatMap((variant) => explainVariant(modelCase, variant));
  });
}

function explainVariant(modelCase: ModelCase, { name, limits }: JudgedVariant): Explanation[] {
  return [...groups(limits.filter(isBroken), ({ on }) => on)].flatMap(([target, broken]) => {
    const sighting = sightingOf(modelCase, name, target);
    const metrics = isUnmeasured(sighting) ? [] : explainAll(sighting, broken);
    if (metrics.length === 0) return [];
    return [{ schema: 1, model: modelCase.model.name, variant: name, target, metrics }];
  });
}

/** A doubt about a slice changes nothing, and asks for no explanation. */
function isBroken({ state, leans, outcome }: JudgedLimit): boolean {
  return state === "fail" || (state === "inconclusive" && leans === "fail" && outcome !== "pass");
}

/** Limits that look at the same answers in the same way are explained once. */
function explainAll(sighting: Sighting, limits: readonly JudgedLimit[]): ExplainedMetric[] {
  const alike = groups(limits, (limit) =>
    JSON.stringify([limit.metric, beforeOf(limit), limit.slice]),
  );
  return [...alike.values()].flatMap((same) => {
    const [limit] = same;
    return limit === undefined ? [] : explainOne(sighting, limit, same);
  });
}

function explainOne(
  sighting: Sighting,
  limit: JudgedLimit,
  alike: readonly JudgedLimit[],
): ExplainedMetric[] {
  const { metric, slice } = limit;
  const within = slice === undefined ? sighting : sliceOf(sighting, slice);
  if (isUnmeasured(within)) return [];
  const before = beforeOf(limit);
  const sides = beforeAndAfter(within, before);
  const told = sides && explainMetric(metric, sides);
  if (told === undefined) return [];
  return [{ metric, before, ...(slice && { slice }), limits: alike.map(textOf), ...told }];
}

function textOf({ slice, metric, operator, limit }: JudgedLimit): string {
  return [...(slice ? [sliceName(slice)] : []), metric, operator, limit].join(" ");
}

function groups<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    found.set(key, [...(found.get(key) ?? []), item]);
  }
  return found;
}
