import type { Metric } from "../catalog/metrics.ts";
import type { Limit } from "../policy/policy.ts";
import { findMetric } from "../tasks/rows.ts";
import type { Tried } from "./tried.ts";

/**
 * A screen (KL, SNR) tells of damage, and near the reference nothing of accuracy: one that is kept where no limit on
 * the answers is judged beside it is no pass.
 */
export function doubtLoneScreens(tried: readonly Tried[]): Tried[] {
  if (tried.some(({ limit }) => judgesAnswers(limit))) return [...tried];
  return tried.map((one) => {
    const { limit, judgement } = one;
    if (metricOf(limit)?.test !== "screen" || judgement.state !== "pass") return one;
    const why = `${judgement.why}; a screen alone certifies nothing: limit a metric of the answers as well`;
    return { ...one, judgement: { ...judgement, state: "inconclusive", leans: "pass", why } };
  });
}

/** Of all answers: those of a slice are some. */
function judgesAnswers(limit: Limit): boolean {
  const metric = metricOf(limit);
  return limit.slice === undefined && metric?.source === "records" && metric.test !== "screen";
}

function metricOf({ declared, metric }: Limit): Metric | undefined {
  return declared ?? findMetric(metric);
}
