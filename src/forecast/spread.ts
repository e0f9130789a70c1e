import { toNumber } from "../catalog/decimal.ts";
import {
  isUnbounded,
  LEAST_ROUNDS,
  MAX_SHARE,
  type Metric,
  type Test,
  takesWorst,
} from "../catalog/metrics.ts";
import { OPERATORS } from "../catalog/operators.ts";
import { leastExamples } from "../statistics/before/drops.ts";
import { grouped } from "../words/counts.ts";
import type { Forecast, PlannedLimit } from "./planned-limit.ts";

/** Of what depends on how scores or times spread: there is no formula before a run has shown it. */
export function forecastSpread(asked: PlannedLimit, target: number, metric?: Metric): Forecast {
  const why = (metric && DEPENDS[metric.test]) ?? SPREAD;
  const uncounted = metric && whyUncounted(asked, metric);
  if (uncounted !== undefined) return { decides: "never", why: uncounted };
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

/** Nothing certifies a mean without a most of which no worst says what a unit may lose. */
function whyUncounted({ limit }: PlannedLimit, metric: Metric): string | undefined {
  if (!isUnbounded(metric) || limit.worst !== undefined) return;
  const isDifference = OPERATORS[limit.operator].against !== "absolute";
  if (takesWorst(metric) && isDifference && metric.worst !== undefined) return;
  const any = "a few samples that nobody drew could change it by any amount";
  return takesWorst(metric)
    ? `without a worst (${metric.name}: { worst: … }) ${any}: it can fail, and be a warning at best`
    : `${any}: it can fail, and be a warning at best; limit a mean of the samples beside it`;
}

/** Fewer units than this never pass, whatever they show. */
export function leastOf({ limit, alpha }: PlannedLimit, target: number, metric: Metric): number {
  const fewest = metric.passFrom ?? 0;
  const isDifference = OPERATORS[limit.operator].compares === "difference";
  if (takesWorst(metric)) {
    const share = leastExamples(toNumber((limit.maxShare ?? MAX_SHARE).value), alpha);
    return Math.max(fewest, share, isDifference ? leastOfMean(limit, target, metric, alpha) : 0);
  }
  // What no unit has shown, others may, on either side.
  if (metric.eitherWay && metric.within)
    return Math.max(fewest, leastExamples(target / metric.within[1], alpha));
  // Of scores from 0 to 1 too that much is always allowed for.
  if (metric.test !== "mean" || metric.quantity !== "rate" || !isDifference) return fewest;
  return Math.max(fewest, leastExamples(target, alpha));
}

/** As many as show by themselves that what nobody drew is no more than is allowed. */
function leastOfMean(
  { worst: written }: PlannedLimit["limit"],
  target: number,
  { relative, worst: told }: Metric,
  alpha: number,
): number {
  // A worst that goes by the classes is known once the labels are read.
  const worst = written ? toNumber(written.value) : relative ? told?.of(0) : undefined;
  if (worst === undefined) return 0;
  return leastExamples(relative ? Math.log1p(target) / Math.log1p(worst) : target / worst, alpha);
}
