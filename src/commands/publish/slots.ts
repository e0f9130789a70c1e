import type { Plan } from "../../contract/plan.ts";
import type { Slot } from "../../out/layout.ts";

/** Every measurement that a plan asks for. */
export function slotsOf({ requests }: Pick<Plan, "requests">): Slot[] {
  return requests.flatMap(({ model, side, target, variants }) =>
    variants.map(({ name }) => ({ model, side, variant: name, target })),
  );
}
