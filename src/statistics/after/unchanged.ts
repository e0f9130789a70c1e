import type { Estimable } from "../scores.ts";
import { everyUnit } from "./resampled.ts";

/** Whether every unit's score is the same on both sides; times never are, they are measured. */
export function isUnchanged(before: Estimable, after: Estimable): boolean {
  switch (after.kind) {
    case "mean":
    case "quantile":
      return before.kind === after.kind && equal(before.values, after.values);
    case "clustered":
      return before.kind === after.kind && equal(before.sums, after.sums);
    case "resampled": {
      if (before.kind !== after.kind || before.units !== after.units) return false;
      const every = everyUnit(after.units);
      return before.of(every) === after.of(every);
    }
    case "rounds":
      return false;
    default:
      return after satisfies never;
  }
}

function equal(one: Float64Array, other: Float64Array): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at]);
}
