import type { Estimable } from "../scores.ts";

/** Whether every unit's score is the same on both sides; times never are, they are measured. */
export function isUnchanged(before: Estimable, after: Estimable): boolean {
  switch (after.kind) {
    case "mean":
    case "quantile":
      return before.kind === after.kind && equal(before.values, after.values);
    case "clustered":
      return before.kind === after.kind && equal(before.sums, after.sums);
    case "resampled": {
      if (before.kind !== after.kind || before.statistic.units !== after.statistic.units)
        return false;
      return before.statistic.observed(before.which) === after.statistic.observed(after.which);
    }
    case "classes":
      return before.kind === after.kind && equal(before.right, after.right);
    case "rounds":
      return false;
    default:
      return after satisfies never;
  }
}

function equal(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  return (
    one.length === other.length &&
    Array.prototype.every.call(one, (value, at) => value === other[at])
  );
}
