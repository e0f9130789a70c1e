import { isUnmeasured } from "../catalog/unmeasured.ts";
import type { ObservedMetric } from "../contract/verdict.ts";
import { alphaOf } from "./alpha.ts";
import { observe } from "./observe.ts";
import type { Subject } from "./subject.ts";

/** A variant's numbers: those of its first target, and of the others what it does not give, a phone's latency. */
export function numbersOf({ sightings, rates, settings }: Subject): Record<string, ObservedMetric> {
  const seen = [...sightings.values()].flatMap((one) => (isUnmeasured(one) ? [] : [one]));
  const alpha = alphaOf(settings);
  const each = seen.map(({ variant, reference }) => observe(variant, reference, rates, alpha));
  return Object.assign({}, ...each.reverse());
}
