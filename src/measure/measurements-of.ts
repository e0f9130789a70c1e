import { UserError } from "../catalog/errors.ts";
import type { Measurement } from "../contract/measurement.ts";
import type { PlannedRequest } from "../contract/plan.ts";
import { MeasureResult } from "../contract/protocol.ts";
import { type Slot, sameSlot, slotOf } from "../contract/slot.ts";
import { type Answer, describeDeath } from "../worker/answer.ts";
import { failed } from "./failed.ts";

/** What an answer says of each variant asked for; one that says nothing of it is a failure of it. */
export function measurementsOf(
  answer: Answer,
  planned: PlannedRequest,
  variants: readonly string[],
): Measurement[] {
  const all = (reason: string) => variants.map((name) => failed(slotOf(planned, name), reason));
  switch (answer.kind) {
    case "death":
      return all(describeDeath(answer));
    case "error":
      if (answer.error === "user" && planned.side === "head")
        throw mistake(planned, answer.message);
      return all(`${ERRORS[answer.error]}${answer.message}`);
    case "result":
      return read(answer.value, planned, variants) ?? all("the worker answered something else");
    default:
      return answer satisfies never;
  }
}

/** What the head brings, its author can mend; of what the base has, it can only be said. */
function mistake({ model, source }: PlannedRequest, message: string): UserError {
  return new UserError({ message: `model ${model}: ${message}`, at: { file: source.path } });
}

const ERRORS = {
  user: "",
  unsupported: "the engine does not support ",
  failed: "",
  bug: "this is a bug in quantgate's worker, please report it: ",
} as const;

function read(
  value: unknown,
  planned: PlannedRequest,
  variants: readonly string[],
): Measurement[] | undefined {
  const result = MeasureResult.safeParse(value);
  if (!result.success) return undefined;
  const { measurements } = result.data;
  const asked = variants.map((name) => slotOf(planned, name));
  const fits = (slot: Slot, index: number) => {
    const one = measurements[index];
    return one !== undefined && sameSlot(one, slot);
  };
  return measurements.length === asked.length && asked.every(fits) ? measurements : undefined;
}
