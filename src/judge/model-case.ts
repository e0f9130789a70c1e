import type { PlannedModel } from "../contract/plan.ts";
import type { GateSettings, PolicyModel, PolicyVariant, Waiver } from "../policy/policy.ts";
import type { Evidence } from "./evidence.ts";

/** A model under judgement: its plan, its policy, and where to find what was seen. */
export interface ModelCase {
  readonly planned: PlannedModel;
  readonly model: PolicyModel;
  /** Where it is judged: what an engine here measures, then what was recorded elsewhere. */
  readonly targets: readonly string[];
  /** Where an engine here made its packages, and so knows their weights. */
  readonly witnesses: readonly string[];
  /** Whether the plan has the model itself at the base; one that an older version made may not. */
  readonly hasBase: boolean;
  /** The metrics of right and wrong that are shown, the first one first. */
  readonly rates: readonly string[];
  readonly evidence: Evidence;
  /** Those of its limits that count today. */
  readonly waivers: readonly Waiver[];
  settings(variant?: PolicyVariant): GateSettings;
}
