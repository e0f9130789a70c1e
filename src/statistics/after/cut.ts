import type { Direction } from "../../catalog/metrics.ts";
import type { Unmeasured } from "../../catalog/unmeasured.ts";
import { around } from "../distributions/student.ts";
import type { Clustered, Estimable, Mean } from "../scores.ts";
import { cappedUpperBound, flooredLowerBound } from "./capped-mean.ts";
import { clusterMean, tooFew, total, type UnitSpan, whyOtherUnits } from "./clusters.ts";
import { type Bounds, type Contrast, type Harm, scaled } from "./harm.ts";

/**
 * A mean of what has no most cannot be bounded by what was seen: one sample in a thousand that nobody drew may outweigh
 * all others. So each unit's harm is counted up to a `worst`, which bounds its mean, and those with more are counted
 * by their number (docs/statistics.md). Here is the first, with how many have more.
 */
export type Cuttable = Mean | Clustered;

/** What a unit of a value by itself is counted up to: so far beyond its limit. */
export interface Cut {
  readonly worst: number;
  readonly limit: number;
}

export function isCuttable(scores: Estimable): scores is Cuttable {
  return scores.kind === "mean" || scores.kind === "clustered";
}

/** How much worse the later is, no unit counted as more than `worst` worse than before. */
export function cutVersus(
  before: Cuttable,
  after: Cuttable,
  { by, at, direction }: Contrast,
  worst: number,
): Harm | Unmeasured {
  const other = whyOthers(before, after);
  if (other !== undefined) return other;
  const [was, is] = [unitsOf(before), unitsOf(after)];
  const sign = direction === "lower" ? 1 : -1;
  const cap = onScale(after, worst);
  const raw = is.sums.map((sum, unit) => sign * (sum - (was.sums[unit] ?? Number.NaN)));
  const cut = cutAt({ ...is, sums: raw }, cap);
  const span = { least: -cap, most: cap };
  if (isLog(after)) return scaled(cutHarm(cut, span), by === "ratio" ? Math.exp : Math.expm1);
  if (by === "difference") return cutHarm(cut, span);
  const mean = total(was.sums) / total(was.sizes);
  if (!(mean > 0)) return { unmeasured: "there is no ratio to a mean of 0 or less" };
  // What is over `at` times what was before: the harm, and what the ratio grants or takes of each unit.
  const granted = was.sums.map((sum) => (1 - at) * sum);
  const most = granted.reduce((all, one, unit) => Math.max(all, one / (is.sizes[unit] ?? 1)), 0);
  const excess = { ...cut, sums: cut.sums.map((sum, unit) => sum + (granted[unit] ?? 0)) };
  const beside = { least: -cap, most: cap + most };
  return scaled(cutHarm(excess, beside), (value) => at + value / mean);
}

/** The value itself against a limit, no unit counted as more than `worst` beyond it. */
export function cutAlone(scores: Cuttable, better: Direction, { worst, limit }: Cut): Harm {
  const units = unitsOf(scores);
  const sign = better === "lower" ? 1 : -1;
  const log = isLog(scores);
  const from = log ? Math.log(Math.max(limit, Number.MIN_VALUE)) : limit;
  const [room, turned] = [onScale(scores, worst), units.sums.map((sum) => sign * sum)];
  const span = { least: sign * from - room, most: sign * from + room };
  const harm = cutHarm(cutAt({ ...units, sums: turned }, span.most), span);
  return log ? scaled(harm, (value) => sign * Math.exp(sign * value)) : harm;
}

function whyOthers(before: Cuttable, after: Cuttable): Unmeasured | undefined {
  if (before.kind === "clustered" && after.kind === "clustered")
    return whyOtherUnits(before, after);
  const same =
    before.kind === "mean" && after.kind === "mean" && before.values.length === after.values.length;
  return same ? undefined : { unmeasured: "the two sides have other samples" };
}

interface Units {
  readonly sums: Float64Array;
  readonly sizes: Float64Array;
  readonly passFrom: number;
}

/** A sample is a unit of its own. */
function unitsOf(scores: Cuttable): Units {
  if (scores.kind === "clustered") return scores;
  const { values } = scores;
  return { sums: values, sizes: new Float64Array(values.length).fill(1), passFrom: 0 };
}

function isLog(scores: Cuttable): boolean {
  return scores.kind === "clustered" && scores.scale === "log";
}

/** A share more is a difference of logarithms. */
function onScale(scores: Cuttable, worst: number): number {
  return isLog(scores) ? Math.log1p(worst) : worst;
}

interface CutUnits extends Units {
  readonly beyond: number;
}

/** In rising order, so that the order of the samples changes nothing, not even by rounding. */
function cutAt({ sums, sizes, passFrom }: Units, most: number): CutUnits {
  const order = Array.from(sums.keys()).sort(
    (a, b) => (sums[a] ?? 0) - (sums[b] ?? 0) || (sizes[a] ?? 0) - (sizes[b] ?? 0),
  );
  const sorted = Float64Array.from(order, (unit) => sizes[unit] ?? 0);
  const whole = Float64Array.from(order, (unit) => sums[unit] ?? 0);
  const cut = whole.map((sum, at) => Math.min(sum, most * (sorted[at] ?? 0)));
  const beyond = cut.reduce((count, sum, at) => count + (sum < (whole[at] ?? 0) ? 1 : 0), 0);
  return { sums: cut, sizes: sorted, passFrom, beyond };
}

/**
 * Two tests decide a limit on such a metric, and either alone may fail it: so each has half of the chance to fail it
 * falsely. To pass it takes both, and each has all of the chance to be wrong. Of gains nothing says how large one can
 * be: they are taken as no larger than the largest seen, or than the worst that a harm counts for.
 */
function cutHarm({ sums, sizes, passFrom, beyond }: CutUnits, { least, most }: UnitSpan): Harm {
  const { mean: value, error, effective } = clusterMean(sums, sizes);
  const lowest = sums.reduce((all, sum, unit) => Math.min(all, sum / (sizes[unit] ?? 1)), least);
  const student = (alpha: number): readonly [number, number] =>
    effective > 1 && error > 0 ? around(value, error, effective - 1, alpha) : [value, value];
  return {
    value,
    n: sums.length,
    beyond,
    bounds(alpha): Bounds {
      const low = flooredLowerBound({ sums, sizes }, lowest, alpha / 2);
      const high = cappedUpperBound({ sums, sizes }, most, alpha);
      const interval: [number, number] = [
        Math.min(low, student(alpha / 2)[0]),
        Math.max(high, student(alpha)[1]),
      ];
      return { interval, ...(effective < passFrom && { doubt: tooFew(effective, passFrom) }) };
    },
  };
}
