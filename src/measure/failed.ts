import type { Measurement } from "../contract/measurement.ts";
import type { PlannedRequest } from "../contract/plan.ts";

/** The measurement of a variant that could not be measured: it says why, and never passes. */
export function failed(
  { model, side, target }: PlannedRequest,
  variant: string,
  reason: string,
): Measurement {
  return { schema: 1, model, variant, side, target, status: "failed", reason };
}
