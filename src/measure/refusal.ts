import { UserError } from "../catalog/errors.ts";
import type { PlannedRequest } from "../contract/plan.ts";
import { type Answer, describeDeath } from "../worker/answer.ts";

/** Why none of a request's variants can be measured, where that is nobody's mistake. */
export class Lost extends Error {
  override readonly name = "Lost";
}

/** What it means for a whole request that it was not done. */
export function refuse(
  answer: Exclude<Answer, { kind: "result" }>,
  planned: PlannedRequest,
): never {
  if (answer.kind === "death") throw new Lost(describeDeath(answer));
  if (answer.error === "user") refuseMistakes(planned, [answer.message]);
  throw new Lost(`${ERRORS[answer.error]}${answer.message}`);
}

const ERRORS = {
  user: "",
  unsupported: "the engine does not support ",
  failed: "",
  machine: "",
  bug: "this is a bug in quantgate's worker, please report it: ",
} as const;

/** What the head brings, its author can mend; of what the base has, it can only be said. */
export function refuseMistakes(
  { model, side, source }: PlannedRequest,
  messages: readonly string[],
): void {
  if (side !== "head" || messages.length === 0) return;
  throw new UserError({
    message: `model ${model}: ${messages.join("\n")}`,
    at: { file: source.path },
  });
}
