import { isUnmeasured } from "../../catalog/unmeasured.ts";
import type { Resampling } from "../../statistics/after/redraws.ts";
import { harmOfChange, harmOfValue } from "./harm-of.ts";
import { isEstimable } from "./is-estimable.ts";
import { sidesOf } from "./sides.ts";
import type { Trial } from "./trial.ts";

/** What a limit needs that takes long, if it does: the very one that its decision will ask for. */
export function resamplingOf(trial: Trial): Resampling | undefined {
  const sides = sidesOf(trial);
  if (sides.kind === "settled" || !isEstimable(sides.after)) return;
  if (sides.kind === "alone") return harmOfValue(trial, sides.after).resampling;
  const { before, after } = sides;
  if (!isEstimable(before)) return;
  const harm = harmOfChange(trial, { ...sides, before, after });
  return isUnmeasured(harm) ? undefined : harm.resampling;
}
