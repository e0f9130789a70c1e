import { decimalOf, minus, toNumber } from "../catalog/decimal.ts";
import type { Metric } from "../catalog/metrics.ts";
import { isUnmeasured } from "../catalog/unmeasured.ts";
import type { Cliff } from "../contract/counsel.ts";
import { harmVersus } from "../statistics/after/estimates.ts";
import { pairsOf } from "../statistics/pairs.ts";
import { isEstimable, type Scores } from "../statistics/scores.ts";
import { findMetric } from "../tasks/rows.ts";
import { comparable } from "./evidence/comparable.ts";
import type { Observation } from "./evidence/observation.ts";
import { changeInterval, countChange } from "./question/rates.ts";
import type { Branch, Case } from "./tree.ts";

/**
 * Where a model's variants, by size, lose more than they did before; only what is a share has a cliff. One that did not
 * shrink is no step down.
 */
export function cliffOf(modelCase: Case): Cliff | undefined {
  const { branches, reference: top, referenceName: name, alpha } = modelCase;
  if (isUnmeasured(top)) return;
  const metric = metricOf(modelCase, top);
  if (metric === undefined) return;
  const placed = branches
    .filter(({ variant, unshrunk }) => variant.name !== name && unshrunk === undefined)
    .map((one) => ({ name: one.variant.name, rung: rungOf(one, top, metric) }));
  const rungs = [...rungAt(name, top, top, metric), ...placed.flatMap(({ rung }) => rung)];
  const within = rungs.filter(({ bytes }) => bytes <= top.package.bytes);
  const missing = placed.flatMap(({ name, rung }) => (rung.length === 0 ? name : []));
  return withGaps(findCliff(within, metric, alpha), missing);
}

/** Nobody knows between which steps a missing variant stands, so none of them is sure to be one step. */
function withGaps(cliff: Cliff | undefined, missing: string[]): Cliff | undefined {
  if (cliff === undefined || missing.length === 0) return cliff;
  return { ...cliff, certainty: "likely", missing };
}

/** The metric that stands first: of the records, else of what was stated. */
function metricOf({ rates }: Case, top: Observation): Metric | undefined {
  return [...rates, ...Object.keys(top.stated)]
    .map(findMetric)
    .find((metric) => metric?.quantity === "rate" && metric.source === "records");
}

function rungOf({ variant, first }: Branch, top: Observation, metric: Metric): CurvePoint[] {
  return first === undefined ? [] : rungAt(variant.name, first.own, top, metric);
}

function rungAt(name: string, seen: Observation, top: Observation, metric: Metric): CurvePoint[] {
  if (isUnmeasured(comparable(seen, top, "the reference"))) return [];
  const point = seen.point(metric);
  if (isUnmeasured(point)) return [];
  const scores = seen.scores(metric);
  const alone = seen.stated[metric.name] !== undefined || isUnmeasured(scores);
  const known = { name, bytes: seen.package.bytes, score: point.value };
  return [alone ? known : { ...known, scores, seen }];
}

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
  rungs: readonly CurvePoint[],
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

function isCliff(step: Step, previous: Step, rungs: readonly CurvePoint[]): boolean {
  if (step.drop <= LEAST_DROP || !isSteep(step, slopeOf(previous))) return false;
  const [certain] = step.bounds() ?? [step.drop];
  return certain > LEAST_DROP && !rungs.some(recoversFrom(step));
}

function isSteep(step: Step, before: number): boolean {
  return slopeOf(step) >= STEEPER * Math.max(before, LEAST_SLOPE);
}

/** A smaller variant that is as good again makes one bad variant of it, and no cliff. */
function recoversFrom({ before, after }: Step): (rung: CurvePoint) => boolean {
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

/** From one variant to the next smaller one. */
interface Step extends Drop {
  readonly before: CurvePoint;
  readonly after: CurvePoint;
  /** How often the size is halved. */
  readonly halvings: number;
}

/** Two packages that differ by less are one size, and a slope between them would be noise. */
const LEAST_RATIO = 1.05;

/** The steps down a ladder, the largest variant first; each of its two bounds at `alpha`. */
function stepsOf(rungs: readonly CurvePoint[], metric: Metric, alpha: number): Step[] {
  const ladder = rungs.toSorted((a, b) => b.bytes - a.bytes);
  return ladder.slice(1).flatMap((after, at) => {
    const before = ladder[at];
    if (before === undefined || before.bytes / after.bytes < LEAST_RATIO) return [];
    const halvings = Math.log2(before.bytes / after.bytes);
    return [{ before, after, halvings, ...dropBetween(before, after, metric, alpha) }];
  });
}

/** How much each halving of the size costs; a gain costs nothing. */
function slopeOf({ drop, halvings }: Pick<Step, "drop" | "halvings">): number {
  return Math.max(0, drop) / halvings;
}

interface Drop {
  readonly drop: number;
  /** Where the true drop may lie, which takes time to tell; undefined where nothing tells. */
  readonly bounds: () => readonly [number, number] | undefined;
}

/** How much worse one variant is than another, on the same examples where they are known. */
function dropBetween(before: CurvePoint, after: CurvePoint, metric: Metric, alpha: number): Drop {
  const [one, other] = [before.scores, after.scores];
  if (one?.kind === "rate" && other?.kind === "rate") {
    const { n, lost, gained } = pairsOf(one.right, other.right);
    const bounds = () => changeInterval(countChange(one, other, false), alpha);
    return { drop: (lost - gained) / n, bounds };
  }
  const harm = harmBetween(before, after, metric);
  if (harm === undefined || isUnmeasured(harm)) return byNumbers(before, after);
  return { drop: harm.value, bounds: () => harm.bounds(alpha).interval };
}

/** Where both were seen, what a limit has drawn of the two is not drawn again. */
function harmBetween(before: CurvePoint, after: CurvePoint, metric: Metric) {
  const how = { by: "difference", at: 0, together: true } as const;
  if (before.seen && after.seen) return after.seen.harmOver(before.seen, metric, how);
  const [one, other] = [before.scores, after.scores];
  if (one === undefined || other === undefined || !isEstimable(one) || !isEstimable(other)) return;
  return harmVersus(one, other, { ...how, direction: metric.direction });
}

/** In exact decimals: 0.904 less 0.817 is 0.087. */
function byNumbers(before: CurvePoint, after: CurvePoint): Drop {
  const drop = toNumber(minus(decimalOf(before.score), decimalOf(after.score)));
  return { drop, bounds: () => undefined };
}

/** A variant as a point of the curve: how big it is, how good, and by which examples. */
export interface CurvePoint {
  readonly name: string;
  readonly bytes: number;
  /** By a metric between 0 and 1, of which more is better. */
  readonly score: number;
  /** Absent where only the number is known. */
  readonly scores?: Scores;
  /** Where it was measured, not told. */
  readonly seen?: Observation;
}
