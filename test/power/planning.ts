import { openOracle } from "../oracles/bridge.ts";

/** scipy, statsmodels and numpy on the questions of planning. */
export const oracle = openOracle("planning", "scipy", "statsmodels");

export async function ask(
  question: string,
  cases: readonly (readonly unknown[])[],
): Promise<unknown[]> {
  if ("absent" in oracle) throw new Error(oracle.absent);
  return await oracle.ask(question, cases);
}
