import type { PlannedModel } from "../contract/plan.ts";
import type { GateSettings, PolicyModel, PolicyVariant } from "../policy/policy.ts";
import type { Evidence } from "./evidence.ts";

/** A model under judgement: its plan, its policy, and where to find what was seen. */
export interface ModelCase {
  readonly planned: PlannedModel;
  readonly model: PolicyModel;
  /** Where it was measured, then what the policy names beside and nothing here evaluates yet. */
  readonly targets: readonly string[];
  /** The metrics of right and wrong that are shown, the first one first. */
  readonly rates: readonly string[];
  readonly evidence: Evidence;
  settings(variant?: PolicyVariant): GateSettings;
}
