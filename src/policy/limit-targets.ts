import { type Auto, engineOf } from "../catalog/targets.ts";
import { findMetric } from "../tasks/rows.ts";
import type { Limit } from "./policy.ts";

/** The targets that a limit holds for. What the package alone says is the same on every target. */
export function limitTargets(
  { metric, on }: Limit,
  targets: readonly string[],
  auto: Auto,
): readonly string[] {
  if (on !== undefined) return [engineOf(on, auto)];
  return findMetric(metric)?.source === "package" ? targets.slice(0, 1) : targets;
}
