import type { Measurement } from "../contract/measurement.ts";
import type { Slot } from "../contract/slot.ts";

/** The measurement of what could not be measured: it says why, and never passes. */
export function failed(slot: Slot, reason: string): Measurement {
  return { schema: 1, ...slot, status: "failed", reason };
}
