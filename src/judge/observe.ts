import { findMetric } from "../catalog/metrics.ts";
import type { ObservedMetric } from "../contract/verdict.ts";
import { packageValue } from "../metrics/package-values.ts";
import { countRight } from "../metrics/pairs.ts";
import { type Right, rightAnswers } from "../metrics/rates.ts";
import { wilsonInterval } from "../metrics/statistics/wilson.ts";
import { isUnmeasured, type Unmeasured } from "../metrics/unmeasured.ts";
import { comparable, identical } from "./comparable.ts";
import { changeBetween } from "./decide/change.ts";
import type { Seen } from "./evidence.ts";
import { statedMetric } from "./recorded/stated-metric.ts";

const PACKAGE = ["size", "bits-per-weight", "minimum-os"];

/** The numbers of a variant that there are; of what is left out, its limits say why. */
export function observe(
  seen: Seen,
  reference: Seen | Unmeasured,
  rates: readonly string[],
  alpha: number,
): Record<string, ObservedMetric> {
  const other = comparable(seen, reference, "the reference");
  const names = [...new Set([...rates, ...Object.keys(seen.stated)])];
  const found = [
    ...names.map((name) => [name, numberOf(name, seen, other, alpha)] as const),
    ...PACKAGE.map((name) => [name, heldOf(name, seen)] as const),
  ];
  return Object.fromEntries(found.flatMap(([name, one]) => (one ? [[name, one]] : [])));
}

function heldOf(name: string, seen: Seen): ObservedMetric | undefined {
  const value = packageValue(name, seen.package);
  return typeof value === "number" ? { value } : undefined;
}

function numberOf(
  name: string,
  seen: Seen,
  other: Seen | Unmeasured,
  alpha: number,
): ObservedMetric | undefined {
  const stated = statedMetric(name, seen, other);
  return stated ?? rateOf(name, seen, other, alpha);
}

function rateOf(
  name: string,
  seen: Seen,
  other: Seen | Unmeasured,
  alpha: number,
): ObservedMetric | undefined {
  const answers = (one: Seen) => answersOf(name, one, other);
  const right = answers(seen);
  if (isUnmeasured(right)) return;
  // How often answers agree is against the reference already: it has no drop from it.
  const alone = isUnmeasured(other) || name === "agreement";
  const before = alone ? undefined : answers(other);
  const same = !isUnmeasured(other) && identical(seen, other);
  const [count, n] = [countRight(right), right.length];
  return {
    value: count / n,
    n,
    interval: wilsonInterval(count, n, alpha),
    ...(before && !isUnmeasured(before) && { versus: versus(before, right, same, alpha) }),
  };
}

function answersOf(name: string, seen: Seen, other: Seen | Unmeasured): Right | Unmeasured {
  const metric = findMetric(name);
  if (metric === undefined) return { unmeasured: `${name} is no metric` };
  return rightAnswers(metric, seen.columns, isUnmeasured(other) ? other : other.columns);
}

function versus(
  before: Right,
  after: Right,
  same: boolean,
  alpha: number,
): NonNullable<ObservedMetric["versus"]> {
  const { drop, interval, lost, gained } = changeBetween(before, after, same, alpha);
  return { drop, interval, lost, gained };
}
