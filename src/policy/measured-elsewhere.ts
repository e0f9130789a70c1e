import type { PolicyModel } from "./policy.ts";

/** Every target is recorded: nothing has to run here, and the model itself may be absent. */
export function isMeasuredElsewhere({
  targets,
  recorded,
}: Pick<PolicyModel, "targets" | "recorded">): boolean {
  return targets.length > 0 && targets.every((target) => Object.hasOwn(recorded, target));
}
