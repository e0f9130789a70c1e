import { findMetric, type Metric } from "../../catalog/metrics.ts";
import type { ObservedMetric } from "../../contract/verdict.ts";
import { alphaOf, confidenceOf } from "../alpha.ts";
import { atLeastAmount, atMostAmount } from "../decide/amounts.ts";
import { movedBy } from "../decide/harm-words.ts";
import type { Seen } from "../evidence.ts";
import { size } from "../wording.ts";
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
  const facts = [`${size(bytes)} instead of ${size(source.package.bytes)}`, ...lost].join(", ");
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
  const moved = `${name} ${movedBy(differenceOf(metric), versus.drop)}`;
  if (versus.interval === undefined) return [moved];
  const [, worst] = versus.interval;
  return [`${moved} (${atWorst(metric, worst)} with ${confidenceOf(alpha)} confidence)`];
}

/** `at most 0.48 points down`; where even the worst is better than the reference, `at least 2 points up`. */
function atWorst(metric: Metric, harm: number): string {
  const asked = differenceOf(metric);
  const [worse, better] = metric.direction === "higher" ? ["down", "up"] : ["up", "down"];
  if (harm >= 0) return `at most ${atMostAmount(asked, harm)} ${worse}`;
  return `at least ${atLeastAmount(asked, -harm)} ${better}`;
}

function differenceOf(metric: Metric) {
  const operator = metric.direction === "higher" ? "max-drop" : "max-increase";
  return { metric, limit: { operator } } as const;
}
