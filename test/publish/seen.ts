import { readFileSync } from "node:fs";
import { Verdict } from "../../src/contract/verdict.ts";
import type { StepResult } from "../emulator/runner.ts";

export function verdictOf({ outputs, log }: StepResult): Verdict {
  if (outputs.verdict === undefined) throw new Error(log);
  return Verdict.parse(JSON.parse(readFileSync(outputs.verdict, "utf8")));
}

/** Without what tells one run from another. */
export function judgedOf(result: StepResult): Omit<Verdict, "published"> {
  const { published: _, ...judged } = verdictOf(result);
  return judged;
}

/** The limit on int8's accuracy with this operator. */
export function limitOf(result: StepResult, operator: string) {
  const int8 = verdictOf(result).models[0]?.variants.find(({ name }) => name === "int8");
  return int8?.limits.find((one) => one.operator === operator);
}
