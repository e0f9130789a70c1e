import { toNumber } from "../catalog/decimal.ts";
import { leastExamples } from "../statistics/before/drops.ts";
import { leastAnswers } from "../statistics/before/rates.ts";
import { findMetric } from "../tasks/rows.ts";
import type { PlannedLimit } from "./planned-limit.ts";
import { leastOf } from "./spread.ts";

/**
 * Whether a limit passes by luck, if at all, however its examples are answered: there are fewer of them than certify it
 * without one change. Their number and the limit are known before anything runs.
 */
export function isOutOfReach(asked: PlannedLimit): boolean {
  return asked.n < fewestFor(asked);
}

function fewestFor(asked: PlannedLimit): number {
  const { limit, alpha } = asked;
  const metric = findMetric(limit.metric);
  if (metric === undefined || metric.test === "exact") return 0;
  const target = toNumber(limit.target);
  if (metric.test !== "rate") return leastOf(asked, target, metric);
  switch (limit.operator) {
    case "min":
      return leastAnswers(target, alpha);
    case "max":
      return leastAnswers(1 - target, alpha);
    default:
      return leastExamples(target, alpha);
  }
}
