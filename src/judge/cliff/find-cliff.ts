import type { Metric } from "../../catalog/metrics.ts";
import type { Cliff } from "../../contract/counsel.ts";
import type { Rung } from "./rung.ts";
import { type Step, slopeOf, stepsOf } from "./steps.ts";

/** A smaller loss is no cliff, however flat the way to it. */
const LEAST_DROP = 0.02;

/** So many times as steep as the step before, which is taken to cost this much at least. */
const STEEPER = 5;
const LEAST_SLOPE = 0.001;

/**
 * The first step that costs much more than the one before it, and from which no smaller variant recovers. It takes a
 * step before: of a ladder's first nobody can tell a cliff from a slope.
 */
export function findCliff(
  rungs: readonly Rung[],
  metric: Metric,
  alpha: number,
): Cliff | undefined {
  const steps = stepsOf(rungs, metric, alpha);
  for (const [at, step] of steps.entries()) {
    const previous = steps[at - 1];
    if (previous === undefined || !isCliff(step, previous, rungs)) continue;
    return described(step, previous, metric.name);
  }
}

function isCliff(step: Step, previous: Step, rungs: readonly Rung[]): boolean {
  if (step.drop <= LEAST_DROP || !isSteep(step, slopeOf(previous))) return false;
  const [certain] = step.bounds() ?? [step.drop];
  return certain > LEAST_DROP && !rungs.some(recoversFrom(step));
}

function isSteep(step: Step, before: number): boolean {
  return slopeOf(step) >= STEEPER * Math.max(before, LEAST_SLOPE);
}

/** A smaller variant that is as good again makes one bad variant of it, and no cliff. */
function recoversFrom({ before, after }: Step): (rung: Rung) => boolean {
  return ({ bytes, score }) => bytes < after.bytes && score >= before.score - LEAST_DROP;
}

function described(step: Step, previous: Step, metric: string): Cliff {
  const { before, after, drop } = step;
  const saved = before.bytes - after.bytes;
  const [bounds, earlier] = [step.bounds(), previous.bounds()];
  const confirmed =
    earlier !== undefined && isSteep(step, slopeOf({ ...previous, drop: earlier[1] }));
  return {
    certainty: confirmed ? "confirmed" : "likely",
    metric,
    variant: after.name,
    after: before.name,
    drop,
    ...(bounds && { atLeast: bounds[0] }),
    saved,
    slope: slopeOf(step),
    slopeBefore: slopeOf(previous),
    ratio: slopeOf(step) / Math.max(slopeOf(previous), LEAST_SLOPE),
    perMegabyte: drop / (saved / 1e6),
    errorRatio: before.score < 1 ? (1 - after.score) / (1 - before.score) : null,
  };
}
