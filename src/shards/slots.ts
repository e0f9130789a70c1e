import type { PlannedRequest } from "../contract/plan.ts";
import type { Slot } from "../out/layout.ts";

/** What is measured of the requests, one by one. */
export function slotsOf(requests: readonly PlannedRequest[]): Slot[] {
  return requests.flatMap(({ model, side, target, variants }) =>
    variants.map(({ name }) => ({ model, side, target, variant: name })),
  );
}
