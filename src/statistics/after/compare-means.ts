import type { Unmeasured } from "../../catalog/unmeasured.ts";
import type { Mean } from "../scores.ts";
import type { Comparison } from "./comparison.ts";
import { doubtFew } from "./few-changed.ts";
import type { Harm } from "./harm.ts";
import { meanHarm } from "./mean.ts";
import { scaled } from "./scaled.ts";

/** The means of the same samples, by the differences of their values. */
export function compareMeans(before: Mean, after: Mean, how: Comparison): Harm | Unmeasured {
  const { length } = before.values;
  if (length !== after.values.length) return { unmeasured: "the two sides have other samples" };
  return how.by === "ratio" ? ratio(before, after, how.at) : difference(before, after, how);
}

function difference(before: Mean, after: Mean, { direction }: Comparison): Harm {
  const [less, more] = direction === "lower" ? [before, after] : [after, before];
  const differences = more.values.map((value, row) => value - (less.values[row] ?? Number.NaN));
  const width = after.within && after.within[1] - after.within[0];
  const span = width === null ? null : { least: -width, still: 0, most: width };
  return doubtFew(meanHarm(differences, span, after.seed), before.values, after.values, span);
}

/** The mean of after − at · before is as much over 0 as the ratio is over `at`, times the mean before. */
function ratio(before: Mean, after: Mean, at: number): Harm | Unmeasured {
  const mean = before.values.reduce((sum, value) => sum + value, 0) / before.values.length;
  if (!(mean > 0)) return { unmeasured: "there is no ratio to a mean of 0 or less" };
  const excess = after.values.map((value, row) => value - at * (before.values[row] ?? Number.NaN));
  const harm = scaled(meanHarm(excess, null, after.seed), (value) => at + value / mean);
  return doubtFew(harm, before.values, after.values, null);
}
