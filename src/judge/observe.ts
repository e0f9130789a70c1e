import type { Unmeasured } from "../catalog/unmeasured.ts";
import type { ObservedMetric } from "../contract/verdict.ts";
import { isTellable } from "../statistics/after/harm.ts";
import { packageValue } from "../tasks/package-values.ts";
import { comparable } from "./comparable.ts";
import type { Seen } from "./evidence.ts";
import { observeScores } from "./observe-scores.ts";
import { statedMetric } from "./recorded/stated-metric.ts";

const TIMED = ["latency-p50", "latency-p95"];
const PACKAGE = ["size", "bits-per-weight", "minimum-os"];

/** The numbers of a variant that there are; of what is left out, its limits say why. */
export function observe(
  seen: Seen,
  reference: Seen | Unmeasured,
  rates: readonly string[],
  alpha: number,
): Record<string, ObservedMetric> {
  const other = comparable(seen, reference, "the reference");
  const timed = seen.rounds === undefined ? [] : TIMED;
  const names = [...new Set([...rates, ...Object.keys(seen.stated), ...timed])];
  const found = [
    ...names.map((name) => [name, numberOf(name, seen, other, alpha)] as const),
    ...PACKAGE.map((name) => [name, heldOf(name, seen)] as const),
  ];
  return Object.fromEntries(found.flatMap(([name, one]) => (one ? [[name, one]] : [])));
}

function heldOf(name: string, seen: Seen): ObservedMetric | undefined {
  const value = packageValue(name, seen.package);
  return typeof value === "number" && isTellable(value) ? { value } : undefined;
}

function numberOf(
  name: string,
  seen: Seen,
  other: Seen | Unmeasured,
  alpha: number,
): ObservedMetric | undefined {
  const found = statedMetric(name, seen, other) ?? observeScores(name, seen, other, alpha);
  if (found === undefined || !isTellable(found.value)) return;
  const { versus, ...about } = found;
  return versus === undefined || isTellable(versus.drop) ? found : about;
}
