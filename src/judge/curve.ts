import { decimalOf, minus, toNumber } from "../catalog/decimal.ts";
import type { Metric } from "../catalog/metrics.ts";
import { isUnmeasured } from "../catalog/unmeasured.ts";
import { harmVersus } from "../statistics/after/estimates.ts";
import { pairsOf } from "../statistics/pairs.ts";
import { isEstimable, type Scores } from "../statistics/scores.ts";
import { findMetric } from "../tasks/rows.ts";
import type { Cut } from "./early/cut.ts";
import { comparable } from "./evidence/comparable.ts";
import type { Observation } from "./evidence/observation.ts";
import { changeInterval, countChange } from "./question/rates.ts";
import type { Branch, Case } from "./tree.ts";

/** A model's variants by size, the largest first, by the metric that stands for them. */
export interface Curve {
  readonly metric: Metric;
  /** What the others are made from or measured against, then what is smaller. */
  readonly points: readonly [CurvePoint, ...CurvePoint[]];
  /** Variants whose place nobody knows. */
  readonly missing: readonly string[];
}

/** Only what is a share has a curve, from the reference down; a variant that did not shrink is no step down. */
export function curveOf(modelCase: Case): Curve | undefined {
  const { branches, reference: top, referenceName: name } = modelCase;
  if (isUnmeasured(top)) return;
  const metric = metricOf(modelCase, top);
  if (metric === undefined) return;
  const [first] = pointAt(name, top, top, metric);
  if (first === undefined) return;
  const placed = branches
    .filter(({ variant, unshrunk }) => variant.name !== name && unshrunk === undefined)
    .map((one) => ({ name: one.variant.name, found: pointOf(one, top, metric) }));
  const below = placed.flatMap(({ found }) => found).filter(({ bytes }) => bytes <= first.bytes);
  return {
    metric,
    points: [first, ...below.toSorted((a, b) => b.bytes - a.bytes)],
    missing: placed.flatMap(({ name, found }) => (found.length === 0 ? name : [])),
  };
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

/** The metric that stands first: of the records, else of what was stated. */
function metricOf({ rates }: Case, top: Observation): Metric | undefined {
  return [...rates, ...Object.keys(top.stated).map(findMetric)].find(
    (metric) => metric?.quantity === "rate" && metric.source === "records",
  );
}

function pointOf({ variant, first }: Branch, top: Observation, metric: Metric): CurvePoint[] {
  return first === undefined ? [] : pointAt(variant.name, first.own, top, metric);
}

function pointAt(name: string, seen: Observation, top: Observation, metric: Metric): CurvePoint[] {
  if (isUnmeasured(comparable(seen, top, "the reference"))) return [];
  const point = seen.point(metric);
  if (isUnmeasured(point)) return [];
  const scores = seen.scores(metric);
  const alone = seen.stated[metric.name] !== undefined || isUnmeasured(scores);
  const known = { name, bytes: seen.package.bytes, score: point.value };
  return [alone ? known : { ...known, scores, seen }];
}

/** How much worse one point of a curve is than another. */
export interface Drop {
  readonly drop: number;
  /** Where the true drop may lie, which takes time to tell; undefined where nothing tells. */
  readonly bounds: (alpha: number) => readonly [number, number] | undefined;
}

/** How much worse one variant is than another, on the same examples where they are known. */
export function dropBetween(former: CurvePoint, latter: CurvePoint, metric: Metric): Drop {
  const [before, after] = sideBySide(former, latter, metric);
  const [one, other] = [before.scores, after.scores];
  if (one?.kind === "rate" && other?.kind === "rate") {
    const { n, lost, gained } = pairsOf(one.right, other.right);
    const bounds = (alpha: number) => changeInterval(countChange(one, other, false), alpha);
    return { drop: (lost - gained) / n, bounds };
  }
  const harm = harmBetween(before, after, metric);
  if (harm === undefined || isUnmeasured(harm)) return byNumbers(before, after);
  return { drop: harm.value, bounds: (alpha) => harm.bounds(alpha).interval };
}

/** Where measuring one of them ended early, both on the examples before that: the first ones of each are the same. */
function sideBySide(
  before: CurvePoint,
  after: CurvePoint,
  metric: Metric,
): readonly [CurvePoint, CurvePoint] {
  const [cut] = [before.seen?.stopped, after.seen?.stopped]
    .filter((one) => one !== undefined)
    .sort((one, other) => one.stop.after - other.stop.after);
  if (cut === undefined) return [before, after];
  return [upTo(cut, before, metric), upTo(cut, after, metric)];
}

function upTo({ stop, select }: Cut, point: CurvePoint, metric: Metric): CurvePoint {
  const { seen, scores: _, ...known } = point;
  if (seen === undefined || seen.place.first === stop.after) return point;
  const part = seen.upTo(stop.after, select);
  const scores = part.scores(metric);
  return isUnmeasured(scores) ? known : { ...known, scores, seen: part };
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

/** Two packages of which one is less than this many times as large are one size, and a slope between them would be noise. */
export const LEAST_RATIO = 1.05;
