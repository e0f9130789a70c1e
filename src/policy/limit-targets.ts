import { givesMetric } from "../catalog/metrics.ts";
import { type Auto, engineOf, findTarget } from "../catalog/targets.ts";
import { findMetric } from "../tasks/rows.ts";
import type { Limit } from "./policy.ts";

/** The targets that a limit holds for. What the package alone says is the same on every target. */
export function limitTargets(
  { metric, on }: Limit,
  targets: readonly string[],
  auto: Auto,
): readonly string[] {
  if (on !== undefined) return [engineOf(on, auto)];
  const found = findMetric(metric);
  if (found?.source === "package") return targets.slice(0, 1);
  if (found?.source !== "target") return targets;
  // Of a target that never gives it, nobody has asked for it; of one measured elsewhere its files tell.
  const able = targets.filter((target) => givesMetric(findTarget(target), found));
  return able.length === 0 ? targets : able;
}
