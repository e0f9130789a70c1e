import type { Unmeasured } from "../../catalog/unmeasured.ts";
import { meanInterval, spreadOf } from "../distributions/student.ts";
import { Redraws } from "../redrawn/redraws.ts";
import type { Mean } from "../scores.ts";
import { bcaInterval } from "./bca.ts";
import {
  type Bounds,
  boundsOfNoSpread,
  type Contrast,
  type Harm,
  type HarmSpan,
  noteFew,
  scaled,
  unseenShare,
} from "./harm.ts";
import { Resampling } from "./resampling.ts";

/** Of the values of the samples: Student's t and redrawn samples, whichever is the more cautious. */
export function meanHarm(values: Float64Array, span: HarmSpan | null, seed: number): Harm {
  // In rising order, so that the order of the samples changes nothing, not even by rounding.
  const sorted = values.toSorted();
  const spread = spreadOf(sorted);
  const resampling = resamplingOf(sorted, spread.mean, seed);
  const { mean: value, n } = spread;
  return {
    ...{ value, n, resampling },
    bounds(alpha): Bounds {
      if (n < 2) return { doubt: "one sample does not show how much samples differ" };
      const unseen = unseenShare(n, alpha);
      if (sorted[0] === sorted[n - 1]) return boundsOfNoSpread(value, span, unseen);
      const student = meanInterval(spread, alpha);
      const redrawn = bcaInterval(resampling.finish(), alpha);
      const floor = span === null ? value : span.still + (span.most - span.still) * unseen;
      return {
        interval: [Math.min(student[0], redrawn[0]), Math.max(student[1], redrawn[1], floor)],
      };
    },
  };
}

function resamplingOf(values: Float64Array, mean: number, seed: number): Resampling {
  const redraws = new Redraws({ kind: "mean", values, mean, seed });
  return new Resampling({ parts: [{ redraws, which: 0 }], of: identity, observed: mean });
}

function identity(value = Number.NaN): number {
  return value;
}

/** The means of the same samples, by the differences of their values. */
export function compareMeans(before: Mean, after: Mean, how: Contrast): Harm | Unmeasured {
  const { length } = before.values;
  if (length !== after.values.length) return { unmeasured: "the two sides have other samples" };
  return how.by === "ratio" ? ratio(before, after, how.at) : difference(before, after, how);
}

function difference(before: Mean, after: Mean, { direction }: Contrast): Harm {
  const [less, more] = direction === "lower" ? [before, after] : [after, before];
  const differences = more.values.map((value, row) => value - (less.values[row] ?? Number.NaN));
  const width = after.within && after.within[1] - after.within[0];
  const span = width === null ? null : { least: -width, still: 0, most: width };
  const harm = meanHarm(differences, span, after.seed);
  return span === null ? harm : noteFew(harm, before.values, after.values);
}

/** The mean of after − at · before is as much over 0 as the ratio is over `at`, times the mean before. */
function ratio(before: Mean, after: Mean, at: number): Harm | Unmeasured {
  const mean = before.values.reduce((sum, value) => sum + value, 0) / before.values.length;
  if (!(mean > 0)) return { unmeasured: "there is no ratio to a mean of 0 or less" };
  const excess = after.values.map((value, row) => value - at * (before.values[row] ?? Number.NaN));
  return scaled(meanHarm(excess, null, after.seed), (value) => at + value / mean);
}
