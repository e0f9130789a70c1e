import { decimalOf, minus, toNumber } from "../../catalog/decimal.ts";
import { isUnmeasured, type Unmeasured } from "../../catalog/unmeasured.ts";
import type { ObservedMetric } from "../../contract/verdict.ts";
import { findMetric } from "../../tasks/rows.ts";
import type { Seen } from "../evidence.ts";

/** A number that a measurement only states, with its distance from the reference's and without bounds. */
export function statedMetric(
  name: string,
  seen: Seen,
  other: Seen | Unmeasured,
): ObservedMetric | undefined {
  const own = seen.stated[name];
  if (own === undefined) return;
  const theirs = isUnmeasured(other) ? undefined : other.stated[name];
  return { ...own, ...(theirs && { versus: { drop: worse(name, own.value, theirs.value) } }) };
}

/** In exact decimals: 0.912 − 0.904 is 0.008. */
function worse(name: string, own: number, theirs: number): number {
  const [a, b] = [decimalOf(own), decimalOf(theirs)];
  return toNumber(findMetric(name)?.direction === "lower" ? minus(a, b) : minus(b, a));
}
