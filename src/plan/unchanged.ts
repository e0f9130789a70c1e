import type { Policy, PolicyModel } from "../policy/policy.ts";
import { settingsFor } from "../policy/settings.ts";

/** Whether a change that leaves the model as it was may do without measuring it: one variant that asks is enough. */
export function skipsUnchanged(policy: Policy, branch: string | null, model: PolicyModel): boolean {
  const settings = model.variants.map((one) => settingsFor(policy, branch, model, one));
  return settings.every(({ onUnchanged }) => onUnchanged === "skip");
}
