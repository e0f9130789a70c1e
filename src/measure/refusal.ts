import { type Problem, UserError } from "../catalog/errors.ts";
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
export function refuseMistakes(planned: PlannedRequest, messages: readonly string[]): void {
  if (planned.side !== "head" || messages.length === 0) return;
  throw new UserError(messages.map((message) => mistake(planned, message)));
}

/** What is wrong with a model that can be read. */
export function mistake({ model, source }: PlannedRequest, message: string): Problem {
  return { message: `model ${model}: ${message}`, at: { file: source.path } };
}

export function ofVariant(name: string, reason: string): string {
  return `variant '${name}': ${reason}`;
}
