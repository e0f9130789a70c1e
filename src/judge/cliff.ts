import type { Metric } from "../catalog/metrics.ts";
import type { Cliff } from "../contract/counsel.ts";
import { type Curve, type CurvePoint, type Drop, dropBetween, LEAST_RATIO } from "./curve.ts";

/** Where a model's variants, by size, lose much more than before, or so much that the model is broken. */
export function cliffOf({ points, metric, missing }: Curve, alpha: number): Cliff | undefined {
  const cliff = findCliff(points, metric, alpha);
  if (cliff === undefined || missing.length === 0) return cliff;
  // Nobody knows between which steps a missing variant stands, so none of them is sure to be one step.
  return { ...cliff, certainty: "likely", missing: [...missing] };
}

/** A smaller loss is no cliff, however flat the way to it. */
const LEAST_DROP = 0.02;

/** So many times as steep as the step before, which is taken to cost this much at least. */
const STEEPER = 5;
const LEAST_SLOPE = 0.001;

/** A step that surely costs more breaks the model, whatever the one before it cost. */
const BREAKS = 0.05;

/** The first step that is a cliff, and beside it the largest where that is another. */
export function findCliff(
  points: readonly CurvePoint[],
  metric: Metric,
  alpha: number,
): Cliff | undefined {
  const steps = stepsOf(points, metric);
  const found = steps.flatMap((step, at) =>
    cliffAt(step, steps[at - 1], metric, alpha, steps.length),
  );
  const [first] = found;
  if (first === undefined) return;
  const largest = found.reduce((most, one) => (one.drop > most.drop ? one : most));
  if (largest === first) return first;
  const { variant, after, drop, atLeast, saved } = largest;
  const beside = { variant, after, drop, saved, ...(atLeast !== undefined && { atLeast }) };
  return { ...first, largest: beside };
}

/**
 * A step is a cliff by either of two rules. It is much steeper than the one before it, which a ladder's first step has
 * none of. Or it costs so much that nothing else matters, also where the ladder falls everywhere; many steps are looked
 * at, so each has its part of alpha to be wrong.
 */
function cliffAt(
  step: Step,
  previous: Step | undefined,
  metric: Metric,
  alpha: number,
  steps: number,
): Cliff[] {
  if (step.drop <= LEAST_DROP) return [];
  const [sure] = step.bounds(alpha / steps) ?? [step.drop];
  const breaks = sure > BREAKS;
  const [certain] = step.bounds(alpha) ?? [step.drop];
  const isSteeper =
    previous !== undefined && certain > LEAST_DROP && isSteep(step, slopeOf(previous));
  if (!breaks && !isSteeper) return [];
  return [described({ step, previous, metric, alpha, breaks })];
}

function isSteep(step: Step, before: number): boolean {
  return slopeOf(step) >= STEEPER * Math.max(before, LEAST_SLOPE);
}

interface Found {
  readonly step: Step;
  readonly previous: Step | undefined;
  readonly metric: Metric;
  readonly alpha: number;
  readonly breaks: boolean;
}

function described({ step, previous, metric, alpha, breaks }: Found): Cliff {
  const { before, after, drop } = step;
  const saved = before.bytes - after.bytes;
  const [bounds, earlier] = [step.bounds(alpha), previous?.bounds(alpha)];
  const isSurelySteep =
    previous !== undefined &&
    earlier !== undefined &&
    isSteep(step, slopeOf({ ...previous, drop: earlier[1] }));
  const confirmed = bounds !== undefined && (breaks || isSurelySteep);
  return {
    certainty: confirmed ? "confirmed" : "likely",
    metric: metric.name,
    variant: after.name,
    after: before.name,
    drop,
    ...(bounds && { atLeast: bounds[0] }),
    ...(breaks && { breaks }),
    saved,
    slope: slopeOf(step),
    ...(previous && { slopeBefore: slopeOf(previous) }),
    ...ratioOf(step, previous, alpha),
    perMegabyte: drop / (saved / 1e6),
    errorRatio: before.score < 1 ? (1 - after.score) / (1 - before.score) : null,
  };
}

/** Only of two steps that surely cost something: what is nearly nothing makes any ratio. */
function ratioOf(
  step: Step,
  previous: Step | undefined,
  alpha: number,
): { readonly ratio?: number } {
  const surelyCosts = (one: Step) => (one.bounds(alpha)?.[0] ?? 0) > 0;
  if (previous === undefined || !surelyCosts(previous) || !surelyCosts(step)) return {};
  return { ratio: slopeOf(step) / slopeOf(previous) };
}

/** From one variant to the next smaller one. */
interface Step extends Drop {
  readonly before: CurvePoint;
  readonly after: CurvePoint;
  /** How often the size is halved. */
  readonly halvings: number;
}

/** The steps down a ladder, the largest variant first. */
function stepsOf(points: readonly CurvePoint[], metric: Metric): Step[] {
  const sound = soundOf(sizesOf(points));
  return sound.slice(1).flatMap((after, at) => {
    const before = sound[at];
    if (before === undefined) return [];
    const halvings = Math.log2(before.bytes / after.bytes);
    return [{ before, after, halvings, ...dropBetween(before, after, metric) }];
  });
}

/** One point for each size: of those of one size the largest, which no score has a say in. */
function sizesOf(points: readonly CurvePoint[]): CurvePoint[] {
  const sizes: CurvePoint[] = [];
  for (const point of points.toSorted((a, b) => b.bytes - a.bytes)) {
    const last = sizes.at(-1);
    if (last === undefined || last.bytes / point.bytes >= LEAST_RATIO) sizes.push(point);
  }
  return sizes;
}

/** Without those from which a smaller variant recovers: then one variant is bad, and not everything below it. */
function soundOf(ladder: readonly CurvePoint[]): CurvePoint[] {
  const sound: CurvePoint[] = [];
  for (const [at, point] of ladder.entries()) {
    const least = (sound.at(-1)?.score ?? 0) - LEAST_DROP;
    const isBad = point.score < least && ladder.slice(at + 1).some(({ score }) => score >= least);
    if (!isBad) sound.push(point);
  }
  return sound;
}

/** How much each halving of the size costs; a gain costs nothing. */
function slopeOf({ drop, halvings }: Pick<Step, "drop" | "halvings">): number {
  return Math.max(0, drop) / halvings;
}
