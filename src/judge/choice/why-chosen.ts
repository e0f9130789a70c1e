import type { ObservedMetric } from "../../contract/verdict.ts";
import { alphaOf, confidenceOf } from "../alpha.ts";
import type { Seen } from "../evidence.ts";
import { atMostPoints, fellBy, size } from "../wording.ts";
import type { Candidate } from "./candidate.ts";

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
  return onEstimates
    ? `${name} is ${best} that keeps every limit, ${how}: ${facts}.`
    : `${name} is ${best} certain to keep every limit: ${facts}.`;
}

function lossOf(name: string, { versus }: ObservedMetric, alpha: number): string[] {
  if (versus === undefined) return [];
  const fell = `${name} ${fellBy(versus.drop)}`;
  if (versus.interval === undefined) return [fell];
  const most = atMostPoints(versus.interval[1]);
  return [`${fell} (at most ${most} down with ${confidenceOf(alpha)} confidence)`];
}
