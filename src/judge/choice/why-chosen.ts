import type { Metric } from "../../catalog/metrics.ts";
import { formNameOf } from "../../catalog/operators.ts";
import type { ObservedMetric } from "../../contract/verdict.ts";
import { findMetric } from "../../tasks/rows.ts";
import { amount } from "../../words/amounts.ts";
import { listed } from "../../words/lists.ts";
import { alphaOf, confidenceOf } from "../alpha.ts";
import { type Harmed, movedBy } from "../decide/harm-words.ts";
import type { Seen } from "../evidence.ts";
import type { Candidate } from "./candidate.ts";
import { keptBy } from "./kept.ts";

/** One sentence: what it is the best at, and what it costs. */
export function whyChosen(
  { name, subject, bytes, metrics }: Candidate,
  source: Seen,
  best: string,
  onEstimates: boolean,
): string {
  const alpha = alphaOf(subject.settings);
  const [scored = []] = Object.entries(metrics).filter(([, { versus }]) => versus !== undefined);
  const [metric, observed] = scored;
  const lost = metric === undefined || !observed ? [] : lossOf(metric, observed, alpha);
  const facts = listed([
    `${amount(bytes, "size")} instead of ${amount(source.package.bytes, "size")}`,
    ...lost,
  ]);
  const how = observed?.versus?.interval
    ? "in part on point estimates"
    : "on point estimates alone";
  const kept = keptBy(subject);
  return onEstimates
    ? `${name} is ${best} that keeps ${kept}, ${how}: ${facts}.`
    : `${name} is ${best} certain to keep ${kept}: ${facts}.`;
}

function lossOf(name: string, { versus }: ObservedMetric, alpha: number): string[] {
  const metric = findMetric(name);
  if (metric === undefined || versus === undefined) return [];
  const moved = `${name} ${movedBy(harmedBy(metric), versus.drop)}`;
  if (versus.interval === undefined) return [moved];
  const [, worst] = versus.interval;
  return [`${moved} (${atWorst(metric, worst)} with ${confidenceOf(alpha)} confidence)`];
}

/** `at most 0.48 points down`; where even the worst is better than the reference, `at least 2 points up`. */
function atWorst(metric: Metric, harm: number): string {
  const { form } = harmedBy(metric);
  const [worse, better] = metric.direction === "higher" ? ["down", "up"] : ["up", "down"];
  if (harm >= 0) return `at most ${amount(harm, form, "up")} ${worse}`;
  return `at least ${amount(-harm, form, "down")} ${better}`;
}

function harmedBy(metric: Metric): Harmed {
  const operator = metric.direction === "higher" ? "max-drop" : "max-increase";
  return { metric, form: formNameOf(metric, operator) };
}
