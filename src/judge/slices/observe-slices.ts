import { isUnmeasured } from "../../catalog/unmeasured.ts";
import type { JudgedSlice } from "../../contract/verdict.ts";
import { findMetric } from "../../tasks/rows.ts";
import { observe } from "../observe.ts";
import type { Sighting } from "../sighting.ts";
import { sliceOf } from "./slice-of.ts";
import { slicesOf } from "./slices-of.ts";

/** The numbers of a variant on each slice alone; of a package, every slice has the same. */
export function observeSlices(
  sighting: Sighting,
  rates: readonly string[],
  alpha: number,
): JudgedSlice[] {
  return slicesOf(sighting.variant.columns).flatMap(({ slice, rows }) => {
    const within = sliceOf(sighting, slice);
    if (isUnmeasured(within)) return [];
    const observed = Object.entries(observe(within.variant, within.reference, rates, alpha));
    const metrics = observed.filter(([name]) => findMetric(name)?.source !== "package");
    return [{ slice, n: rows.length, metrics: Object.fromEntries(metrics) }];
  });
}
