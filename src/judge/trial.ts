import type { Metric } from "../catalog/metrics.ts";
import type { PlannedModel } from "../contract/plan.ts";
import type { Unmeasured } from "../metrics/unmeasured.ts";
import type { Limit } from "../policy/policy.ts";
import type { Seen } from "./evidence.ts";

/** One variant on one target with everything it may be compared with. */
export interface Sighting {
  readonly variant: Seen;
  readonly reference: Seen | Unmeasured;
  readonly base: BaseSighting;
}

/** The same variant and reference at the merge-base, or why there are none. */
export type BaseSighting =
  | { kind: "present"; variant: Seen | Unmeasured; reference: Seen | Unmeasured }
  | Exclude<PlannedModel["base"], { kind: "present" }>;

/** A limit put to the evidence; each bound may be wrong with probability `alpha`. */
export interface Trial extends Sighting {
  readonly limit: Limit;
  readonly metric: Metric;
  readonly alpha: number;
}
