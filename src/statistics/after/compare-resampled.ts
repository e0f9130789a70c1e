import type { Unmeasured } from "../../catalog/unmeasured.ts";
import type { Resampled } from "../scores.ts";
import type { Comparison } from "./comparison.ts";
import type { Harm, Span } from "./harm.ts";
import { everyUnit, resampledHarm } from "./resampled.ts";

/** Two sets of the same units, drawn anew together: each draw is the same for both. */
export function compareResampled(
  before: Resampled,
  after: Resampled,
  { by, direction }: Comparison,
): Harm | Unmeasured {
  if (before.units !== after.units) return { unmeasured: "the two sides have other units" };
  if (by === "ratio") {
    const of = (counts: Uint32Array) => after.of(counts) / before.of(counts);
    return resampledHarm({ ...after, of, span: null });
  }
  const sign = direction === "lower" ? 1 : -1;
  const of = (counts: Uint32Array) => sign * (after.of(counts) - before.of(counts));
  return resampledHarm({ ...after, of, span: spanFrom(before, sign) });
}

/** The most that can be lost is what there was. */
function spanFrom({ of, units, within }: Resampled, sign: 1 | -1): Span | null {
  if (within === null) return null;
  const was = of(everyUnit(units));
  const [least, most] = [within[0] - was, within[1] - was];
  return sign === 1 ? { least, still: 0, most } : { least: -most, still: 0, most: -least };
}
