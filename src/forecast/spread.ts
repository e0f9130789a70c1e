import { LEAST_ROUNDS, type Metric, type Test } from "../catalog/metrics.ts";
import { OPERATORS } from "../catalog/operators.ts";
import { leastExamples } from "../statistics/before/drops.ts";
import { grouped } from "../words/counts.ts";
import type { Forecast, PlannedLimit } from "./planned-limit.ts";

/** Of what depends on how scores or times spread: there is no formula before a run has shown it. */
export function forecastSpread(asked: PlannedLimit, target: number, metric?: Metric): Forecast {
  const why = (metric && DEPENDS[metric.test]) ?? SPREAD;
  const least = metric === undefined ? 0 : leastOf(asked, target, metric);
  if (asked.n >= least) return { decides: "unknown", why };
  if (!Number.isFinite(least)) return { decides: "never", why: NEVER };
  const few = `${grouped(asked.n)} examples cannot certify it, however they come out: that takes ${grouped(least)}`;
  return { decides: "too-few", why: `${few}; beyond that ${why}` };
}

const SPREAD = "it depends on how the scores are spread: known after the first run";
const NEVER = "no number of examples certifies that nothing is lost";

const DEPENDS: Partial<Record<Test, string>> = {
  rounds: `it depends on how much the times vary: known after the first measurement, of ${LEAST_ROUNDS} rounds or more`,
  screen: "it is compared as a plain number, without an interval",
};

/** Fewer units than this never pass, whatever they show. */
export function leastOf({ limit, alpha }: PlannedLimit, target: number, metric: Metric): number {
  const fewest = metric.passFrom ?? 0;
  const isDifference = OPERATORS[limit.operator].compares === "difference";
  // What no unit has shown, others may: of scores from 0 to 1 that much is always allowed for.
  if (metric.test !== "mean" || metric.quantity !== "rate" || !isDifference) return fewest;
  return Math.max(fewest, leastExamples(target, alpha));
}
